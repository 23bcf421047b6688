import type { AccountCommandType } from '../../flow/account/types.js';
import type { AuthFailure, TextRef } from '../../flow/types.js';
import { AuthError } from '../../core/errors.js';
import { failureOf } from '../engine.js';

interface Rule {
  readonly names: readonly string[];
  readonly message?: RegExp;
  /** Of all commands, where none is named. */
  readonly commands?: readonly AccountCommandType[];
  readonly text: TextRef;
  readonly field?: string;
}

/** What an error means in a task of the account, where that is something else than on the way in. */
const RULES: readonly Rule[] = [
  {
    names: ['NotAuthorizedException'], message: /incorrect username or password/i, commands: ['changePassword'], field: 'current',
    text: { key: 'error-account-current-password', english: 'That is not your current password.' },
  },
  {
    names: ['NotAuthorizedException'], message: /scope/i,
    text: { key: 'error-account-scope', english: 'This sign-in may not change the account. Please tell whoever runs this page.' },
  },
  {
    names: ['NotAuthorizedException'], message: /unauthorized attribute/i,
    text: { key: 'error-account-read-only', english: 'This cannot be changed here.' },
  },
  {
    names: ['AliasExistsException'], commands: ['changeAttributes', 'changeContact', 'verifyAttribute', 'verifyContact'],
    text: { key: 'error-alias-exists', english: 'Another account has this email address or phone number already.' },
  },
  {
    names: ['SoftwareTokenMFANotFoundException', 'InvalidParameterException'], message: /not (been )?enabled/i, commands: ['setUpFactor', 'verifyContact', 'verifyTotp', 'preferFactor'],
    text: { key: 'error-account-factor-unavailable', english: 'This is not available here.' },
  },
];

/** Puts words to what was thrown by a command. */
export async function explainTask(thrown: unknown, command: AccountCommandType): Promise<AuthFailure> {
  const { name, message } = AuthError.from(thrown);
  const rule = RULES.find((candidate) => candidate.names.includes(name) && (candidate.commands?.includes(command) ?? true) && (candidate.message?.test(message) ?? true));
  return rule ? { name, message, text: rule.text, field: rule.field } : failureOf(thrown);
}
