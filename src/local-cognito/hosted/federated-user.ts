/** Users whom an identity provider vouches for: `<provider>_<id there>`, made at the first sign-in and brought up to date at each. */
import { OAuthFault } from './errors.js';
import { uuid } from '../ids.js';
import type { IdentityProvider } from '../config-provider.js';
import type { Pool } from '../pool.js';
import type { User } from '../state.js';
import { addUser } from '../users.js';

/** What a provider says of a person: claims of an ID token, or attributes of an assertion. */
export interface Vouched {
  /** Stable at the provider. */
  subject: string;
  claims: Readonly<Record<string, unknown>>;
}

/** @throws {OAuthFault} for a user who was disabled, or who lacks an attribute that the pool requires */
export function enterFederatedUser(pool: Pool, provider: IdentityProvider, { subject, claims }: Vouched): User {
  const username = `${provider.name}_${subject}`;
  const known = pool.state.users.find((user) => user.username === username);
  if (known && !known.enabled) throw new OAuthFault('access_denied', 'User is disabled.');
  const attributes = mapped(pool, provider, claims);
  const missing = [...pool.config.schema].find(([name, { required }]) => required && name !== 'sub' && !attributes[name] && !known?.attributes[name]);
  if (missing) throw new OAuthFault('invalid_request', `attributes required: [${missing[0]}]`);
  const now = pool.clock.now();
  if (known) {
    Object.assign(known.attributes, attributes);
    known.modifiedAt = now;
    return known;
  }
  const identity = { userId: subject, providerName: provider.name, providerType: provider.type, issuer: null, primary: true, dateCreated: now };
  return addUser(pool, username, { sub: uuid(pool.random), ...attributes, identities: JSON.stringify([identity]) }, 'EXTERNAL_PROVIDER');
}

/** The pool's attributes by the provider's mapping; an address counts as verified only where the provider says so. */
function mapped({ config: { schema } }: Pool, { mapping }: IdentityProvider, claims: Readonly<Record<string, unknown>>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, claim] of Object.entries(mapping)) {
    const value = claims[claim];
    if (name === 'username' || !schema.has(name)) continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') attributes[name] = String(value);
  }
  for (const contact of ['email', 'phone_number']) if (attributes[contact]) attributes[`${contact}_verified`] ??= 'false';
  return attributes;
}
