import { css, html, nothing, type TemplateResult } from 'lit';
import { AuthElement } from '../base/auth-element.js';

/**
 * Shows its content to who has not signed in, once that is known.
 *
 * @element auth-signed-out
 * @slot - The content.
 */
export class AuthSignedOut extends AuthElement {
  static override readonly styles = css`:host { display: contents } :host([hidden]) { display: none }`;

  protected override sessionChanged(): void {
    this.session.send({ type: 'start' });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state, user } = this.snapshot;
    return user || state === 'idle' || state === 'setup' ? nothing : html`<slot></slot>`;
  }
}
