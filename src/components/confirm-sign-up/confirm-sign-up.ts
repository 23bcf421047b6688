import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthCodeStep, codeField, deliveryText } from '../base/code-step.js';
import { linkButton, submitButton } from '../base/fields.js';
import { commonTexts } from '../base/texts.js';
import { confirmSignUpTexts } from './confirm-sign-up.texts.js';

/**
 * Confirms a new account with the code that was sent. Opens from a link too, with `username` and `code`.
 *
 * @element auth-confirm-sign-up
 * @slot - A `<form>` of the page's own in place of this element's: `code`, and `username` where it is not known.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-confirm-sign-up - A code is waited for.
 * @fires {AuthRequestEvent} auth-confirm-sign-up-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthConfirmSignUp extends AuthCodeStep {
  override readonly screen = 'confirmSignUp';

  protected override readonly link = 'toConfirmSignUp';

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...confirmSignUpTexts });

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form } = this;
    const sent = deliveryText(this.snapshot.delivery, t, { email: 'confirm-sign-up-sent-email', sms: 'confirm-sign-up-sent-sms', unknown: 'confirm-sign-up-enter' });
    return html`
      ${this.renderHeading(t('confirm-sign-up-title'), sent)}
      ${this.renderUsername()}
      ${codeField(form, t('code-label'), this.code)}
      ${submitButton(t('confirm-sign-up-button'))}
      <div class="auth-links">
        ${linkButton('resend', t('confirm-sign-up-resend'))}
        ${linkButton('back', t('to-sign-in'))}
      </div>`;
  }
}
