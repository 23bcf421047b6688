import { css, html, type TemplateResult } from 'lit';
import { AuthContextProvider } from '../../context-provider.js';
import type { Auth } from '../../session/auth.js';
import { AuthElement } from '../base/auth-element.js';

/**
 * Gives one session to everything inside it. It looks like nothing.
 *
 * @element auth-provider
 * @slot - The part of the page that shares the session.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthProvider extends AuthElement {
  static override readonly styles = css`:host { display: contents }`;

  readonly #context = new AuthContextProvider(this);
  #detach: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#detach?.();
    this.#detach = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.session.auth && !this.#detach) this.sessionChanged(this.session.auth);
  }

  protected override sessionChanged(auth: Auth): void {
    this.#detach?.();
    this.#detach = auth.attach(this, 2);
    this.#context.set(auth);
  }

  /** By now the elements inside had their chance to say where the journey begins. */
  protected override firstUpdated(): void {
    setTimeout(() => {
      this.session.send({ type: 'start' });
      this.session.auth?.warm();
    });
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
