import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthEntryScreen } from '../base/auth-entry-screen.js';
import { backTexts } from '../base/back.texts.js';
import { linkButton, submitButton, textField } from '../base/fields.js';
import { usernameField } from '../base/login-mechanisms.js';
import { commonTexts } from '../base/texts.js';
import { resetPasswordTexts } from './reset-password.texts.js';

/**
 * Asks for a code with which a forgotten password can be replaced.
 *
 * @element auth-reset-password
 * @slot - A `<form>` of the page's own in place of this element's: `username`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-reset-password - The journey has come to a forgotten password.
 * @fires {AuthRequestEvent} auth-reset-password-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthResetPassword extends AuthEntryScreen {
  override readonly screen = 'resetPassword';

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...resetPasswordTexts });

  protected override renderForm(): TemplateResult {
    const { t } = this.i18n;
    const { label, type, inputmode } = usernameField(this.mechanisms);
    return html`
      ${this.renderHeading(t('reset-password-title'), t('reset-password-text'))}
      ${textField({ form: this.formId, name: 'username', label: t(label), type, inputmode, autocomplete: 'username', enterkeyhint: 'send', value: this.snapshot.username })}
      ${submitButton(t('reset-password-button'))}
      <div class="auth-links">${linkButton('back', t('to-sign-in'))}</div>`;
  }
}
