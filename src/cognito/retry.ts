import type { Clock } from '../core/clock.js';
import { AuthError } from '../core/errors.js';
import type { OperationName } from './operations.js';
import type { Wait } from './wait.js';

/**
 * What must not be sent again when its answer was lost, for the first run may have done its work. Types alone hold the
 * table, and they hold it complete: every operation stands either here or in SENT_AGAIN.
 */
type SentOnce =
  // sends a message
  | 'ForgotPassword' | 'GetUserAttributeVerificationCode' | 'ResendConfirmationCode' | 'SignUp' | 'UpdateUserAttributes'
  // spends a Session or a code, or counts an attempt
  | 'AssociateSoftwareToken' | 'ChangePassword' | 'ConfirmForgotPassword' | 'ConfirmSignUp' | 'InitiateAuth'
  | 'RespondToAuthChallenge' | 'VerifySoftwareToken' | 'VerifyUserAttribute'
  // creates, changes or deletes
  | 'CompleteWebAuthnRegistration' | 'ConfirmDevice' | 'DeleteUser' | 'DeleteUserAttributes' | 'DeleteWebAuthnCredential'
  | 'ForgetDevice' | 'SetUserMFAPreference' | 'SetUserSettings' | 'StartWebAuthnRegistration' | 'UpdateAuthEventFeedback'
  | 'UpdateDeviceStatus';

/** Reads, refresh and revoke: a second run does no harm. */
const SENT_AGAIN: Readonly<Record<Exclude<OperationName, SentOnce>, true>> = {
  GetDevice: true,
  GetTokensFromRefreshToken: true,
  GetUser: true,
  GetUserAuthFactors: true,
  GlobalSignOut: true,
  ListDevices: true,
  ListUserSessions: true,
  ListWebAuthnCredentials: true,
  RevokeToken: true,
  RevokeUserSession: true,
};

const MAX_TRIES = 4;
/** Milliseconds; doubled for each try. */
const PAUSE = 250;
/** Milliseconds after which no further try begins. */
const TOTAL_DEADLINE = 20_000;

export interface RetryOptions {
  clock: Clock;
  wait: Wait;
  /** 0 ≤ jitter < 1, as `Math.random` gives it. */
  jitter: () => number;
  signal?: AbortSignal | undefined;
}

/** Tries again after a failure until an answer arrives, the error is final, or tries or time run out; then rejects with the last error. */
export async function tryAgain<T>(
  operation: OperationName,
  attempt: () => Promise<T>,
  first: { readonly error: unknown; readonly startedAt: number },
  { clock, wait, jitter, signal }: RetryOptions,
): Promise<T> {
  let { error } = first;
  for (let tries = 1; ; tries++) {
    // Perhaps while this module was on its way.
    signal?.throwIfAborted();
    if (tries === MAX_TRIES || !mayRetry(operation, error)) throw error;
    // Full jitter: many pages that were refused together must not come back together.
    const pause = error.retryAfter ?? jitter() * PAUSE * 2 ** tries;
    if (clock.now() + pause > first.startedAt + TOTAL_DEADLINE) throw error;
    await wait(pause, signal);
    try {
      return await attempt();
    } catch (failure) {
      error = failure;
    }
  }
}

function mayRetry(operation: OperationName, error: unknown): error is AuthError {
  if (!(error instanceof AuthError)) return false;
  // Refused unseen, so that nothing has happened yet.
  if (error.name === 'TooManyRequestsException') return true;
  const answerLost = error.name === 'NetworkError' || error.name === 'TimeoutError' || (error.status ?? 0) >= 500;
  return answerLost && operation in SENT_AGAIN;
}
