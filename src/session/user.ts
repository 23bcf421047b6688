import type { Tokens } from '../cognito/token-store.js';
import { readClaims } from '../cognito/jwt.js';
import type { AuthUser } from '../flow/types.js';

/** Claims of an ID token that say something of the token and not of the person (OpenID Connect Core §2, Cognito's own). */
const TOKEN_CLAIM = /^(sub|iss|aud|exp|iat|auth_time|nonce|at_hash|(origin_)?jti|event_id|token_use|identities|cognito:.*)$/;

/** Who the tokens speak of. */
export function userOf({ username, idToken }: Pick<Tokens, 'username' | 'idToken'>): AuthUser {
  const claims: Record<string, unknown> = readClaims(idToken) ?? {};
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(claims)) {
    if (!TOKEN_CLAIM.test(name) && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')) attributes[name] = String(value);
  }
  const groups = claims['cognito:groups'];
  return { username, sub: typeof claims.sub === 'string' ? claims.sub : '', groups: Array.isArray(groups) ? groups.map(String) : [], attributes };
}

/** Contacts (`email`, `phone_number`) that Cognito has not verified, when it has verified none: without one an account cannot be recovered. */
export function unverifiedContacts({ attributes }: AuthUser): string[] {
  const known = ['email', 'phone_number'].filter((name) => attributes[name]);
  return known.some((name) => attributes[`${name}_verified`] === 'true') ? [] : known;
}

/** Whether somebody has signed in at the hosted login: its tokens are good for something of OpenID Connect. */
export const isHosted = ({ accessToken }: Pick<Tokens, 'accessToken'>): boolean => /\bopenid\b/.test(String(readClaims(accessToken)?.scope));
