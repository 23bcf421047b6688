import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { PasswordPolicy } from '../../core/password-policy.js';
import { AuthTask } from '../base/auth-task.js';
import { choiceStyles } from '../base/choice.styles.js';
import { passwordField, submitButton } from '../base/fields.js';
import { newPasswordField } from '../base/new-password-field.js';
import { policyTexts } from '../base/policy.texts.js';
import { withAttributes } from '../base/properties.js';
import { signInName } from '../base/sign-in-name.js';
import { taskFormStyles } from '../base/task-frame.js';
import { taskTexts } from '../base/task.texts.js';
import { changePasswordTexts } from './change-password.texts.js';

/**
 * Changes the password of whoever is signed in, or sets one where there is none yet.
 *
 * @element auth-change-password
 * @slot - A `<form>` of the page's own in place of this element's: `current`, `password`.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthAccountChangeEvent} auth-account-change - The password has been changed.
 */
export class AuthChangePassword extends AuthTask {
  static override readonly properties: PropertyDeclarations = withAttributes({
    passwordPolicy: {},
  });

  /** The pool's password policy, as far as it should be shown: `8 lowercase uppercase numbers symbols`. */
  passwordPolicy: string | PasswordPolicy | undefined;

  override readonly task = 'password';

  override readonly formStyles = [...taskFormStyles, choiceStyles];

  protected override readonly i18n = new LocalizeController(this, { ...taskTexts, ...policyTexts, ...changePasswordTexts });

  protected override get heading(): string { return this.i18n.t('change-password-title'); }

  protected override renderTask(): TemplateResult {
    const { i18n: { t }, formId: form, data: { hasPassword = true }, reveal } = this;
    return html`
      ${this.renderHeading(this.heading, hasPassword ? nothing : t('change-password-none'))}
      <input class="auth-hidden" name="username" type="text" autocomplete="username" readonly tabindex="-1" aria-hidden="true" .value=${signInName(this.snapshot)}>
      ${hasPassword ? passwordField({ form, name: 'current', label: t('change-password-current'), autocomplete: 'current-password', enterkeyhint: 'next', ...reveal }) : nothing}
      ${newPasswordField({ form, label: t('change-password-new'), element: this.form, policy: this.passwordPolicy ?? this.frame?.passwordPolicy, t, reveal })}
      ${submitButton(t(hasPassword ? 'change-password-button' : 'change-password-set'))}`;
  }
}
