import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthScreen } from '../base/auth-screen.js';
import { linkButton, submitButton } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { radioField, radioStyles } from '../base/radio-field.js';
import { commonTexts } from '../base/texts.js';
import { verifyUserTexts } from './verify-user.texts.js';

/**
 * Offers who has just signed in and could not recover the account to verify an e-mail address or phone number. Can be left out.
 *
 * @element auth-verify-user
 * @slot - A `<form>` of the page's own in place of this element's: `attribute` with the values `email` and `phone_number`; the action `skip`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-verify-user - A choice is waited for.
 * @fires {AuthRequestEvent} auth-verify-user-request - Cognito is about to be asked for a code; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthVerifyUser extends AuthScreen {
  override readonly screen = 'verifyUser';

  override readonly formStyles = [formStyles, radioStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...verifyUserTexts });

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { unverified, user } } = this;
    // The one that was tried last comes first in the state; here the order stays.
    const names = [...unverified].sort();
    return html`
      ${this.renderHeading(t('verify-user-title'), t('verify-user-text'))}
      ${radioField({
        form, name: 'attribute', legend: t('verify-user-legend'),
        choices: names.map((value) => ({ value, label: t(value === 'email' ? 'verify-user-email' : 'verify-user-phone_number', { address: user?.attributes[value] ?? '' }) })),
      })}
      ${submitButton(t('verify-user-button'))}
      <div class="auth-links">${linkButton('skip', t('verify-user-skip'))}</div>`;
  }
}
