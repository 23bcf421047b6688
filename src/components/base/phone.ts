import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { LoginMechanism } from './login-mechanisms.js';
import { mechanismOf } from './mechanism-of.js';

// Import this module dynamically: it brings a library that knows the world's numbers.

/**
 * A phone number as Cognito wants it (E.164: `+442079460000`), from however it was typed or pasted.
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 * @returns undefined when it is not a full international number
 */
export function toE164(typed: string, country?: string): string | undefined {
  const number = parsePhoneNumberFromString(typed, country as CountryCode | undefined);
  return number?.isPossible() ? number.number : undefined;
}

/** A user name that is a phone number in the form that Cognito stores; any other as it is. */
export const normalizeUsername = (typed: string, mechanisms: readonly LoginMechanism[]): string =>
  (mechanismOf(typed, mechanisms) === 'phone_number' ? toE164(typed) : undefined) ?? typed;
