import { deviceKeyEntry } from '../cognito/device-call.js';
import { readClaims } from '../cognito/jwt.js';
import { refreshTokens } from '../cognito/refresh.js';
import { issuedTokens, type Tokens } from '../cognito/tokens.js';
import { AuthError } from '../core/errors.js';
import { NOTICES } from '../flow/notices.js';
import type { Environment } from './environment.js';
import { refreshDelay } from './refresh-schedule.js';
import type { TokenKeeper, TokenKeeperOptions } from './token-keeper.js';
import { userOf } from './user.js';

/** Answers to a refresh after which the session is over; anything else may pass. */
export const FINAL = new Set(['NotAuthorizedException', 'RefreshTokenReuseException', 'UserNotFoundException', 'UserNotConfirmedException', 'PasswordResetRequiredException', 'ResourceNotFoundException']);

export interface RefreshOptions extends TokenKeeperOptions {
  readonly keeper: TokenKeeper;
  /** The tokens that a refresh was asked for. */
  readonly before: Tokens | undefined;
  /** Whether tokens need no refresh. */
  readonly isGood: (tokens: Tokens) => boolean;
}

/**
 * By a lock. A frame without an origin of its own, as in a sandbox, is refused one; no other tab shares its storage.
 * The work is told whether somebody else had the lock before.
 */
async function inTurn<T>({ withLock }: Environment, name: string, work: (hasWaited: boolean) => Promise<T>): Promise<T> {
  let begun: Promise<T> | undefined;
  const begin = (hasWaited: boolean): Promise<T> => (begun ??= work(hasWaited));
  try {
    await withLock(name, () => begin(false), true);
    if (!begun) await withLock(name, () => begin(true));
  } catch {
    // The lock's own refusal; that of the work comes by itself.
  }
  return begin(false);
}

/** How long tokens may be on their way from another tab, in milliseconds: where a tab says that it has stored them, and where it may have. */
const PATIENCE = { sure: 10_000, unsure: 500 };

/** How long a tab says so, in milliseconds: from then on whoever asks sees what it has stored. */
const MARK = 5_000;

/** The lock that says of tokens that others have taken their place. */
const markOf = ({ pool }: RefreshOptions, { accessToken }: Tokens): string => `auth-elements.${pool.clientId}.refreshed.${readClaims(accessToken)?.jti}`;

/**
 * Tells every tab that tokens are none any more. Browsers hand on a lock at once, but tell their processes of what was written when they come to it:
 * the next tab could still see the old tokens, and refresh them too. Answers once it can be known.
 */
const mark = (options: RefreshOptions, replaced: Tokens): Promise<void> => new Promise((resolve) => {
  const { withLock, setTimer } = options.environment;
  withLock(markOf(options, replaced), () => {
    resolve();
    return new Promise<void>((release) => { setTimer(release, MARK); });
  }).catch(resolve);
});

/** Whether another tab says that these tokens are none any more. */
async function isMarked(options: RefreshOptions, tokens: Tokens): Promise<boolean> {
  let isFree = false;
  await options.environment.withLock(markOf(options, tokens), () => Promise.resolve(isFree = true), true).catch(() => { isFree = true; });
  return !isFree;
}

/** Waits for what another tab has stored. */
const arrival = ({ keeper, before, environment: { onWakeUp, setTimer } }: RefreshOptions, patience: number): Promise<void> => new Promise((resolve) => {
  const settle = (): void => {
    stop();
    cancel();
    resolve();
  };
  const stop = onWakeUp(() => {
    keeper.lookAround();
    if (keeper.tokens?.accessToken !== before?.accessToken) settle();
  });
  const cancel = setTimer(settle, patience);
});

/**
 * Refreshes the tokens of a keeper, one tab at a time: whoever gets the lock next finds the work done.
 * @throws {AuthError} NotSignedInError, or why the refresh failed; the session has ended when that is final
 */
export async function refreshOnce(options: RefreshOptions): Promise<Tokens> {
  const { keeper, before, isGood, pool, call, storage, clientMetadata, clock, environment, report } = options;
  return inTurn(environment, `auth-elements.${pool.clientId}.refresh`, async (hasWaited) => {
    keeper.lookAround();
    if (before && keeper.tokens?.accessToken === before.accessToken) {
      if (await isMarked(options, before)) await arrival(options, PATIENCE.sure);
      else if (hasWaited) await arrival(options, PATIENCE.unsure);
    }
    const { tokens } = keeper;
    if (!tokens) throw new AuthError('NotSignedInError', 'Nobody is signed in.');
    if (tokens.accessToken !== before?.accessToken && isGood(tokens)) return tokens;
    const { refreshToken = '' } = tokens;
    try {
      const deviceKey = storage.getItem(deviceKeyEntry(pool.clientId, tokens.username)) ?? undefined;
      const { AuthenticationResult } = await refreshTokens(call, pool, { refreshToken, deviceKey, clientMetadata: clientMetadata() });
      // Signed out while the answer was on its way: it must not bring the session back.
      if (keeper.tokens?.username !== tokens.username) throw new AuthError('NotSignedInError', 'Nobody is signed in.');
      const fresh = issuedTokens(AuthenticationResult, clock, refreshToken);
      keeper.keep(fresh);
      await mark(options, tokens);
      report({ type: 'userChanged', user: userOf(fresh) });
      return fresh;
    } catch (thrown) {
      const error = AuthError.from(thrown);
      // Another library of the page, which knows nothing of our lock, may have refreshed meanwhile: what it got counts.
      if (FINAL.has(error.name)) keeper.lookAround();
      const { tokens: now } = keeper;
      if (now && now.accessToken !== tokens.accessToken && isGood(now)) return now;
      if (FINAL.has(error.name) && keeper.tokens === tokens) {
        keeper.clear();
        report({ type: 'sessionEnded', notice: NOTICES.sessionEnded });
      }
      throw error;
    }
  });
}

/** Sets the timer of the refresh ahead of expiry. Returns what cancels it. */
export function timeRefresh({ clock, random, environment }: TokenKeeperOptions, { accessToken, expiresAt, clockDrift }: Tokens, failures: number, refresh: () => void): () => void {
  const { iat = 0 } = readClaims(accessToken) ?? {};
  const [high = 0, low = 0] = random(2);
  const remaining = expiresAt - (clock.now() - clockDrift * 1000);
  return environment.setTimer(refresh, refreshDelay({ remaining, lifetime: expiresAt - iat * 1000, failures, dice: (high * 256 + low) / 65_536 }));
}
