/** A session without a browser: a local Cognito behind its `fetch`, and clock, timers and storage in the test's hand. */
// Ahead of need: fake time would run while it is on its way.
import '../../../src/cognito/retry.js';
import { mock } from 'node:test';
import { Auth } from '../../../src/session/auth.js';
import type { AuthConfig } from '../../../src/session/config.js';
import type { AuthState } from '../../../src/flow/states.js';
import { createLocalCognito, type LocalUserPool, type Triggers } from '../../../src/local-cognito/index.js';
import { createMemoryStorage } from '../cognito/memory-storage.js';

export const POOL_ID = 'eu-west-1_Session01';
/** Where a second factor must be: an authenticator app. */
export const MFA_POOL_ID = 'eu-west-1_Session02';
export const CLIENT_ID = 'session00000000000000000001';
/** Where a sign-up is confirmed by a link. */
export const LINK_POOL: AuthConfig = { userPoolId: 'eu-west-1_Session03', userPoolClientId: 'session00000000000000000003' };
const MFA_CLIENT_ID = 'session00000000000000000002';
export const ADA = 'ada@example.com';
/** Invited. */
export const GRACE = 'grace@example.com';
/** His address is not verified. */
export const ALAN = 'alan@example.com';
export const NEW_USER = 'new@example.com';
export const PASSWORD = 'Corr3ct-horse';
export const NEW_PASSWORD = 'Batt3ry-staple';
export const TEMPORARY_PASSWORD = 'Temp0rary-pass';
export const MINUTE = 60_000;

const START = Date.UTC(2026, 0, 5, 9, 30, 7);

const pool = (Id: string, ClientId: string, more: Partial<LocalUserPool> = {}): LocalUserPool => ({
  Id,
  PoolName: 'session',
  UsernameAttributes: ['email'],
  AutoVerifiedAttributes: ['email'],
  clients: [{ ClientId, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], PreventUserExistenceErrors: 'ENABLED' }],
  users: [
    { Username: ADA, Password: PASSWORD },
    { Username: GRACE, Password: TEMPORARY_PASSWORD, Permanent: false },
    { Username: ALAN, Password: PASSWORD, UserAttributes: [{ Name: 'email_verified', Value: 'false' }] },
  ],
  ...more,
});

let now = START;
const triggers: Triggers = {};
const local = createLocalCognito(
  {
    userPools: [
      pool(POOL_ID, CLIENT_ID),
      pool(MFA_POOL_ID, MFA_CLIENT_ID, { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } }),
      pool(LINK_POOL.userPoolId ?? '', LINK_POOL.userPoolClientId ?? '', { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' }, Domain: 'session' }),
    ],
  },
  { clock: { now: () => now }, triggers },
);

export interface Sent {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** Stands in for the network: answers, breaks, or lets the request through. */
export type Network = (request: Request, goOn: (request: Request) => Promise<Response>) => Promise<Response>;

/** Everything begins anew: users, time, network, storage. Timers run by `advance` alone. */
export async function createWorld(rules: Triggers = {}) {
  mock.timers.reset();
  // amazon-cognito-identity-js knows no other clock than the system's.
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: START });
  now = START;
  for (const name of Object.keys(triggers) as (keyof Triggers)[]) Reflect.deleteProperty(triggers, name);
  Object.assign(triggers, rules);
  await local.reset();

  const sent: Sent[] = [];
  const storage = createMemoryStorage();
  const network: { now: Network } = { now: (request, goOn) => goOn(request) };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push({ operation: request.headers.get('x-amz-target')?.split('.')[1] ?? '', input: await request.clone().json() as Record<string, unknown> });
    return network.now(request, (through) => local.fetch(through));
  };

  return {
    local, sent, storage, network, fetch,
    clock: { now: () => now },
    auth: (config: AuthConfig = {}): Auth => new Auth({ userPoolId: POOL_ID, userPoolClientId: config.userPoolId === MFA_POOL_ID ? MFA_CLIENT_ID : CLIENT_ID, fetch, clock: { now: () => now }, storage, ...config }),
    /** Lets time pass, with whatever was to happen in it. */
    advance(milliseconds: number): void {
      now += milliseconds;
      mock.timers.tick(milliseconds);
    },
    code(to: string): string {
      return local.inbox.findLast((message) => message.to === to)?.code ?? '';
    },
    /** Opens the link that was sent last to an address, as a browser does. */
    async openLink(to: string): Promise<number> {
      const { link = '' } = local.inbox.findLast((message) => message.to === to) ?? {};
      return (await local.fetch(link)).status;
    },
    count: (operation: string): number => sent.filter((request) => request.operation === operation).length,
    /** The last request of an operation. */
    last: (operation: string): Record<string, unknown> => sent.findLast((request) => request.operation === operation)?.input ?? {},
    storedTokens: (): string[] => Object.keys(storage.items).filter((key) => key.endsWith('Token')),
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** Real time: the tests' own is mocked. */
const { performance } = globalThis;
const DEADLINE = 30_000;

/** Lets everything happen that needs no time. */
export const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** Waits until a condition holds. */
export async function until(condition: () => unknown, explain: () => string): Promise<void> {
  const end = performance.now() + DEADLINE;
  while (!condition()) {
    if (performance.now() > end) throw new Error(explain());
    await settle();
  }
}

/** Waits until the journey has come to a state, with nothing under way. */
export const arrived = (auth: Auth, state: AuthState): Promise<void> => until(
  () => auth.getSnapshot().state === state && !auth.getSnapshot().pending,
  () => `The journey is in ${JSON.stringify(auth.getSnapshot())}, not in ${state}.`,
);

/** Begins, wherever that leads. */
export async function start(auth: Auth): Promise<void> {
  auth.send({ type: 'start' });
  await until(() => !/idle|setup/.test(auth.getSnapshot().state) && !auth.getSnapshot().pending, () => `The journey stays in ${auth.getSnapshot().state}.`);
}

/** Sends the form of a screen. */
export const submit = (auth: Auth, screen: AuthState, values: Readonly<Record<string, string>>): void => { auth.send({ type: 'submit', screen, values }); };

/** Begins and signs in by password; leads to `authenticated`, unless Cognito asks for more. */
export async function signIn(auth: Auth, username = ADA, password = PASSWORD, leadsTo: AuthState = 'authenticated'): Promise<void> {
  await start(auth);
  submit(auth, 'signIn', { username, password });
  await arrived(auth, leadsTo);
}
