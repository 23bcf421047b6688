import type { AuthSnapshot } from '../../flow/types.js';

/**
 * By what somebody signs in: what was typed, or after a reload what that must have been. Where people sign in by e-mail address
 * or phone number Cognito's own user name is the `sub`, which nobody knows.
 */
export function signInName({ username, user }: AuthSnapshot): string {
  if (username || !user) return username;
  const { email, phone_number: phone } = user.attributes;
  return user.username !== user.sub ? user.username : email || phone || user.username;
}
