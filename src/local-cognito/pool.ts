/** A user pool at work: its configuration, its state, and what it needs of the world. */
import { toBase64 } from '../core/encoding.js';
import { resourceNotFound } from './errors.js';
import type { Clock, RandomBytes } from '../core/clock.js';
import type { Client } from './config-client.js';
import type { PoolConfig } from './config.js';
import type { Message } from './delivery.js';
import type { PoolState } from './state.js';
import type { Triggers } from './triggers.js';

export interface Environment {
  clock: Clock;
  random: RandomBytes;
  triggers: Triggers;
  deliver(message: Message): void;
  /** Who has sent the request that is being worked on. */
  caller: { userAgent?: string | undefined };
}

export interface Pool extends Environment {
  config: PoolConfig;
  state: PoolState;
}

export interface ClientCall {
  pool: Pool;
  client: Client;
}

export const emptyPoolState = (random: RandomBytes): PoolState =>
  ({ secret: toBase64(random(32)), users: [], sessions: {}, families: [], attempts: {}, failures: {} });

export const issuerOf = ({ config: { id, region } }: Pool): string =>
  `https://cognito-idp.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/${id}`;

/** @throws {CognitoFault} ResourceNotFoundException */
export function clientCall(pools: ReadonlyMap<string, Pool>, clientId: string): ClientCall {
  for (const pool of pools.values()) {
    const client = pool.config.clients.find(({ id }) => id === clientId);
    if (client) return { pool, client };
  }
  throw resourceNotFound(`User pool client ${clientId} does not exist.`);
}
