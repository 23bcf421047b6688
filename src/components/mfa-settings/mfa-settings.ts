import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { ContactName } from '../../flow/account/types.js';
import type { MfaType, Values } from '../../flow/types.js';
import { AuthTask } from '../base/auth-task.js';
import { codeForm, codeSentText } from '../base/code-form.js';
import { submitButton, textField } from '../base/fields.js';
import { later } from '../base/later.js';
import { withAttributes } from '../base/properties.js';
import { resendStyles, ResendWait } from '../base/resend-wait.js';
import { resendTexts } from '../base/resend.texts.js';
import { signInName } from '../base/sign-in-name.js';
import { actionButton, dangerButton } from '../base/task-buttons.js';
import { taskFormStyles } from '../base/task-frame.js';
import { taskTexts } from '../base/task.texts.js';
import { TotpKey } from '../totp-key/totp-key.js';
import { totpKeyStyles } from '../totp-key/totp-key.styles.js';
import { totpKeyTexts } from '../totp-key/totp-key.texts.js';
import { mfaSettingsTexts } from './mfa-settings.texts.js';

type TextKey = keyof typeof mfaSettingsTexts;

interface Factor {
  readonly type: MfaType;
  readonly name: TextKey;
  /** What stands above its set-up, and above the question whether it is to go. */
  readonly title: TextKey;
  readonly sure: TextKey;
  /** Where its codes go. */
  readonly contact?: ContactName;
}

/** The factors by the names that a page gives them. */
const FACTORS: Readonly<Record<string, Factor>> = {
  totp: { type: 'SOFTWARE_TOKEN_MFA', name: 'mfa-settings-totp', title: 'mfa-settings-app-title', sure: 'mfa-settings-sure-totp' },
  sms: { type: 'SMS_MFA', name: 'mfa-settings-sms', title: 'mfa-settings-sms-title', sure: 'mfa-settings-sure-sms', contact: 'phone_number' },
  email: { type: 'EMAIL_OTP', name: 'mfa-settings-email', title: 'mfa-settings-email-title', sure: 'mfa-settings-sure-email', contact: 'email' },
};

/**
 * Sets second factors up, prefers one and takes them away: an authenticator app, text messages, e-mail.
 *
 * @element auth-mfa-settings
 * @slot - A `<form>` of the page's own in place of this element's: buttons with `data-auth-action` (`setUp`, `prefer`, `remove`) and `data-auth-target`, and the field of each step. The QR code is shown in `data-auth-qr` and the key in `data-auth-secret`; the action `copy` copies it.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthAccountChangeEvent} auth-account-change - A factor has been set up, preferred or removed.
 */
export class AuthMfaSettings extends AuthTask {
  static override readonly properties: PropertyDeclarations = withAttributes({
    factors: {},
    issuer: {},
  });

  /** What the pool offers, of `totp`, `sms` and `email`; all three by default. */
  factors: string | undefined;

  /** The name under which an authenticator app lists the account; the page's host by default. */
  issuer: string | undefined;

  override readonly task = 'mfa';

  override readonly formStyles = [...taskFormStyles, totpKeyStyles, resendStyles];

  protected override readonly i18n = new LocalizeController(this, { ...taskTexts, ...resendTexts, ...totpKeyTexts, ...mfaSettingsTexts });

  readonly #wait = new ResendWait(this);
  readonly #key = new TotpKey(this, this.i18n.t, (text) => { this.announce(text); });

  protected override get heading(): string { return this.i18n.t('mfa-settings-title'); }

  override formAction(action: string, button: HTMLElement): void {
    if (action === 'copy') void this.#key.copy();
    else super.formAction(action, button);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#wait.follow(this.state.verifications?.[0]?.delivery, this.session.auth?.config.clock);
    this.#key.follow(this.state.totpSecret, { issuer: this.issuer ?? this.frame?.issuer, account: signInName(this.snapshot) });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.binding.isOwn) this.#key.fill(this.form);
  }

