/** A freshly started local Cognito for one file of tests, over real HTTP, with time and randomness in the test's hand. */
import { createHash } from 'node:crypto';
import { mock } from 'node:test';
import type { LocalCognito, Triggers } from '../../src/local-cognito/index.js';
import { startLocalCognito } from '../../src/local-cognito/node/server.js';
import { systemClock, type RandomBytes } from '../../src/core/clock.js';
import { recordingFetch, type Recording } from '../unit/model/wire-model.js';
import { config, PASSWORD, POOL_ID } from './pool-config.js';

export * from './pool-config.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface ForeignPool {
  url: string;
  local: LocalCognito;
  recording: Recording;
  /** The code last sent to this address. */
  lastCode(to: string): string;
  /** A confirmed user with a verified address, who signs in by it with PASSWORD; answers the user's `Username`. */
  addUser(email: string, options?: { poolId?: string; phone?: string }): Promise<string>;
  /** An invited user, who must change the temporary password. */
  invite(email: string, temporaryPassword: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Client and service read one clock, `Date`, which stands still at a fixed day until `advance` moves it:
 * an SRP proof carries the client's time, so the two must agree.
 */
export async function startForeignPool({ triggers = {} }: { triggers?: Triggers } = {}): Promise<ForeignPool> {
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 5, 9, 30, 7) });
  const { url, local, close } = await startLocalCognito({ config, clock: systemClock, random: seededRandom('foreign clients'), triggers });
  const recording = recordingFetch(local.fetch);
  // The server asks for `local.fetch` anew at each request.
  local.fetch = recording.fetch;
  return {
    url,
    local,
    recording,
    lastCode(to) {
      const message = local.inbox.findLast((candidate) => candidate.to === to);
      if (!message?.code) throw new Error(`no code was sent to ${to}`);
      return message.code;
    },
    async addUser(email, { poolId = POOL_ID, phone } = {}) {
      await local.admin.createUser(poolId, { Username: email, UserAttributes: [...verified('email', email), ...(phone ? verified('phone_number', phone) : [])] });
      await local.admin.setUserPassword(poolId, email, PASSWORD, { Permanent: true });
      return (await local.admin.getUser(poolId, email)).Username;
    },
    async invite(email, temporaryPassword) {
      await local.admin.createUser(POOL_ID, { Username: email, UserAttributes: verified('email', email), TemporaryPassword: temporaryPassword });
    },
    async close() {
      await close();
      mock.timers.reset();
    },
  };
}

export function advance(milliseconds: number): void {
  mock.timers.setTime(Date.now() + milliseconds);
}

/** Another code than the right one, of the same shape. */
export const wrong = (code: string): string => (code.startsWith('1') ? '2' : '1') + code.slice(1);

/** What an error of that name and message must look like, to `assert.rejects`. */
export const refused = (name: string, message: string): { name: string; message: string } => ({ name, message });

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function verified(name: string, value: string): { Name: string; Value: string }[] {
  return [{ Name: name, Value: value }, { Name: `${name}_verified`, Value: 'true' }];
}

function seededRandom(seed: string): RandomBytes {
  let block = 0;
  const next = (): Uint8Array => createHash('sha256').update(`${seed}:${block++}`).digest();
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let offset = 0; offset < length; offset += 32) bytes.set(next().subarray(0, length - offset), offset);
    return bytes;
  };
}
