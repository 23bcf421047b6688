/** What a random walk walks through: a local Cognito, a session in Node with storages of its own, and somebody who knows the answers. */
import { mock } from 'node:test';
import { Auth } from '../../../src/index.js';
import { createLocalCognito, type Admin, type LocalCognito, type LocalCognitoConfig } from '../../../src/local-cognito/index.js';
import { browserEnvironment } from '../../../src/session/environment.js';
import { ANSWERS } from '../local-cognito/custom-auth.js';
import { totpAt } from '../local-cognito/totp-client.js';
import { ADA, FLOWS, PASSWORD, type WorldSpec } from './worlds.js';

export { NEW_PASSWORD, PASSWORD, WORLDS, type WorldSpec } from './worlds.js';

const POOL_ID = 'eu-west-1_Walks0001';

export interface Walk {
  auth: Auth;
  readonly admin: Admin;
  readonly poolId: string;
  readonly username: string;
  password: string;
  advance(milliseconds: number): void;
  /** The same page, loaded anew. */
  reload(): Promise<void>;
  /** The code that is right at the moment, from the inbox or the app. */
  code(): Promise<string>;
  codes(): readonly string[];
  answer(): string;
  /** The keys of the tokens that the session keeps. */
  storedTokens(): readonly string[];
  newUser(isNew: boolean): string;
  /** All that could be seen of snapshots, events and storages since the last look. */
  traces(): string;
  end(): void;
}

/** What a session loads when it is first needed, so that a request is answered in the turn that it is sent in. */
const LOADED = Promise.all([
  import('../../../src/session/engine.js'), import('../../../src/session/pending-step.js'), import('../../../src/session/challenge.js'), import('../../../src/session/explain.js'),
  import('../../../src/session/commands/account.js'), import('../../../src/session/commands/challenges.js'), import('../../../src/flow/steps.js'), import('../../../src/cognito/custom-auth.js'),
]);

/** Waits until nothing is under way, and nothing begins either. */
export async function arrive(auth: Auth): Promise<void> {
  await LOADED;
  // What is sent before the engine is there waits for it, and shows nowhere.
  await auth.workbench();
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => { setTimeout(resolve, 1); });
    // A module that is here already still takes its turn at the loader: behind this one, those that the session has asked for have come.
    await import('../../../src/flow/steps.js');
    const { state, pending } = auth.getSnapshot();
    quiet = !pending && state !== 'idle' && state !== 'setup' && state !== 'signOut' ? quiet + 1 : 0;
  }
}

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** A local Cognito with the clock that its walks go by, and the timers that its sessions have set. */
interface World {
  readonly local: LocalCognito;
  now: number;
  timers: Timer[];
}

const CLIENT_ID = 'walk00000000000000000001';
const START = Date.UTC(2026, 0, 5, 9, 30, 7);

/** One a kind: a new one would make its RSA key anew, which takes longer than a walk. */
const worlds = new WeakMap<WorldSpec, World>();

function worldOf(spec: WorldSpec): World {
  const config: LocalCognitoConfig = {
    userPools: [{
      Id: POOL_ID, UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'], users: [{ Username: ADA, Password: PASSWORD }], ...spec.pool,
      clients: [{ ClientId: CLIENT_ID, ExplicitAuthFlows: [...FLOWS], PreventUserExistenceErrors: 'ENABLED' }],
    }],
  };
  const world: World = { local: createLocalCognito(config, { clock: { now: () => world.now }, triggers: spec.triggers ?? {} }), now: START, timers: [] };
  return world;
}

/** Lets time pass, and what was set for it happen. */
function pass(world: World, milliseconds: number): void {
  world.now += milliseconds;
  for (const timer of world.timers.filter(({ at }) => at <= world.now)) {
    world.timers = world.timers.filter((other) => other !== timer);
    timer.fire();
  }
}

export async function createWalk(spec: WorldSpec): Promise<Walk> {
  const { flow, username = ADA } = spec;
  const world = worlds.get(spec) ?? worldOf(spec);
  worlds.set(spec, world);
  const { local } = world;
  await local.reset();
  world.now = START;
  world.timers = [];
  mock.method(browserEnvironment, 'setTimer', (fire: () => void, milliseconds: number) => {
    const timer = { at: world.now + milliseconds, fire };
    world.timers.push(timer);
    return () => { world.timers = world.timers.filter((other) => other !== timer); };
  });
  const clock = { now: () => world.now };
  let names = 0;
  let secret: string | undefined;
  const stored = new Map<string, string>();
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => { stored.set(key, value); }, removeItem: (key: string) => { stored.delete(key); } };
  let seen: string[] = [];
  let stop = (): void => undefined;

  const open = async (): Promise<Auth> => {
    stop();
    const auth = new Auth({ userPoolId: POOL_ID, userPoolClientId: CLIENT_ID, authenticationFlowType: flow, clock, storage, fetch: (...request) => local.fetch(...request) });
    auth.addEventListener('auth-state-change', (event) => { seen.push(JSON.stringify((event as CustomEvent<unknown>).detail)); });
    stop = auth.subscribe(() => {
      const snapshot = auth.getSnapshot();
      secret = snapshot.totpSecret ?? secret;
      seen.push(JSON.stringify(snapshot), ...stored.values());
    });
    auth.send({ type: 'start' });
    await arrive(auth);
    return auth;
  };

  const walk: Walk = {
    auth: undefined as unknown as Auth,
    admin: local.admin,
    poolId: POOL_ID,
    username,
    password: PASSWORD,
    advance(milliseconds) { pass(world, milliseconds); },
    async reload() { walk.auth = await open(); },
    async code() {
      const { state, challenge } = walk.auth.getSnapshot();
      if (state === 'setupTOTP' || challenge === 'SOFTWARE_TOKEN_MFA') {
        // A code that was used is none any more.
        pass(world, 30_000);
        return secret === undefined ? '000001' : totpAt(secret, world.now);
      }
      return local.inbox.at(-1)?.code ?? '000001';
    },
    codes: () => local.inbox.map(({ code }) => code).filter((code) => /^\d+$/.test(code)),
    answer: () => ANSWERS[Number(walk.auth.getSnapshot().parameters?.round ?? 1) - 1] ?? '',
    storedTokens: () => [...stored.keys()].filter((key) => key.endsWith('Token')),
    newUser: (isNew) => (isNew ? `new${++names}@example.com` : ADA),
    traces() {
      const all = seen.join('\n');
      seen = [];
      return all;
    },
    end() {
      stop();
      mock.restoreAll();
    },
  };
  walk.auth = await open();
  return walk;
}