  protected override renderTask(): TemplateResult {
    switch (this.state.step) {
      case 'contact': return this.#renderContact();
      case 'code': return this.#renderCode();
      case 'setupTotp': return this.#renderApp();
      case 'confirm': return this.#renderConfirm();
      default: return this.#renderList();
    }
  }

  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    if (!values.phone_number) return values;
    const { toE164 } = await later(this, () => import('../base/phone.js'));
    return { ...values, phone_number: toE164(values.phone_number) ?? values.phone_number };
  }

  /** In the order of the attribute; one that is on is shown in any case. */
  get #offered(): Factor[] {
    const names = (this.factors ?? this.frame?.factors ?? 'totp sms email').split(/[\s,]+/);
    const known = names.map((name) => FACTORS[name]).filter((factor) => factor !== undefined);
    const others = Object.values(FACTORS).filter((factor) => !known.includes(factor) && this.data.factors?.includes(factor.type));
    return [...known, ...others];
  }

  #textOf(part: 'title' | 'sure', type: string | undefined): string {
    const factor = Object.values(FACTORS).find((candidate) => candidate.type === type);
    return factor ? this.i18n.t(factor[part]) : '';
  }

  #renderList(): TemplateResult {
    const { t } = this.i18n;
    return html`
      ${this.renderHeading(this.heading, t('mfa-settings-text'))}
      <ul class="auth-list">${this.#offered.map((factor) => this.#renderFactor(factor))}</ul>`;
  }

  #renderFactor({ type, name: key, contact }: Factor): TemplateResult {
    const { i18n: { t }, data: { factors = [], preferredFactor, attributes = {} } } = this;
    const name = t(key);
    const isOn = factors.includes(type);
    const isPreferred = preferredFactor === type;
    return html`<li class="auth-item">
      <div class="auth-item-text">
        <span class="auth-item-name">${name} ${isPreferred ? html`<span class="auth-badge">${t('mfa-settings-preferred')}</span>` : nothing}</span>
        <span class="auth-item-detail">${isOn ? contact ? html`<bdi class="auth-value">${attributes[contact]}</bdi>` : t('mfa-settings-on') : t('mfa-settings-off')}</span>
      </div>
      <div class="auth-item-actions">
        ${isOn && !isPreferred ? actionButton(t, 'prefer', type, t('mfa-settings-prefer'), name) : nothing}
        ${isOn && contact ? nothing : isOn
          ? actionButton(t, 'setUp', type, t('mfa-settings-replace'), name)
          : actionButton(t, 'setUp', type, t('mfa-settings-set-up'), name)}
        ${isOn ? actionButton(t, 'remove', type, t('mfa-settings-remove'), name) : nothing}
      </div>
    </li>`;
  }

  #renderContact(): TemplateResult {
    const { i18n: { t }, formId: form, state: { factor }, data: { attributes = {} } } = this;
    const isPhone = factor === 'SMS_MFA';
    return html`
      ${this.renderHeading(this.#textOf('title', factor))}
      ${isPhone
        ? textField({ form, name: 'phone_number', label: t('mfa-settings-phone'), type: 'tel', inputmode: 'tel', autocomplete: 'tel', enterkeyhint: 'go', value: attributes.phone_number })
        : textField({ form, name: 'email', label: t('mfa-settings-address'), type: 'email', inputmode: 'email', autocomplete: 'email', enterkeyhint: 'go', value: attributes.email })}
      ${submitButton(t('mfa-settings-contact-button'))}
      ${this.renderBack()}`;
  }

  #renderCode(): TemplateResult {
    const { i18n: { t }, formId, state: { factor, verifications: [now] = [] } } = this;
    return html`
      ${this.renderHeading(this.#textOf('title', factor), codeSentText(now?.delivery, t))}
      ${codeForm(formId, t, this.#wait)}`;
  }

  #renderApp(): TemplateResult {
    const { i18n: { t }, formId: form } = this;
    return html`
      ${this.renderHeading(t('mfa-settings-app-title'))}
      ${this.#key.render()}
      ${textField({ form, name: 'code', label: t('mfa-settings-app-code'), autocomplete: 'one-time-code', inputmode: 'numeric', enterkeyhint: 'go' })}
      ${submitButton(t('mfa-settings-app-button'))}
      ${this.renderBack()}`;
  }

  #renderConfirm(): TemplateResult {
    const { t } = this.i18n;
    return html`
      ${this.renderHeading(this.#textOf('sure', this.state.target), t('mfa-settings-sure-text'))}
      ${dangerButton(t('mfa-settings-sure-button'))}
      ${this.renderBack()}`;
  }
}
