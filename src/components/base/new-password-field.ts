import type { TemplateResult } from 'lit';
import { readPasswordPolicy, type PasswordPolicy } from '../../core/password-policy.js';
import type { TextParams } from '../../i18n/texts.js';
import type { AuthScreen } from './auth-screen.js';
import { passwordField } from './fields.js';
import { controlsOf } from './form-acts.js';
import { policyList } from './policy-list.js';
import type { policyTexts } from './policy.texts.js';

export interface NewPasswordOptions {
  /** The form's unique prefix for ids. */
  readonly form: string;
  readonly label: string;
  readonly element: HTMLFormElement;
  /** As the page gave it. */
  readonly policy: string | PasswordPolicy | undefined;
  readonly t: (key: keyof typeof policyTexts, params?: TextParams) => string;
  readonly reveal: { readonly type: string; readonly show: string; readonly showLabel: string };
  readonly enterkeyhint?: string;
  /** Said behind the label of a password that may be left out. */
  readonly optionalText?: string | undefined;
}

/** Cognito's own limit (`PasswordType`), in characters. */
const LONGEST = 256;

/** The policy of a screen, as the page or a configuration file gives it. */
export const policyOf = (screen: AuthScreen): NewPasswordOptions['policy'] =>
  screen.passwordPolicy ?? screen['stage']?.passwordPolicy ?? screen['settings']?.passwordPolicy;

/** A password that is being chosen, with the policy as a checklist where it is known. */
export function newPasswordField({ form, label, element, policy: given, t, reveal, enterkeyhint = 'go', optionalText }: NewPasswordOptions): TemplateResult {
  const policy = readPasswordPolicy(given);
  const typed = controlsOf(element).find(({ name }) => name === 'password')?.value ?? '';
  const id = `${form}-policy`;
  return passwordField({
    form, label, optionalText, isOptional: optionalText !== undefined, name: 'password', autocomplete: 'new-password', enterkeyhint, maxlength: LONGEST,
    describedBy: policy && id, hint: policyList(id, typed, policy, t), ...reveal,
  });
}
