/** Logins: tokens of a user pool that prove who an identity belongs to. */
import { peekClaims, verifiedClaims, type Claims } from '../jwt.js';
import { issuerOf, type Pool } from '../pool.js';
import { findByUsername } from '../users.js';
import { invalidLogin, unknownProvider } from './faults.js';
import type { IdentityPoolConfig, IdentityProvider } from './config.js';

/** A login whose token has been found genuine. */
export interface Login {
  provider: IdentityProvider;
  subject: string;
  claims: Claims;
}

export type Pools = ReadonlyMap<string, Pool>;

/**
 * Verifies each login: an ID token of a user pool and client that the identity pool trusts, signed by that pool, not expired.
 * @throws {CognitoFault} NotAuthorizedException
 */
export function verifyLogins(pools: Pools, identityPool: IdentityPoolConfig, logins: Readonly<Record<string, string>> = {}): Promise<Login[]> {
  return Promise.all(Object.entries(logins).map(([name, token]) => verifyLogin(pools, identityPool, name, token)));
}

async function verifyLogin(pools: Pools, { providers }: IdentityPoolConfig, name: string, token: string): Promise<Login> {
  const trusted = providers.filter((provider) => provider.name === name);
  const userPool = [...pools.values()].find((pool) => issuerOf(pool) === `https://${name}`);
  if (trusted.length === 0 || !userPool) throw unknownProvider();
  const claimed = peekClaims(token);
  if (!claimed) throw invalidLogin('Not a valid OpenId Connect identity token.');
  if (claimed.iss !== issuerOf(userPool)) throw invalidLogin("Issuer doesn't match providerName");
  const claims = await verifiedClaims(userPool, token);
  if (!claims) throw invalidLogin("Couldn't verify signed token.");
  if (claims.token_use !== 'id') throw invalidLogin('Not a valid OpenId Connect identity token.');
  const provider = trusted.find(({ clientId }) => clientId === claims.aud);
  if (!provider) throw invalidLogin('Incorrect token audience.');
  const now = Math.floor(userPool.clock.now() / 1000);
  if (typeof claims.exp !== 'number' || now >= claims.exp) throw invalidLogin(`Token expired: ${String(claims.exp)} < ${now}`);
  if (provider.checksUser) checkUser(userPool, claims);
  return { provider, subject: String(claims.sub), claims };
}

/** @throws {CognitoFault} NotAuthorizedException for a token that was revoked, or whose user has gone or is disabled */
function checkUser(pool: Pool, { event_id: family, 'cognito:username': username }: Claims): void {
  const user = findByUsername(pool, String(username));
  const isRevoked = pool.state.families.find(({ id }) => id === family)?.revoked ?? true;
  if (!user?.enabled || isRevoked) throw invalidLogin('Token has been revoked or the user is disabled.');
}
