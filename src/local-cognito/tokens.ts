/** Tokens: issued in families that stem from one sign-in, refreshed, rotated, revoked. */
import {
  accessTokenExpired, accessTokenRevoked, invalidAccessToken, invalidRefreshToken, missingScope, refreshTokenExpired, refreshTokenReuse, refreshTokenRevoked,
  userDisabled, userNotFound,
} from './errors.js';
import { deviceOf, isOfDevice, offerDevice, type NewDevice } from './devices.js';
import { roleClaims } from './groups.js';
import { opaque, uuid } from './ids.js';
import { peekClaims, signJwt, verifiedClaims } from './jwt.js';
import { issuerOf, type ClientCall, type Pool } from './pool.js';
import { findByUsername } from './users.js';
import type { Client } from './config-client.js';
import type { OAuthGrant, RefreshToken, TokenFamily, User } from './state.js';

export interface AuthenticationResult {
  AccessToken: string;
  /** Seconds. */
  ExpiresIn: number;
  IdToken: string;
  RefreshToken?: string;
  TokenType: 'Bearer';
  NewDeviceMetadata?: NewDevice;
}

/** Whose access token an operation was called with. */
export interface Bearer extends ClientCall {
  user: User;
  family: TokenFamily;
}

const USER_SCOPE = 'aws.cognito.signin.user.admin';

const seconds = (ms: number): number => Math.floor(ms / 1000);

/**
 * The first tokens of a sign-in.
 * @param hosted what the hosted login was asked for, and when the person proved who it is
 * @param deviceKey the device that has proved to be a remembered one; any other is offered to be
 */
export async function issueTokens(call: ClientCall, user: User, hosted?: OAuthGrant & { authTime: number }, deviceKey?: string): Promise<AuthenticationResult> {
  const { pool, client } = call;
  const now = pool.clock.now();
  const family: TokenFamily = {
    id: uuid(pool.random),
    originJti: uuid(pool.random),
    clientId: client.id,
    username: user.username,
    authTime: hosted?.authTime ?? now,
    expiresAt: now + client.refreshTokenMs,
    revoked: false,
    refreshTokens: [],
    userAgent: pool.caller.userAgent,
    ...(hosted && { grant: { scopes: hosted.scopes, ...(hosted.nonce !== undefined && { nonce: hosted.nonce }) } }),
  };
  pool.state.families.push(family);
  if (deviceKey !== undefined) {
    family.deviceKey = deviceKey;
    deviceOf(user, deviceKey).lastUsedAt = now;
  }
  const offered = hosted || deviceKey !== undefined ? undefined : offerDevice(pool, family);
  return { ...await accessAndId(call, user, family), RefreshToken: addRefreshToken(pool, family), ...(offered && { NewDeviceMetadata: offered }) };
}

/**
 * New tokens for a refresh token. Where tokens rotate, the one given is exchanged; sent again after its grace period it
 * has been copied by somebody, and the whole family ends (RFC 9700, section 4.14.2).
 * @throws {CognitoFault} NotAuthorizedException, RefreshTokenReuseException
 */
export async function refreshTokens(call: ClientCall, value: string, deviceKey?: string): Promise<AuthenticationResult> {
  const { pool, client } = call;
  const { family, token } = familyOf(pool, value) ?? {};
  if (!family || !token || family.clientId !== client.id) throw invalidRefreshToken();
  if (family.revoked) throw refreshTokenRevoked();
  const now = pool.clock.now();
  if (now >= family.expiresAt) throw refreshTokenExpired();
  if (token.graceUntil !== undefined && now >= token.graceUntil) {
    family.revoked = true;
    throw refreshTokenReuse();
  }
  const user = findByUsername(pool, family.username);
  if (!user) throw userNotFound();
  if (!user.enabled) throw userDisabled();
  if (!isOfDevice(user, family, deviceKey)) throw invalidRefreshToken();
  family.lastActiveAt = now;
  family.userAgent = pool.caller.userAgent;
  const result = await accessAndId(call, user, family);
  if (!client.rotation) return result;
  token.graceUntil ??= now + client.rotation.graceMs;
  return { ...result, RefreshToken: addRefreshToken(pool, family) };
}

export function familyOf(pool: Pool, refreshToken: string): { family: TokenFamily; token: RefreshToken } | undefined {
  for (const family of pool.state.families) {
    const token = family.refreshTokens.find(({ value }) => value === refreshToken);
    if (token) return { family, token };
  }
  return undefined;
}

export function revokeAll(pool: Pool, username: string): void {
  for (const family of pool.state.families) if (family.username === username) family.revoked = true;
}

/**
 * The user whom an access token stands for, and who lets its bearer do what the scope names.
 * @throws {CognitoFault} NotAuthorizedException for a token that is not one, expired or revoked, UserNotFoundException
 */
export async function authorize(pools: ReadonlyMap<string, Pool>, accessToken: string, scope = USER_SCOPE): Promise<Bearer> {
  const issuer = peekClaims(accessToken)?.iss;
  const pool = [...pools.values()].find((candidate) => issuerOf(candidate) === issuer);
  const claims = pool && await verifiedClaims(pool, accessToken);
  const client = pool?.config.clients.find(({ id }) => id === claims?.client_id);
  if (!pool || !client || claims?.token_use !== 'access') throw invalidAccessToken();
  if (typeof claims.exp !== 'number' || pool.clock.now() >= claims.exp * 1000) throw accessTokenExpired();
  const family = pool.state.families.find(({ id }) => id === claims.event_id);
  const user = family && findByUsername(pool, family.username);
  if (family && !user) throw userNotFound();
  if (!family || !user || family.revoked) throw accessTokenRevoked();
  if (!user.enabled) throw userDisabled();
  if (!String(claims.scope).split(' ').includes(scope)) throw missingScope();
  return { pool, client, user, family };
}

function addRefreshToken({ random }: Pool, family: TokenFamily): string {
  const value = opaque(random, 192);
  family.refreshTokens.push({ value });
  return value;
}

async function accessAndId({ pool, client }: ClientCall, user: User, family: TokenFamily): Promise<AuthenticationResult> {
  const now = pool.clock.now();
  const common = {
    sub: user.attributes.sub,
    iss: issuerOf(pool),
    ...(user.groups?.length && { 'cognito:groups': user.groups }),
    ...(client.revocable && { origin_jti: family.originJti }),
    event_id: family.id,
    auth_time: seconds(family.authTime),
    iat: seconds(now),
  };
  const access = {
    ...common, client_id: client.id, token_use: 'access', scope: family.grant?.scopes.join(' ') ?? USER_SCOPE, username: user.username,
    exp: seconds(now + client.accessTokenMs), jti: uuid(pool.random), device_key: family.deviceKey,
  };
  const id = {
    ...attributeClaims(user, client), ...common, ...roleClaims(pool, user), 'cognito:username': user.username, aud: client.id, token_use: 'id', nonce: family.grant?.nonce,
    exp: seconds(now + client.idTokenMs), jti: uuid(pool.random),
  };
  const [AccessToken, IdToken] = [await signJwt(pool, access), await signJwt(pool, id)];
  return { AccessToken, ExpiresIn: seconds(client.accessTokenMs), IdToken, TokenType: 'Bearer' };
}

/** Flags are true or false in a token, while everything is a text in GetUser. */
function attributeClaims({ attributes }: User, { readable }: Client): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes)
    .filter(([name, value]) => value !== '' && (!readable || readable.includes(name)))
    .map(([name, value]) => [name, name.endsWith('_verified') ? value === 'true' : name === 'identities' ? JSON.parse(value) as unknown : value]));
}
