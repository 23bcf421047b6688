import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { backTexts } from '../base/back.texts.js';
import { AuthCodeStep, codeField, deliveryText } from '../base/code-step.js';
import { codeTexts } from '../base/code.texts.js';
import { choiceStyles } from '../base/choice.styles.js';
import { linkButton, submitButton } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { newPasswordField, policyOf } from '../base/new-password-field.js';
import { policyTexts } from '../base/policy.texts.js';
import { resendStyles } from '../base/resend-wait.js';
import { resendTexts } from '../base/resend.texts.js';
import { commonTexts } from '../base/texts.js';
import { confirmResetPasswordTexts } from './confirm-reset-password.texts.js';

/**
 * Replaces a forgotten password, with the code that was sent. Opens from a link too, with `username` and `code`.
 *
 * @element auth-confirm-reset-password
 * @slot - A `<form>` of the page's own in place of this element's: `code`, `password`, and `username` where it is not known.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-confirm-reset-password - A code and a new password are waited for.
 * @fires {AuthRequestEvent} auth-confirm-reset-password-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthConfirmResetPassword extends AuthCodeStep {
  override readonly screen = 'confirmResetPassword';

  protected override readonly link = 'toConfirmResetPassword';

  override readonly formStyles = [formStyles, choiceStyles, resendStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...codeTexts, ...policyTexts, ...resendTexts, ...confirmResetPasswordTexts });

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form } = this;
    const sent = deliveryText(this.snapshot.delivery, t, {
      email: 'confirm-reset-password-sent-email', sms: 'confirm-reset-password-sent-sms', unknown: 'confirm-reset-password-enter',
    });
    return html`
      ${this.renderHeading(t('confirm-reset-password-title'), sent)}
      ${this.renderUsername()}
      ${codeField(form, t('code-label'), this.code, 'next')}
      ${newPasswordField({ form, label: t('confirm-reset-password-new'), element: this.form, policy: policyOf(this), t, reveal: this.reveal })}
      ${submitButton(t('confirm-reset-password-button'))}
      <div class="auth-links">
        ${this.wait.button(t)}
        ${linkButton('back', t('to-sign-in'))}
      </div>`;
  }
}
