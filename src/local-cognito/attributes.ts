/** Changing attributes: who may, and what a new address means for its verification. */
import { invalidParameter, notAuthorized } from './errors.js';
import type { Client } from './config-client.js';
import type { Pool } from './pool.js';

/** Only Cognito itself says what is verified. */
const SERVICE_ATTRIBUTES = ['sub', 'email_verified', 'phone_number_verified'];

/** @throws {CognitoFault} NotAuthorizedException */
export function checkWritable({ writable }: Client, names: readonly string[]): void {
  if (names.some((name) => SERVICE_ATTRIBUTES.includes(name) || (writable && !writable.includes(name)))) {
    throw notAuthorized('A client attempted to write unauthorized attribute');
  }
}

/** @throws {CognitoFault} InvalidParameterException */
export function checkMutable({ config: { schema } }: Pool, names: readonly string[]): void {
  for (const name of names) if (schema.get(name)?.mutable === false) throw invalidParameter(`user.${name}: Attribute cannot be updated.`);
}

/** The attributes after a change: a new address is not verified, and an empty value takes the attribute away. */
export function withResetVerification(before: Readonly<Record<string, string>>, changes: Readonly<Record<string, string>>): Record<string, string> {
  const after = { ...before, ...changes };
  for (const name of ['email', 'phone_number']) {
    if (changes[name] !== undefined && changes[name] !== before[name]) after[`${name}_verified`] = 'false';
    if (after[name] === '') Reflect.deleteProperty(after, `${name}_verified`);
  }
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== ''));
}
