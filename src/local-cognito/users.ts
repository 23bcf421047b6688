/** Who is who: finding a user by any name that signs in, making one, and what may be read of one. */
import { aliasExists, invalidParameter, usernameExists } from './errors.js';
import { uuid } from './ids.js';
import { EMAIL, PHONE } from './schema.js';
import type { AliasAttribute, ContactAttribute } from './config.js';
import type { Pool } from './pool.js';
import type { User, UserStatus } from './state.js';

export interface AttributeType {
  Name: string;
  Value?: string;
}

/** Names are compared without regard to case, unless the pool says otherwise. */
const sameName = ({ config }: Pool, left: string | undefined, right: string): boolean =>
  left !== undefined && (left === right || (!config.caseSensitive && left.toLowerCase() === right.toLowerCase()));

export const findByUsername = (pool: Pool, username: string): User | undefined =>
  pool.state.users.find((user) => sameName(pool, user.username, username));

/** The user who signs in with this name: a username, or an address or alias where the pool lets it stand for one. */
export function findUser(pool: Pool, login: string): User | undefined {
  const { usernameAttributes, aliasAttributes } = pool.config;
  return findByUsername(pool, login)
    ?? pool.state.users.find((user) => usernameAttributes.some((name) => sameName(pool, user.attributes[name], login)))
    ?? pool.state.users.find((user) => aliasAttributes.some((name) => isActiveAlias(user, name) && sameName(pool, user.attributes[name], login)));
}

/** An address is an alias only once it is verified; a preferred user name as soon as the account is confirmed. */
const isActiveAlias = ({ attributes, status }: User, name: AliasAttribute): boolean =>
  status !== 'UNCONFIRMED' && (name === 'preferred_username' || attributes[`${name}_verified`] === 'true');

/** Another user who already signs in with this value. */
export function holderOf(pool: Pool, attribute: string, value: string, except?: User): User | undefined {
  const { usernameAttributes, aliasAttributes } = pool.config;
  return pool.state.users.find((user) => user !== except && sameName(pool, user.attributes[attribute], value) && (
    usernameAttributes.some((name) => name === attribute) || aliasAttributes.some((name) => name === attribute && isActiveAlias(user, name))));
}

/** @throws {CognitoFault} AliasExistsException */
export function refuseTakenAliases(pool: Pool, attributes: Readonly<Record<string, string>>, user: User): void {
  for (const [name, value] of Object.entries(attributes)) if (value !== '' && holderOf(pool, name, value, user)) throw aliasExists(name);
}

/**
 * Makes a user; the caller has checked password and attributes.
 * @throws {CognitoFault} UsernameExistsException, InvalidParameterException for a name that this pool cannot have
 */
export function createUser(pool: Pool, login: string, attributes: Record<string, string>, status: UserStatus): User {
  if (findUser(pool, login)) throw usernameExists();
  const loginAttribute = usernameAttributeOf(pool, login);
  const sub = uuid(pool.random);
  const own = loginAttribute === undefined ? attributes : { ...attributes, [loginAttribute]: login };
  for (const name of pool.config.usernameAttributes) {
    const value = own[name];
    if (value && holderOf(pool, name, value)) throw usernameExists();
  }
  return addUser(pool, loginAttribute === undefined ? login : sub, { sub, ...withoutEmpty(own) }, status);
}

/** Adds a user about whom everything has been checked. */
export function addUser(pool: Pool, username: string, attributes: Record<string, string>, status: UserStatus): User {
  const now = pool.clock.now();
  const user: User = { username, attributes, status, enabled: true, createdAt: now, modifiedAt: now, passwordHistory: [], codes: {}, pendingAttributes: {}, mfa: [] };
  pool.state.users.push(user);
  return user;
}

const withoutEmpty = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));

/** Which attribute a login name is, in a pool where addresses are the names. */
export function usernameAttributeOf({ config: { usernameAttributes, aliasAttributes } }: Pool, login: string): ContactAttribute | undefined {
  const isEmail = EMAIL.test(login);
  const isPhone = PHONE.test(login);
  if (usernameAttributes.length === 0) {
    if (isEmail && aliasAttributes.includes('email')) throw looksLikeAlias('email');
    if (isPhone && aliasAttributes.includes('phone_number')) throw looksLikeAlias('phone number');
    return undefined;
  }
  if (isEmail && usernameAttributes.includes('email')) return 'email';
  if (isPhone && usernameAttributes.includes('phone_number')) return 'phone_number';
  if (usernameAttributes.length > 1) throw invalidParameter('Username should be either an email or a phone number.');
  throw invalidParameter(usernameAttributes[0] === 'email' ? 'Username should be an email.' : 'Username should be a phone number.');
}

const looksLikeAlias = (alias: string) =>
  invalidParameter(`Username cannot be of ${alias} format, since user pool is configured for ${alias} alias.`);

/** Attributes as Cognito lists them, sub first; `names` limits them to what a client may read. */
export const attributeList = ({ attributes }: User, names?: readonly string[]): AttributeType[] =>
  Object.entries(attributes)
    .filter(([name]) => name === 'sub' || !names || names.includes(name))
    .map(([Name, Value]) => ({ Name, Value }));

/** Later values win, as in Cognito. */
export const attributeRecord = (list: readonly AttributeType[] = []): Record<string, string> =>
  Object.fromEntries(list.map(({ Name, Value = '' }) => [Name, Value]));

/** The verified address that serves a purpose, in the order given. */
export const verifiedContact = ({ attributes }: User, order: readonly ContactAttribute[]): ContactAttribute | undefined =>
  order.find((name) => attributes[name] && attributes[`${name}_verified`] === 'true');
