import type { CSSResult } from 'lit';
import type { PasswordPolicy } from '../../core/password-policy.js';
import type { Texts } from '../../i18n/texts.js';
import { formActsStyles } from './form-acts.styles.js';
import { formStyles } from './form.styles.js';
import { listStyles } from './list.styles.js';
import { rtlStyles } from './rtl.styles.js';
import type { SignUpField } from './sign-up-fields.js';

/** What an element that is made of several tasks lets them know. */
export interface TaskFrame extends HTMLElement {
  readonly messages: Texts;
  readonly passwordPolicy: string | PasswordPolicy | undefined;
  /** The attributes of the profile. */
  readonly fields: string | readonly (string | SignUpField)[] | undefined;
  /** The second factors that can be set up. */
  readonly factors: string | undefined;
  /** The name under which an authenticator app lists the account. */
  readonly issuer: string | undefined;
}

/** The sheets of every such form. */
export const taskFormStyles: readonly CSSResult[] = [formStyles, formActsStyles, rtlStyles, listStyles];
