/** A local Cognito in the page, fresh for each test, with its clock, its network and its mailbox in the test's hand. */
import type { RandomBytes } from '../../../src/core/clock.js';
import { Auth, type AuthConfig, type KeyValueStorage } from '../../../src/index.js';
import { createLocalCognito, type LocalCognito, type LocalUserPool, type LocalUserPoolClient, type Triggers } from '../../../src/local-cognito/index.js';
import { until } from './until.js';

export const POOL_ID = 'eu-west-1_Screens01';
export const ADA = 'ada@example.com';
export const ALAN = 'alan@example.com';
export const GRACE = 'grace@example.com';
/** A password that the pool accepts. */
export const PASSWORD = 'Corr3ct-horse';
export const NEW_PASSWORD = 'Batt3ry-staple';
export const TEMPORARY_PASSWORD = 'Temp0rary-pass';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The time that each world begins with. */
export const START = Date.UTC(2026, 0, 5, 9, 30, 7);

const POOL: Partial<LocalUserPool> = {
  UsernameAttributes: ['email'],
  AutoVerifiedAttributes: ['email'],
  Policies: { PasswordPolicy: { MinimumLength: 8, RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true } },
  users: [
    { Username: ADA, Password: PASSWORD, UserAttributes: [{ Name: 'given_name', Value: 'Ada' }] },
    { Username: ALAN, Password: PASSWORD, Confirmed: false },
    { Username: GRACE, Password: TEMPORARY_PASSWORD, Permanent: false },
  ],
};

const CLIENT: Partial<LocalUserPoolClient> = {
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
};

export interface WorldOptions {
  readonly pool?: Partial<LocalUserPool>;
  readonly client?: Partial<LocalUserPoolClient>;
  readonly triggers?: Triggers;
}

/** Each test is a client of its own: what an earlier page keeps a moment too late finds no reader. */
const CLIENT_IDS = Array.from({ length: 100 }, (_, index) => `screens${String(index).padStart(19, '0')}`);
let worlds = 0;

/** A request as it went out. */
export interface Sent {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

export interface World {
  readonly local: LocalCognito;
  readonly clientId: string;
  readonly fetch: typeof fetch;
  /** Everything that was asked of Cognito, in order. */
  readonly sent: Sent[];
  /** What sessions of this world keep their tokens in. */
  readonly stored: Map<string, string>;
  /** A new session over the same storage, as a reloaded page makes it. */
  auth(config?: AuthConfig): Auth;
  /** The time of page and service, in milliseconds since the Unix epoch. */
  now(): number;
  /** Moves the clock of page and service, in milliseconds. */
  advance(milliseconds: number): void;
  /** Lets no answer through until what it returns is called. */
  hold(): () => void;
  /** Loses the network, or brings it back. */
  disconnect(isGone?: boolean): void;
  /** The code that was sent last to an address. */
  code(to: string): string;
  /** How often an operation was asked. */
  count(operation: string): number;
}

interface Service {
  readonly local: LocalCognito;
  readonly triggers: Triggers;
  now: number;
}

/** Signing keys are dear to make: a service is made once for each configuration, and reset for each test. */
const services = new Map<string, Service>();

function serviceFor(pool: LocalUserPool): Service {
  const key = JSON.stringify(pool);
  const known = services.get(key);
  if (known) return known;
  const triggers: Triggers = {};
  const service: Service = {
    now: START,
    triggers,
    local: createLocalCognito({ userPools: [pool] }, { clock: { now: () => service.now }, random: countingRandom(), triggers }),
  };
  services.set(key, service);
  return service;
}

export async function createWorld({ pool, client, triggers = {} }: WorldOptions = {}): Promise<World> {
  const service = serviceFor({ ...POOL, ...pool, Id: POOL_ID, clients: CLIENT_IDS.map((ClientId) => ({ ...CLIENT, ...client, ClientId })) });
  const clientId = CLIENT_IDS[worlds++ % CLIENT_IDS.length]!;
  const { local } = service;
  service.now = START;
  for (const name of Object.keys(service.triggers) as (keyof Triggers)[]) Reflect.deleteProperty(service.triggers, name);
  Object.assign(service.triggers, triggers);
  await local.reset();

  const sent: Sent[] = [];
  const stored = new Map<string, string>();
  const storage: KeyValueStorage = {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => { stored.set(key, value); },
    removeItem: (key) => { stored.delete(key); },
  };
  let isGone = false;
  let held: Promise<void> = Promise.resolve();
  const worldFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push({ operation: request.headers.get('x-amz-target')?.split('.')[1] ?? '', input: await request.clone().json() as Record<string, unknown> });
    await held;
    if (isGone) throw new TypeError('Failed to fetch');
    return local.fetch(request);
  };
  const clock = { now: () => service.now };
  const random = countingRandom();

  return {
    local, clientId, sent, stored, fetch: worldFetch,
    auth: (config) => new Auth({ userPoolId: POOL_ID, userPoolClientId: clientId, fetch: worldFetch, clock, random, storage, ...config }),
    now: clock.now,
    advance(milliseconds) { service.now += milliseconds; },
    hold() {
      let release = (): void => undefined;
      held = new Promise((resolve) => { release = resolve; });
      return release;
    },
    disconnect(gone = true) { isGone = gone; },
    code(to) {
      const message = local.inbox.filter((candidate) => candidate.to === to).at(-1);
      if (!message) throw new Error(`No code was sent to ${to}.`);
      return message.code;
    },
    count: (operation) => sent.filter((request) => request.operation === operation).length,
  };
}

/** Waits until the journey has come to a state and has nothing under way. */
export const arrived = (auth: Auth, state: string): Promise<unknown> =>
  until(() => auth.getSnapshot().state === state && !auth.getSnapshot().pending, () => `The journey is in ${auth.getSnapshot().state} (${auth.getSnapshot().failure?.message ?? 'no failure'}), not in ${state}.`);

/** Bytes that differ from call to call and are the same in each run. */
function countingRandom(): RandomBytes {
  let seed = 0x9e3779b9;
  return (length) => Uint8Array.from({ length }, () => {
    seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return (seed >>> 13) & 0xff;
  });
}
