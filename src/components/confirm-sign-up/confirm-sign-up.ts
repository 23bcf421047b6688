import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { systemClock } from '../../core/clock.js';
import { advise } from '../base/advise.js';
import { backTexts } from '../base/back.texts.js';
import { AuthCodeStep, codeField, deliveryText } from '../base/code-step.js';
import { codeTexts } from '../base/code.texts.js';
import { linkButton, submitButton } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { resendStyles } from '../base/resend-wait.js';
import { resendTexts } from '../base/resend.texts.js';
import { commonTexts } from '../base/texts.js';
import { confirmSignUpTexts } from './confirm-sign-up.texts.js';
import { ReturnWatch } from './return-watch.js';

/** What the button that sends once more says of a link. */
const RESEND = { 'resend-button': 'confirm-sign-up-link-resend', 'resend-wait': 'confirm-sign-up-link-wait' } as const;

/**
 * Confirms a new account with the code, or by the link, that was sent. Opens from a link too, with `username` and `code`.
 *
 * With `verification="link"`, here, on the stage around it or with the session's configuration, it waits until the link in the message has been opened: who comes back
 * to the page is signed in.
 *
 * @element auth-confirm-sign-up
 * @slot - A `<form>` of the page's own in place of this element's: `code`, and `username` where it is not known; neither where a link confirms.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-confirm-sign-up - A code, or a link that is opened, is waited for.
 * @fires {AuthRequestEvent} auth-confirm-sign-up-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthConfirmSignUp extends AuthCodeStep {
  override readonly screen = 'confirmSignUp';

  override readonly formStyles = [formStyles, resendStyles];

  protected override readonly link = 'toConfirmSignUp';

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...codeTexts, ...resendTexts, ...confirmSignUpTexts });

  readonly #returns = new ReturnWatch(this, () => this.#onReturn());

  /** A message by SMS has a code all the same. */
  get #isByLink(): boolean {
    const said: string = (this.verification ?? this.stage?.verification ?? this.auth?.config.verification) || 'code';
    if (said !== 'code' && said !== 'link') advise('verification', said);
    return said === 'link' && !this.code && this.snapshot.delivery?.medium !== 'SMS';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#isByLink) return;
    this.#returns.clock = this.session.auth?.config.clock ?? systemClock;
    // The journey does not know what was sent once more.
    this.i18n.messages = { 'notice-code-resent': this.i18n.t('confirm-sign-up-link-resent'), ...this.i18n.messages };
  }

  protected override renderForm(): TemplateResult {
    return this.#isByLink ? this.#renderLink() : this.#renderCode();
  }

  #renderCode(): TemplateResult {
    const { i18n: { t }, formId: form } = this;
    const sent = deliveryText(this.snapshot.delivery, t, { email: 'confirm-sign-up-sent-email', sms: 'confirm-sign-up-sent-sms', unknown: 'confirm-sign-up-enter' });
    return html`
      ${this.renderHeading(t('confirm-sign-up-title'), sent)}
      ${this.renderUsername()}
      ${codeField(form, t('code-label'), this.code)}
      ${submitButton(t('confirm-sign-up-button'))}
      <div class="auth-links">
        ${this.wait.button(t)}
        ${linkButton('back', t('to-sign-in'))}
      </div>`;
  }

  #renderLink(): TemplateResult {
    const { i18n: { t } } = this;
    const sent = deliveryText(this.snapshot.delivery, t, { email: 'confirm-sign-up-link-sent', sms: 'confirm-sign-up-sent-sms', unknown: 'confirm-sign-up-link-unknown' });
    return html`
      ${this.renderHeading(t('confirm-sign-up-title'), sent)}
      ${this.renderUsername()}
      ${submitButton(t('confirm-sign-up-link-button'))}
      <div class="auth-links">
        ${this.wait.button((key, params) => t(RESEND[key], params))}
        ${linkButton('back', t('to-sign-in'))}
      </div>`;
  }

  #onReturn(): boolean {
    const isDue = this.isShown && this.#isByLink && !this.isBusy;
    if (isDue) this.session.send({ type: 'returned' });
    return isDue;
  }
}
