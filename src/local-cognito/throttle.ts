/** How often something may be tried: Cognito's limits per user and hour, and its growing pause after wrong secrets. */
import { limitExceeded, passwordAttemptsExceeded } from './errors.js';
import type { Pool } from './pool.js';

const HOUR_MS = 3_600_000;

/** Calls per user and hour (Cognito's developer guide, quotas; where it gives a range, a middle one). */
export const HOURLY_LIMITS = {
  ResendConfirmationCode: 5,
  ConfirmSignUp: 15,
  ForgotPassword: 10,
  ConfirmForgotPassword: 10,
  ChangePassword: 5,
  GetUserAttributeVerificationCode: 5,
  VerifyUserAttribute: 15,
} as const;

/**
 * Counts one call; names that nobody has count too, so that the limit tells nothing.
 * @throws {CognitoFault} LimitExceededException
 */
export function countCall({ state, clock }: Pool, operation: keyof typeof HOURLY_LIMITS, username: string): void {
  const now = clock.now();
  const key = `${operation} ${username.toLowerCase()}`;
  const recent = (state.attempts[key] ?? []).filter((time) => now - time < HOUR_MS);
  if (recent.length >= HOURLY_LIMITS[operation]) throw limitExceeded();
  state.attempts[key] = [...recent, now];
}

const FREE_FAILURES = 5;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** What can be guessed: each kind has a counter of its own. */
export type Guess = 'password' | 'mfa';

const failureKey = (kind: Guess, username: string): string => `${kind} ${username.toLowerCase()}`;

/** @throws {CognitoFault} NotAuthorizedException `Password attempts exceeded` during a pause; the attempt does not count */
export function refuseWhilePaused({ state, clock }: Pool, kind: Guess, username: string): void {
  const failures = state.failures[failureKey(kind, username)];
  if (!failures || failures.count < FREE_FAILURES) return;
  const pause = Math.min(1000 * 2 ** (failures.count - FREE_FAILURES), LONGEST_PAUSE_MS);
  if (clock.now() - failures.lastAt < pause) throw passwordAttemptsExceeded();
}

/** A success, or 15 minutes of silence, starts the count anew. */
export function countGuess({ state, clock }: Pool, kind: Guess, username: string, right: boolean): void {
  const key = failureKey(kind, username);
  const now = clock.now();
  const before = state.failures[key];
  const silent = !before || now - before.lastAt >= LONGEST_PAUSE_MS;
  state.failures[key] = { count: right ? 0 : (silent ? 0 : before.count) + 1, lastAt: now };
}
