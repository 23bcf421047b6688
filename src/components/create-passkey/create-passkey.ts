import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthScreen } from '../base/auth-screen.js';
import { linkButton, submitButton } from '../base/fields.js';
import { commonTexts } from '../base/texts.js';
import { createPasskeyTexts } from './create-passkey.texts.js';

/**
 * Offers a passkey to who has just signed in without one, as often as `passkey-offer` says.
 *
 * @element auth-create-passkey
 * @slot - A `<form>` of the page's own in place of this element's, and a button with `data-auth-action="skip"`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-create-passkey - A passkey is offered.
 * @fires {AuthRequestEvent} auth-create-passkey-request - The browser is about to be asked for a passkey; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthCreatePasskey extends AuthScreen {
  override readonly screen = 'createPasskey';

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...createPasskeyTexts });

  protected override renderForm(): TemplateResult {
    const { t } = this.i18n;
    return html`
      ${this.renderHeading(t('create-passkey-title'), t('create-passkey-text'))}
      ${submitButton(t('create-passkey-button'))}
      <div class="auth-links">${linkButton('skip', t('create-passkey-skip'))}</div>`;
  }
}
