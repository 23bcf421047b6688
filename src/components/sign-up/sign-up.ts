import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { TextRef, Values } from '../../flow/types.js';
import { attributeField, isAttribute, readAttributeFields } from '../base/attribute-field.js';
import { attributeTexts } from '../base/attribute.texts.js';
import { AuthEntryScreen } from '../base/auth-entry-screen.js';
import type { Problems } from '../base/auth-screen.js';
import { choiceStyles } from '../base/choice.styles.js';
import { linkButton, submitButton, textField } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { later } from '../base/later.js';
import { usernameField, type LoginMechanism } from '../base/login-mechanisms.js';
import { mechanismOf } from '../base/mechanism-of.js';
import { newPasswordField, policyOf } from '../base/new-password-field.js';
import { policyTexts } from '../base/policy.texts.js';
import type { SignUpField } from '../base/sign-up-fields.js';
import { commonTexts } from '../base/texts.js';
import { signUpTexts } from './sign-up.texts.js';

const INVALID_PHONE: TextRef = { key: 'error-phone-format', english: 'Enter the phone number with its country code, such as +44 20 7946 0000.' };

/**
 * Creates an account: a user name of one of the login mechanisms, a password, and any attribute of the user pool.
 * With `USER_AUTH` the password may be left out, where the pool lets people sign in by a code.
 *
 * @element auth-sign-up
 * @slot - A `<form>` of the page's own in place of this element's: `username`, `password`, and a field for each attribute.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @slot provider-NAME - The label of a provider's button.
 * @slot icon-NAME - Its icon.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-sign-up - The journey has come to creating an account.
 * @fires {AuthRequestEvent} auth-sign-up-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthSignUp extends AuthEntryScreen {
  override readonly screen = 'signUp';

  override readonly formStyles = [formStyles, choiceStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...attributeTexts, ...policyTexts, ...signUpTexts });

  /** The fields beside user name and password; one that is the user name already is not asked for twice. */
  get #fields(): SignUpField[] {
    const { mechanisms } = this;
    return readAttributeFields(this.signUpAttributes ?? this.stage?.signUpAttributes ?? this.settings?.signUpAttributes).filter(({ name }) => mechanisms.length > 1 || name !== mechanisms[0]);
  }

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, draft } = this;
    const fields = this.#fields;
    const { label, type, inputmode } = usernameField(this.mechanisms);
    return html`
      ${this.renderHeading(t('sign-up-title'))}
      ${textField({ form, name: 'username', label: t(label), type, inputmode, autocomplete: 'username', enterkeyhint: 'next', value: draft.username ?? this.snapshot.username })}
      ${newPasswordField({ form, label: t('password-label'), element: this.form, policy: policyOf(this), t, reveal: this.reveal, enterkeyhint: fields.length ? 'next' : 'go', optionalText: this.auth?.config.authenticationFlowType === 'USER_AUTH' ? t('sign-up-optional') : undefined })}
      ${fields.map((spec, index) => attributeField(spec, { form, t, optionalText: t('sign-up-optional'), chooseText: t('choose-option'), value: draft[spec.name], isLast: !fields[index + 1] }))}
      ${submitButton(t('sign-up-button'))}
      <div class="auth-links">${linkButton('toSignIn', t('sign-up-sign-in'))}</div>`;
  }

  protected override async check({ username = '', phone_number: phone = '' }: Values): Promise<Problems> {
    const isPhone = this.#mechanism(username) === 'phone_number';
    if (!isPhone && !phone) return {};
    const { toE164 } = await later(this, () => import('../base/phone.js'));
    return {
      ...(isPhone && !toE164(username) && { username: INVALID_PHONE }),
      ...(phone && !toE164(phone) && { phone_number: INVALID_PHONE }),
    };
  }

  /** A user name that is an e-mail address or phone number is that attribute too; what is empty is not sent. */
  protected override async prepare(typed: Values): Promise<Values> {
    const values: Record<string, string> = { ...await super.prepare(typed) };
    const { username = '', password = '' } = values;
    for (const { name, type } of this.#fields) if (type === 'checkbox') values[name] ??= 'false';
    const mechanism = this.#mechanism(username);
    if (mechanism !== 'username') values[mechanism] ||= username;
    if (values.phone_number) values.phone_number = (await later(this, () => import('../base/phone.js'))).toE164(values.phone_number) ?? values.phone_number;
    const attributes = Object.entries(values).filter(([name, value]) => value !== '' && isAttribute(name));
    return { ...Object.fromEntries(attributes), username, password };
  }

  #mechanism(username: string): LoginMechanism {
    return mechanismOf(username, this.mechanisms);
  }
}
