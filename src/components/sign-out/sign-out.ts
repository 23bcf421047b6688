import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthElement } from '../base/auth-element.js';
import { tokens } from '../base/card.styles.js';
import { withAttributes } from '../base/properties.js';
import { signOutStyles } from './sign-out.styles.js';
import { signOutTexts } from './sign-out.texts.js';

/**
 * A button that signs out, here and in all tabs; it is there only while somebody is signed in.
 *
 * @element auth-sign-out
 * @slot - The button's text.
 * @csspart button - The button.
 * @fires {AuthRequestEvent} auth-sign-out-request - Somebody is about to be signed out; cancelable.
 * @fires {AuthStateEvent} auth-sign-out - The sign-out has begun.
 */
export class AuthSignOut extends AuthElement {
  static override readonly styles = [tokens, signOutStyles];

  static override readonly properties: PropertyDeclarations = withAttributes({
    global: { type: Boolean },
  });

  /** Signs out on every device. */
  global = false;

  protected readonly i18n = new LocalizeController(this, signOutTexts);

  protected override render(): TemplateResult | typeof nothing {
    if (!this.snapshot.user) return nothing;
    return html`<button part="button" type="button" aria-disabled=${this.snapshot.state === 'signOut'} @click=${this.#onClick}><slot>${this.i18n.t('sign-out-button')}</slot></button>`;
  }

  #onClick(): void {
    this.session.send({ type: 'signOut', global: this.global });
  }
}
