import type { PropertyDeclarations } from 'lit';
import type { Texts } from '../../i18n/texts.js';
import type { PasswordPolicy } from '../../core/password-policy.js';
import type { AuthConfig } from '../../session/config.js';
import type { SignUpField } from './sign-up-fields.js';
import type { LoginMechanism } from './login-mechanisms.js';
import { providerProperties } from './providers.js';

/** What an element that shows a whole journey lets its screens know. */
export interface Stage extends HTMLElement {
  readonly loginMechanisms: string | readonly LoginMechanism[] | undefined;
  readonly signUpAttributes: string | readonly (string | SignUpField)[] | undefined;
  readonly passwordPolicy: string | PasswordPolicy | undefined;
  readonly verification: AuthConfig['verification'];
  readonly hideSignUp: boolean;
  readonly initialState?: string | undefined;
  readonly companySignIn: boolean;
  readonly popup: boolean;
  readonly messages: Texts;
  /** Says something to those who do not see it. */
  announce(text: string): void;
}

/** What a page may say to each of them, beside what it may say to any screen. */
export const stageProperties: PropertyDeclarations = {
  username: {},
  hideSignUp: { type: Boolean },
  signUpAttributes: {},
  ...providerProperties,
};

/** The elements that show what follows; a screen inside one of them is part of its journey. */
export const STAGES = 'auth-authenticator, auth-sign-in, auth-sign-up, auth-reset-password';
