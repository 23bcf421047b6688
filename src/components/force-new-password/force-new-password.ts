import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { Values } from '../../flow/types.js';
import { attributeField, isAttribute, readAttributeFields } from '../base/attribute-field.js';
import { attributeTexts } from '../base/attribute.texts.js';
import { AuthScreen } from '../base/auth-screen.js';
import { backTexts } from '../base/back.texts.js';
import { choiceStyles } from '../base/choice.styles.js';
import { linkButton, submitButton, textField } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { usernameField } from '../base/login-mechanisms.js';
import { newPasswordField, policyOf } from '../base/new-password-field.js';
import { policyTexts } from '../base/policy.texts.js';
import { stepTexts } from '../base/step.texts.js';
import { stepTime } from '../base/step-time.js';
import { commonTexts } from '../base/texts.js';
import { forceNewPasswordTexts } from './force-new-password.texts.js';

/**
 * Replaces the temporary password of an invited user, and asks for the attributes that Cognito requires with it.
 *
 * @element auth-force-new-password
 * @slot - A `<form>` of the page's own in place of this element's: `password`, and a field for each attribute.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-force-new-password - A new password is waited for.
 * @fires {AuthRequestEvent} auth-force-new-password-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthForceNewPassword extends AuthScreen {
  override readonly screen = 'forceNewPassword';

  override readonly formStyles = [formStyles, choiceStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...stepTexts, ...attributeTexts, ...policyTexts, ...forceNewPasswordTexts });

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, draft, snapshot: { username, requiredAttributes } } = this;
    const described = new Map(readAttributeFields(this.stage?.signUpAttributes ?? this.settings?.signUpAttributes).map((field) => [field.name, field]));
    return html`
      ${this.renderHeading(t('force-new-password-title'), t('force-new-password-text'))}
      ${stepTime(t)}
      ${textField({ form, name: 'username', label: t(usernameField(this.mechanisms).label), autocomplete: 'username', value: username, isReadonly: true })}
      ${newPasswordField({ form, label: t('force-new-password-new'), element: this.form, policy: policyOf(this), t, reveal: this.reveal, enterkeyhint: requiredAttributes.length ? 'next' : 'go' })}
      ${requiredAttributes.map((name, index) => attributeField({ ...described.get(name), name, required: true }, { form, t, optionalText: '', chooseText: t('choose-option'), value: draft[name], isLast: !requiredAttributes[index + 1] }))}
      ${submitButton(t('force-new-password-button'))}
      <div class="auth-links">${linkButton('back', t('to-sign-in'))}</div>`;
  }

  /** Of the fields only the password and the attributes go out. */
  protected override async prepare(typed: Values): Promise<Values> {
    const { password = '', ...values } = await super.prepare(typed);
    return { password, ...Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' && isAttribute(name))) };
  }
}
