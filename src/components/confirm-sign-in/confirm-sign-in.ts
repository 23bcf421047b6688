import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { Values } from '../../flow/types.js';
import { AuthScreen } from '../base/auth-screen.js';
import { backTexts } from '../base/back.texts.js';
import { carriedUsername } from '../base/carried-username.js';
import { choiceStyles } from '../base/choice.styles.js';
import { codeField, deliveryText } from '../base/code-step.js';
import { codeTexts } from '../base/code.texts.js';
import { linkButton, submitButton } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { focusFirst } from '../base/form-acts.js';
import { resendStyles, ResendWait } from '../base/resend-wait.js';
import { resendTexts } from '../base/resend.texts.js';
import { stepTexts } from '../base/step.texts.js';
import { stepTime } from '../base/step-time.js';
import { commonTexts } from '../base/texts.js';
import { readCode } from '../base/typed-code.js';
import { challengeFields, type ChallengeFields } from './challenge-fields.js';
import { confirmSignInTexts } from './confirm-sign-in.texts.js';

/**
 * Asks for the code of a second factor (SMS, e-mail, authenticator app), or what the pool's own triggers want to know.
 *
 * In a form of the page's own `data-auth-parameter="name"` shows a public parameter of such a question, the field `answer` answers
 * it, and what other fields hold goes to the triggers as client metadata.
 *
 * @element auth-confirm-sign-in
 * @slot - A `<form>` of the page's own in place of this element's: `code`, or `answer`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-confirm-sign-in - A code or an answer is waited for; once more for each round of questions.
 * @fires {AuthRequestEvent} auth-confirm-sign-in-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthConfirmSignIn extends AuthScreen {
  static override readonly properties: PropertyDeclarations = {
    challengeFields: { attribute: false },
  };

  /** The fields of a question that the pool's own triggers ask, as a list or as a function of its public parameters. */
  challengeFields: ChallengeFields | undefined;

  override readonly screen = 'confirmSignIn';

  override readonly formStyles = [formStyles, choiceStyles, resendStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...codeTexts, ...stepTexts, ...resendTexts, ...confirmSignInTexts });

  readonly #wait = new ResendWait(this);
  #session: string | undefined;

  get #isCustom(): boolean { return this.snapshot.challenge === 'CUSTOM_CHALLENGE'; }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.isShown) this.#wait.follow(this.snapshot.delivery, this.session.auth?.config.clock);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { session } = this.snapshot;
    if (!this.isShown || session === this.#session) return;
    this.#tellParameters();
    // Another question, or another code: what was typed answers neither.
    if (this.#session) this.#askAnew();
    this.#session = session;
  }

  protected override renderForm(): TemplateResult {
    const { i18n: { t } } = this;
    return html`
      ${this.#isCustom ? this.#renderQuestion() : this.#renderCode()}
      ${submitButton(t('confirm-sign-in-button'))}
      <div class="auth-links">
        ${this.#isCustom || this.snapshot.challenge === 'SOFTWARE_TOKEN_MFA' ? nothing : this.#wait.button(t)}
        ${linkButton('back', t('to-sign-in'))}
      </div>`;
  }

  #renderCode(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { challenge, delivery } } = this;
    const text = challenge === 'SOFTWARE_TOKEN_MFA' ? t('confirm-sign-in-app')
      : deliveryText(delivery, t, { email: 'confirm-sign-in-sent-email', sms: 'confirm-sign-in-sent-sms', unknown: 'confirm-sign-in-enter' });
    return html`
      ${this.renderHeading(t('confirm-sign-in-title'), text)}
      ${stepTime(t)}
      ${carriedUsername(this.snapshot.username)}
      ${codeField(form, t('code-label'))}`;
  }

  #renderQuestion(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { parameters = {} } } = this;
    const { question } = parameters;
    return html`
      ${this.renderHeading(t('confirm-sign-in-custom-title'), question ? html`<bdi class="auth-value">${question}</bdi>` : nothing)}
      ${stepTime(t)}
      ${carriedUsername(this.snapshot.username)}
      ${challengeFields(this.challengeFields, parameters, { form, answerLabel: t('confirm-sign-in-answer-label') })}`;
  }

  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    return values.code === undefined ? values : { ...values, code: readCode(values.code) };
  }

  #askAnew(): void {
    for (const control of this.form.querySelectorAll<HTMLInputElement>('input:not([readonly]), select, textarea')) {
      if (control.type === 'checkbox') control.checked = control.defaultChecked;
      else if (control.type !== 'radio') control.value = '';
    }
    focusFirst(this.form);
    const question = this.snapshot.parameters?.question;
    if (question) (this.stage ?? this).announce(question);
  }

  #tellParameters(): void {
    if (this.binding.isOwn) return;
    for (const place of this.form.querySelectorAll<HTMLElement>('[data-auth-parameter]')) place.textContent = this.snapshot.parameters?.[place.dataset.authParameter ?? ''] ?? '';
  }
}
