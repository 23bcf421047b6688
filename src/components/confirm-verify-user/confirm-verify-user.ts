import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { Values } from '../../flow/types.js';
import { AuthScreen } from '../base/auth-screen.js';
import { codeField, deliveryText } from '../base/code-step.js';
import { codeTexts } from '../base/code.texts.js';
import { linkButton, submitButton } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { resendStyles, ResendWait } from '../base/resend-wait.js';
import { resendTexts } from '../base/resend.texts.js';
import { commonTexts } from '../base/texts.js';
import { readCode } from '../base/typed-code.js';
import { confirmVerifyUserTexts } from './confirm-verify-user.texts.js';

/**
 * Verifies an e-mail address or phone number of who is signed in, with the code that was sent. Can be left out.
 *
 * @element auth-confirm-verify-user
 * @slot - A `<form>` of the page's own in place of this element's: `code`; the actions `resend`, `back` and `skip`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-confirm-verify-user - A code is waited for.
 * @fires {AuthRequestEvent} auth-confirm-verify-user-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthConfirmVerifyUser extends AuthScreen {
  override readonly screen = 'confirmVerifyUser';

  override readonly formStyles = [formStyles, resendStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...codeTexts, ...resendTexts, ...confirmVerifyUserTexts });

  readonly #wait = new ResendWait(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.isShown) this.#wait.follow(this.snapshot.delivery, this.session.auth?.config.clock);
  }

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { delivery } } = this;
    const sent = deliveryText(delivery, t, { email: 'confirm-verify-user-sent-email', sms: 'confirm-verify-user-sent-sms', unknown: 'confirm-verify-user-enter' });
    return html`
      ${this.renderHeading(t('confirm-verify-user-title'), sent)}
      ${codeField(form, t('code-label'))}
      ${submitButton(t('confirm-verify-user-button'))}
      <div class="auth-links">
        ${this.#wait.button(t)}
        ${linkButton('back', t('confirm-verify-user-back'))}
        ${linkButton('skip', t('confirm-verify-user-skip'))}
      </div>`;
  }

  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    return { ...values, code: readCode(values.code) };
  }
}
