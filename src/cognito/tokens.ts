import type { Clock } from '../core/clock.js';
import { AuthError } from '../core/errors.js';
import { readClaims, type AccessTokenClaims, type IdTokenClaims } from './jwt.js';
import type { AuthenticationResult } from './operations.js';

export interface Tokens {
  /** Cognito's own name of the user: the access token's `username`. */
  readonly username: string;
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** Seconds by which this device's clock is ahead of Cognito's. */
  readonly clockDrift: number;
  /** When the first of the two tokens expires: milliseconds since the Unix epoch by Cognito's clock, that is without the drift. */
  readonly expiresAt: number;
}

/** Puts tokens together, or says by undefined that they do not make a session. */
export function readTokens(idToken: string, accessToken: string, refreshToken: string | undefined, clockDrift: number): Tokens | undefined {
  const id = readClaims<IdTokenClaims>(idToken);
  const access = readClaims<AccessTokenClaims>(accessToken);
  if (!id || !access || typeof access.username !== 'string' || !access.username || id.sub !== access.sub) return undefined;
  const expiresAt = Math.min(id.exp, access.exp) * 1000;
  if (!Number.isFinite(expiresAt) || !Number.isFinite(clockDrift)) return undefined;
  return { username: access.username, idToken, accessToken, refreshToken, clockDrift, expiresAt };
}

/**
 * The tokens of a sign-in or a refresh that has just been answered.
 * @param refreshToken the one in use, which a refresh without rotation does not repeat
 * @throws {AuthError} ServiceError when the answer holds no well-formed tokens
 */
export function issuedTokens(result: AuthenticationResult | undefined, clock: Clock, refreshToken?: string): Tokens {
  const { IdToken = '', AccessToken = '', RefreshToken = refreshToken } = result ?? {};
  const issuedAt = Math.min(readClaims(IdToken)?.iat ?? NaN, readClaims(AccessToken)?.iat ?? NaN);
  const tokens = readTokens(IdToken, AccessToken, RefreshToken, clock.now() / 1000 - issuedAt);
  if (!tokens) throw new AuthError('ServiceError', 'Cognito answered without well-formed tokens');
  return tokens;
}
