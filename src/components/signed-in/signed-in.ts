import { css, html, nothing, type TemplateResult } from 'lit';
import { AuthElement } from '../base/auth-element.js';

/**
 * Shows its content to who has signed in. A convenience of display: what must be protected belongs behind a server that
 * checks tokens.
 *
 * @element auth-signed-in
 * @slot - The content.
 */
export class AuthSignedIn extends AuthElement {
  static override readonly styles = css`:host { display: contents } :host([hidden]) { display: none }`;

  protected override sessionChanged(): void {
    this.session.send({ type: 'start' });
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.snapshot.user && this.snapshot.state !== 'signOut' ? html`<slot></slot>` : nothing;
  }
}
