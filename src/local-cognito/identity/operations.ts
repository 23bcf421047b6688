/** GetId, GetCredentialsForIdentity, GetOpenIdToken, UnlinkIdentity: what needs no AWS credentials. */
import { toBase64 } from '../../core/encoding.js';
import { invalidParameter } from '../errors.js';
import { opaque, uuid } from '../ids.js';
import { signJwt } from '../jwt.js';
import { list, required, text, textMap, validate, type Check } from '../validate.js';
import {
  classicFlowOff, guestsRefused, identityForbidden, identityNotFound, loginConflict, loginsDoNotMatch, poolNotFound,
} from './faults.js';
import { verifyLogins, type Login, type Pools } from './logins.js';
import { roleFor } from './roles.js';
import type { Clock, RandomBytes } from '../../core/clock.js';
import type { IdentityPoolConfig } from './config.js';
import type { Identity, IdentityState } from './state.js';

/** What an operation works with. */
export interface IdentityWorld {
  configs: readonly IdentityPoolConfig[];
  state: IdentityState;
  clock: Clock;
  random: RandomBytes;
}

type IdentityOperation = (world: IdentityWorld, pools: Pools, body: unknown) => Promise<object>;

/** How long credentials live, and tokens of the classic flow. */
export const CREDENTIALS_MS = 3_600_000;
const OPEN_ID_TOKEN_S = 600;
const OPEN_ID_ISSUER = 'https://cognito-identity.amazonaws.com';

const id = text({ min: 1, max: 55, pattern: /[\w-]+:[0-9a-f-]+/ });
const logins: Check<Record<string, string>> = (value, path, violations) => {
  const map = textMap(value, path, violations);
  if (Object.keys(map).length > 10) violations.push(`Value at '${path}' failed to satisfy constraint: Map must have at most 10 entries`);
  return map;
};

export const identityOperations: Readonly<Record<string, IdentityOperation>> = {
  async GetId(world, pools, body) {
    const input = validate({ IdentityPoolId: required(id), AccountId: text({ min: 1, max: 15, pattern: /\d+/ }), Logins: logins }, body);
    const config = world.configs.find((pool) => pool.id === input.IdentityPoolId);
    if (!config) throw poolNotFound(input.IdentityPoolId);
    const proven = await verifyLogins(pools, config, input.Logins);
    if (proven.length === 0 && !config.guests) throw guestsRefused();
    const identity = holderOf(world, config, proven) ?? newIdentity(world, config);
    link(identity, proven);
    return { IdentityId: identity.id };
  },

  async GetCredentialsForIdentity(world, pools, body) {
    const input = validate({ IdentityId: required(id), Logins: logins, CustomRoleArn: text({ min: 20, max: 2048 }) }, body);
    const { config, identity, proven } = await claim(world, pools, input.IdentityId, input.Logins);
    const roleArn = roleFor(config, proven, input.CustomRoleArn);
    const expiresAt = world.clock.now() + CREDENTIALS_MS;
    const issued = {
      accessKeyId: `ASIA${base32(world.random(16))}`, secretKey: toBase64(world.random(30)), sessionToken: opaque(world.random, 120),
      identityId: identity.id, roleArn, expiresAt,
    };
    world.state.credentials = [...world.state.credentials.filter((known) => known.expiresAt > world.clock.now() - CREDENTIALS_MS), issued];
    return {
      IdentityId: identity.id,
      Credentials: { AccessKeyId: issued.accessKeyId, SecretKey: issued.secretKey, SessionToken: issued.sessionToken, Expiration: expiresAt / 1000 },
    };
  },

  async GetOpenIdToken(world, pools, body) {
    const input = validate({ IdentityId: required(id), Logins: logins }, body);
    const { config, identity, proven } = await claim(world, pools, input.IdentityId, input.Logins);
    if (!config.classicFlow) throw classicFlowOff();
    const now = Math.floor(world.clock.now() / 1000);
    const amr = proven.length === 0 ? ['unauthenticated'] : ['authenticated', ...proven.map(({ provider }) => provider.name)];
    const claims = { sub: identity.id, aud: config.id, amr, iss: OPEN_ID_ISSUER, iat: now, exp: now + OPEN_ID_TOKEN_S };
    return { IdentityId: identity.id, Token: await signJwt(world, claims) };
  },

  async UnlinkIdentity(world, pools, body) {
    const input = validate({ IdentityId: required(id), Logins: required(logins), LoginsToRemove: required(list(text({ min: 1, max: 128 }))) }, body);
    const { config, identity } = find(world, input.IdentityId);
    const proven = await verifyLogins(pools, config, input.Logins);
    if (!proven.some((login) => isLinked(identity, login))) throw loginsDoNotMatch();
    const unproven = input.LoginsToRemove.find((name) => !proven.some(({ provider }) => provider.name === name));
    if (unproven !== undefined) throw invalidParameter(`LoginsToRemove names ${unproven}, which Logins does not prove.`);
    for (const name of input.LoginsToRemove) Reflect.deleteProperty(identity.logins, name);
    return {};
  },
};

function find({ configs, state }: IdentityWorld, identityId: string): { config: IdentityPoolConfig; identity: Identity } {
  for (const config of configs) {
    const identity = state.identities[config.id]?.find((candidate) => candidate.id === identityId);
    if (identity) return { config, identity };
  }
  throw identityNotFound(identityId);
}

const isLinked = ({ logins: known }: Identity, { provider, subject }: Login): boolean => known[provider.name] === subject;

/**
 * The identity that the logins belong to.
 * @throws {CognitoFault} ResourceConflictException when they belong to several
 */
function holderOf({ state }: IdentityWorld, { id: poolId }: IdentityPoolConfig, proven: readonly Login[]): Identity | undefined {
  const holders = (state.identities[poolId] ?? []).filter((identity) => proven.some((login) => isLinked(identity, login)));
  if (holders.length > 1) throw loginConflict();
  return holders[0];
}

/** The identity named, for who may act as it: a guest's own, or that of the logins, which are linked to it. */
async function claim(
  world: IdentityWorld, pools: Pools, identityId: string, given: Record<string, string> | undefined,
): Promise<{ config: IdentityPoolConfig; identity: Identity; proven: Login[] }> {
  const { config, identity } = find(world, identityId);
  const proven = await verifyLogins(pools, config, given);
  const isGuest = Object.keys(identity.logins).length === 0;
  if (proven.length === 0) {
    if (!isGuest) throw identityForbidden(identityId);
    if (!config.guests) throw guestsRefused();
    return { config, identity, proven };
  }
  // A guest who signs in to an identity made before goes on as that one.
  const holder = holderOf(world, config, proven);
  if (holder && isGuest) return { config, identity: holder, proven };
  if (!isGuest && !proven.some((login) => isLinked(identity, login))) throw loginsDoNotMatch();
  link(identity, proven);
  return { config, identity, proven };
}

/** @throws {CognitoFault} ResourceConflictException for a provider that is linked with another subject */
function link(identity: Identity, proven: readonly Login[]): void {
  for (const { provider, subject } of proven) {
    if ((identity.logins[provider.name] ?? subject) !== subject) throw loginConflict();
    identity.logins[provider.name] = subject;
  }
}

function newIdentity({ state, random }: IdentityWorld, { id: poolId, region }: IdentityPoolConfig): Identity {
  const identity: Identity = { id: `${region}:${uuid(random)}`, logins: {} };
  (state.identities[poolId] ??= []).push(identity);
  return identity;
}

/** RFC 4648 §6, a digit a byte. */
const base32 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte & 31)).join('');
