import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { Values } from '../../flow/types.js';
import { attributeField, isAttribute, readAttributeFields } from '../base/attribute-field.js';
import { attributeTexts } from '../base/attribute.texts.js';
import { AuthTask } from '../base/auth-task.js';
import { choiceStyles } from '../base/choice.styles.js';
import { codeForm, codeSentText } from '../base/code-form.js';
import { submitButton } from '../base/fields.js';
import { controlsOf } from '../base/form-acts.js';
import { later } from '../base/later.js';
import { withAttributes } from '../base/properties.js';
import type { SignUpField } from '../base/sign-up-fields.js';
import { resendStyles, ResendWait } from '../base/resend-wait.js';
import { resendTexts } from '../base/resend.texts.js';
import { actionButton } from '../base/task-buttons.js';
import { taskFormStyles } from '../base/task-frame.js';
import { taskTexts } from '../base/task.texts.js';
import { profileTexts } from './profile.texts.js';

/** What Cognito or a provider alone says of a user. */
const NOT_EDITABLE = /^(sub|identities|(email|phone_number)_verified|cognito:.*|dev:.*)$/;

const CONTACTS: readonly string[] = ['email', 'phone_number'];

/**
 * Shows what Cognito knows of whoever is signed in, and changes it. A contact that changes is verified by a code.
 *
 * @element auth-profile
 * @slot - A `<form>` of the page's own in place of this element's: a field for each attribute, and `code` in the step that asks for one.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthAccountChangeEvent} auth-account-change - Something has been changed or verified.
 */
export class AuthProfile extends AuthTask {
  static override readonly properties: PropertyDeclarations = withAttributes({
    fields: {},
  });

  /** The attributes to be shown, by name or as fields; without it all that the user has. */
  fields: string | readonly (string | SignUpField)[] | undefined;

  override readonly task = 'profile';

  override readonly formStyles = [...taskFormStyles, choiceStyles, resendStyles];

  protected override readonly i18n = new LocalizeController(this, { ...taskTexts, ...resendTexts, ...attributeTexts, ...profileTexts });

  readonly #wait = new ResendWait(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#wait.follow(this.state.verifications?.[0]?.delivery, this.session.auth?.config.clock);
  }

  protected override get heading(): string { return this.i18n.t('profile-title'); }

  protected override renderTask(): TemplateResult {
    return this.state.step === 'code' ? this.#renderCode() : this.#renderFields();
  }

  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    if (this.state.step === 'code') return values;
    // A checkbox that is not ticked is in no form data.
    const unticked = controlsOf(this.form).filter((control) => control.type === 'checkbox' && !(control as HTMLInputElement).checked).map(({ name }) => [name, 'false']);
    const given = Object.fromEntries([...Object.entries(values), ...unticked].filter(([name = '']) => isAttribute(name))) as Values;
    if (!given.phone_number) return given;
    const { toE164 } = await later(this, () => import('../base/phone.js'));
    return { ...given, phone_number: toE164(given.phone_number) ?? given.phone_number };
  }

  #renderFields(): TemplateResult {
    const { t } = this.i18n;
    const fields = this.#fields();
    return html`
      ${this.renderHeading(this.heading, fields.length ? nothing : t('profile-empty'))}
      ${fields.map((field, index) => this.#renderField(field, !fields[index + 1]))}
      ${fields.length ? submitButton(t('profile-button')) : nothing}`;
  }

  #renderField(field: SignUpField, isLast: boolean): TemplateResult {
    const { i18n: { t }, formId: form, data: { attributes = {} } } = this;
    const { name } = field;
    const value = attributes[name] ?? '';
    return html`
      ${attributeField(field, { form, t, optionalText: t('profile-optional'), chooseText: t('choose-option'), value, isLast })}
      ${CONTACTS.includes(name) && value ? this.#renderStatus(name, attributes[`${name}_verified`] === 'true') : nothing}`;
  }

  #renderStatus(name: string, isVerified: boolean): TemplateResult {
    const { t } = this.i18n;
    return isVerified
      ? html`<p class="auth-status" data-good>${t('profile-verified')}</p>`
      : html`<p class="auth-status">${t('profile-unverified')} ${actionButton(t, 'verify', name, t('profile-verify'), this.#label(name))}</p>`;
  }

  #renderCode(): TemplateResult {
    const { i18n: { t }, formId, state: { verifications: [now] = [] } } = this;
    return html`
      ${this.renderHeading(t(now?.attribute === 'phone_number' ? 'profile-phone-title' : 'profile-email-title'), codeSentText(now?.delivery, t))}
      ${codeForm(formId, t, this.#wait)}`;
  }

  #label(name: string): string {
    return this.i18n.t(name === 'phone_number' ? 'attribute-phone_number' : 'attribute-email');
  }

  /** Names alone are optional here: whoever wants one filled in says so by a field. */
  #fields(): SignUpField[] {
    const given = this.fields ?? this.frame?.fields;
    const { attributes = {} } = this.data;
    const names = given === undefined ? Object.keys(attributes).filter((name) => !NOT_EDITABLE.test(name)) : given;
    return readAttributeFields(names).map((field) => ({ required: false, ...field }));
  }
}
