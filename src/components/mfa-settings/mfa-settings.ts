import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { ContactName, MfaFactor } from '../../flow/account/types.js';
import type { Values } from '../../flow/types.js';
import { AuthTask } from '../base/auth-task.js';
import { actionButton, dangerButton } from '../base/task-buttons.js';
import { taskFormStyles } from '../base/task-frame.js';
import { codeForm, codeSentText } from '../base/code-form.js';
import { submitButton, textField } from '../base/fields.js';
import { taskTexts } from '../base/task.texts.js';
import { mfaSettingsTexts } from './mfa-settings.texts.js';

type TextKey = keyof typeof mfaSettingsTexts;

interface Factor {
  readonly type: MfaFactor;
  readonly name: TextKey;
  /** Where its codes go. */
  readonly contact?: ContactName;
}

/** The factors by the names that a page gives them. */
const FACTORS: Readonly<Record<string, Factor>> = {
  totp: { type: 'SOFTWARE_TOKEN_MFA', name: 'mfa-settings-totp' },
  sms: { type: 'SMS_MFA', name: 'mfa-settings-sms', contact: 'phone_number' },
  email: { type: 'EMAIL_OTP', name: 'mfa-settings-email', contact: 'email' },
};

/**
 * Sets second factors up, prefers one and takes them away: an authenticator app, text messages, e-mail.
 *
 * @element auth-mfa-settings
 * @slot - A `<form>` of the page's own in place of this element's: buttons with `data-auth-action` (`setUp`, `prefer`, `remove`) and `data-auth-target`, and the field of each step.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthAccountChangeEvent} auth-account-change - A factor has been set up, preferred or removed.
 */
export class AuthMfaSettings extends AuthTask {
  static override readonly properties: PropertyDeclarations = {
    factors: {},
  };

  /** What the pool offers, of `totp`, `sms` and `email`; all three by default. */
  factors: string | undefined;

  override readonly task = 'mfa';

  override readonly formStyles = taskFormStyles;

  protected override readonly i18n = new LocalizeController(this, { ...taskTexts, ...mfaSettingsTexts });

  protected override get heading(): string { return this.i18n.t('mfa-settings-title'); }

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
    const { toE164 } = await import('../base/phone.js');
    return { ...values, phone_number: toE164(values.phone_number) ?? values.phone_number };
  }

  /** In the order of the attribute; one that is on is shown in any case. */
  get #offered(): Factor[] {
    const names = (this.factors ?? this.frame?.factors ?? 'totp sms email').split(/[\s,]+/);
    const known = names.map((name) => FACTORS[name]).filter((factor) => factor !== undefined);
    const others = Object.values(FACTORS).filter((factor) => !known.includes(factor) && this.data.factors?.includes(factor.type));
    return [...known, ...others];
  }

  #nameOf(type: string | undefined): string {
    const factor = Object.values(FACTORS).find((candidate) => candidate.type === type);
    return factor ? this.i18n.t(factor.name) : '';
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
        <span class="auth-item-name">${name}${isPreferred ? html` <span class="auth-badge">${t('mfa-settings-preferred')}</span>` : nothing}</span>
        <span class="auth-item-detail">${isOn ? contact ? attributes[contact] : t('mfa-settings-on') : t('mfa-settings-off')}</span>
      </div>
      <div class="auth-item-actions">
        ${isOn && !isPreferred ? actionButton('prefer', type, t('mfa-settings-prefer'), t('mfa-settings-prefer-label', { name })) : nothing}
        ${isOn && contact ? nothing : isOn
          ? actionButton('setUp', type, t('mfa-settings-replace'), t('mfa-settings-replace-label', { name }))
          : actionButton('setUp', type, t('mfa-settings-set-up'), t('mfa-settings-set-up-label', { name }))}
        ${isOn ? actionButton('remove', type, t('mfa-settings-remove'), t('mfa-settings-remove-label', { name })) : nothing}
      </div>
    </li>`;
  }

  #renderContact(): TemplateResult {
    const { i18n: { t }, formId: form, state: { factor }, data: { attributes = {} } } = this;
    const isPhone = factor === 'SMS_MFA';
    return html`
      ${this.renderHeading(t('mfa-settings-contact-title', { name: this.#nameOf(factor) }))}
      ${isPhone
        ? textField({ form, name: 'phone_number', label: t('mfa-settings-phone'), type: 'tel', inputmode: 'tel', autocomplete: 'tel', enterkeyhint: 'go', value: attributes.phone_number })
        : textField({ form, name: 'email', label: t('mfa-settings-address'), type: 'email', inputmode: 'email', autocomplete: 'email', enterkeyhint: 'go', value: attributes.email })}
      ${submitButton(t('mfa-settings-contact-button'))}
      ${this.renderBack()}`;
  }

  #renderCode(): TemplateResult {
    const { i18n: { t }, formId, state: { factor, verifications: [now] = [] } } = this;
    return html`
      ${this.renderHeading(t('mfa-settings-code-title', { name: this.#nameOf(factor) }), codeSentText(now?.delivery, t))}
      ${codeForm(formId, t)}`;
  }

  #renderApp(): TemplateResult {
    const { i18n: { t }, formId: form, state: { totpSecret = '' } } = this;
    return html`
      ${this.renderHeading(t('mfa-settings-app-title'), t('mfa-settings-app-text'))}
      ${textField({ form, name: 'key', label: t('mfa-settings-key'), value: totpSecret, isReadonly: true, autocomplete: 'off' })}
      ${textField({ form, name: 'code', label: t('mfa-settings-app-code'), autocomplete: 'one-time-code', inputmode: 'numeric', enterkeyhint: 'go' })}
      ${submitButton(t('mfa-settings-app-button'))}
      ${this.renderBack()}`;
  }

  #renderConfirm(): TemplateResult {
    const { t } = this.i18n;
    return html`
      ${this.renderHeading(t('mfa-settings-sure-title', { name: this.#nameOf(this.state.target) }), t('mfa-settings-sure-text'))}
      ${dangerButton(t('mfa-settings-sure-button'))}
      ${this.renderBack()}`;
  }
}
