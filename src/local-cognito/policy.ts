/** Password policies: one broken rule at a time, in Cognito's words. */
import { invalidPassword } from './errors.js';
import type { RandomBytes } from '../core/clock.js';

export interface PasswordPolicy {
  minimumLength: number;
  uppercase: boolean;
  lowercase: boolean;
  numbers: boolean;
  symbols: boolean;
  /** How many earlier passwords must not come back. */
  historySize: number;
  temporaryDays: number;
}

/** Cognito's symbols; a space counts where it is neither first nor last. */
const SYMBOLS = /[$*.[\]{}()?"!@#%&/\\,><':;|_~`=+^ -]/;

/**
 * @throws {CognitoFault} InvalidPasswordException naming the first rule that is broken. A space at either end is one of them: where
 * the password is a member of a request its pattern has refused it already; in a challenge's answer it has no pattern.
 */
export function checkPassword(policy: PasswordPolicy, password: string): void {
  if (password !== password.trim()) throw invalidPassword('Password must not begin or end with a space');
  if (password.length > 256) throw invalidPassword('Password must not be longer than 256 characters');
  if (password.length < policy.minimumLength) throw invalidPassword('Password not long enough');
  if (policy.uppercase && !/[A-Z]/.test(password)) throw invalidPassword('Password must have uppercase characters');
  if (policy.lowercase && !/[a-z]/.test(password)) throw invalidPassword('Password must have lowercase characters');
  if (policy.numbers && !/[0-9]/.test(password)) throw invalidPassword('Password must have numeric characters');
  if (policy.symbols && !SYMBOLS.test(password)) throw invalidPassword('Password must have symbol characters');
}

/** A temporary password that fits the policy, as an invitation carries it. */
export function generatePassword({ minimumLength }: PasswordPolicy, random: RandomBytes): string {
  const groups = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!@#%&*?'];
  const bytes = random(Math.max(12, minimumLength));
  return Array.from(bytes, (byte, i) => {
    const group = groups[i % groups.length] ?? '';
    return group.charAt(byte % group.length);
  }).join('');
}
