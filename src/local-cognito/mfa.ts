/** Second factors: which a user can be asked for, and the guesses at their codes. */
import { utf8 } from '../core/encoding.js';
import { codeExpired, codeMismatch, totpMismatch, totpReplayed } from './errors.js';
import { equalBytes } from './srp.js';
import { countGuess, refuseWhilePaused } from './throttle.js';
import { matchTotp } from './totp.js';
import type { ContactAttribute, MfaType } from './config.js';
import type { Pool } from './pool.js';
import type { TotpDevice, User } from './state.js';

export const MFA_CONTACT: Record<Exclude<MfaType, 'SOFTWARE_TOKEN_MFA'>, ContactAttribute> = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email' };

/** What the factor needs is there: a software token that was shown to work, or an address. */
export const isEquipped = (user: User, type: MfaType): boolean =>
  type === 'SOFTWARE_TOKEN_MFA' ? user.totp !== undefined : Boolean(user.attributes[MFA_CONTACT[type]]);

/** The factors that a user turned on; where the pool requires one, a verified address is a factor without being turned on. */
export function activeFactors({ config: { mfa, mfaTypes } }: Pool, user: User): MfaType[] {
  if (mfa === 'OFF') return [];
  const isOn = (type: MfaType): boolean =>
    user.mfa.includes(type) || (mfa === 'ON' && type !== 'SOFTWARE_TOKEN_MFA' && user.attributes[`${MFA_CONTACT[type]}_verified`] === 'true');
  return mfaTypes.filter((type) => isOn(type) && isEquipped(user, type));
}

export function turnOn(user: User, type: MfaType): void {
  if (!user.mfa.includes(type)) user.mfa.push(type);
}

/** E-mail codes are called EMAIL_OTP by the enumeration and EMAIL_MFA by the prose of Cognito's model. */
export const mfaTypeNamed = (name: string | undefined): string | undefined => (name === 'EMAIL_MFA' ? 'EMAIL_OTP' : name);

/** @throws {CognitoFault} CodeMismatchException, NotAuthorizedException while too many were wrong */
export function checkDeliveredCode(pool: Pool, user: User, expected: string | undefined, code: string): void {
  if (expected === undefined) throw codeExpired();
  refuseWhilePaused(pool, 'mfa', user.username);
  const right = equalBytes(utf8(expected), utf8(code));
  countGuess(pool, 'mfa', user.username, right);
  if (!right) throw codeMismatch();
}

/** @throws {CognitoFault} CodeMismatchException, ExpiredCodeException for a code that was used, NotAuthorizedException while too many were wrong */
export async function checkTotp(pool: Pool, user: User, device: TotpDevice, code: string): Promise<void> {
  refuseWhilePaused(pool, 'mfa', user.username);
  const step = await matchTotp(device.secret, code, pool.clock.now());
  countGuess(pool, 'mfa', user.username, step !== undefined);
  if (step === undefined) throw totpMismatch();
  if (step <= device.lastStep) throw totpReplayed();
  device.lastStep = step;
}
