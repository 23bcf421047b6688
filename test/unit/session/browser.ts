/** Tabs without a browser, which share a storage and a lock; their timers are in the test's hand. */
import { readPool } from '../../../src/cognito/pool.js';
import { createTokenStore, type KeyValueStorage } from '../../../src/cognito/token-store.js';
import { createTransport } from '../../../src/cognito/transport.js';
import type { Wait } from '../../../src/cognito/wait.js';
import type { Happening } from '../../../src/flow/types.js';
import type { Environment } from '../../../src/session/environment.js';
import { TokenKeeper } from '../../../src/session/token-keeper.js';
import { CLIENT_ID, createWorld, MINUTE, POOL_ID, signIn, until, type Network, type World } from './world.js';

/** Of the pool's tokens, in milliseconds. */
export const LIFETIME = 60 * MINUTE;
export const offline: Network = () => Promise.reject(new TypeError('Failed to fetch'));

/** The pauses between tries pass at once, the deadline never. */
const wait: Wait = (milliseconds) => (milliseconds < 15_000 ? Promise.resolve() : new Promise(() => undefined));

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** One browser: locks that one tab at a time may hold, and timers that `pass` runs. */
export function createBrowser(world: World) {
  const timers = new Set<Timer>();
  const held = new Map<string, Promise<unknown>>();
  const locks: string[] = [];
  const withLock: Environment['withLock'] = (name, work, ifAvailable) => {
    const before = held.get(name);
    if (ifAvailable && before) return Promise.resolve();
    locks.push(name);
    const result = Promise.resolve(before).then(work);
    const end: Promise<unknown> = result.catch(() => undefined).then(() => { if (held.get(name) === end) held.delete(name); });
    held.set(name, end);
    return result;
  };

  /** @param storage as this tab sees it */
  function openTab(changes: Partial<Environment> = {}, storage: KeyValueStorage = world.storage) {
    const wakeUps = new Set<() => void>();
    const happenings: Happening[] = [];
    const environment: Environment = {
      withLock,
      setTimer(callback, milliseconds) {
        const timer = { at: world.clock.now() + milliseconds, callback };
        timers.add(timer);
        return () => { timers.delete(timer); };
      },
      onWakeUp(callback) {
        wakeUps.add(callback);
        return () => { wakeUps.delete(callback); };
      },
      onTick: () => () => undefined,
      ...changes,
    };
    const pool = readPool({ userPoolId: POOL_ID, userPoolClientId: CLIENT_ID })!;
    const keeper = new TokenKeeper({
      pool, environment,
      call: createTransport({ endpoint: pool.endpoint, fetch: world.fetch, clock: world.clock, wait }),
      store: createTokenStore(storage, CLIENT_ID),
      storage,
      clientMetadata: () => undefined,
      clock: world.clock,
      random: () => Uint8Array.of(128),
      report: (happening) => { happenings.push(happening); },
    });
    return { keeper, happenings, wakeUps, wake: () => { for (const callback of wakeUps) callback(); } };
  }

  return {
    timers, locks, withLock, openTab,
    isHeld: () => held.size > 0,
    /** Timers of refreshes to come: what tabs tell each other takes seconds. */
    plans: (): readonly Timer[] => [...timers].filter(({ at }) => at > world.clock.now() + MINUTE),
    /** Lets time pass; timers that are due by then run. */
    pass(milliseconds: number): void {
      world.advance(milliseconds);
      for (const timer of [...timers].filter(({ at }) => at <= world.clock.now())) {
        timers.delete(timer);
        timer.callback();
      }
    },
  };
}

/** Somebody has signed in before. */
export async function open() {
  const world = await createWorld();
  await signIn(world.auth());
  return { world, browser: createBrowser(world) };
}

/** The plan comes in a chunk of its own, at half-time. */
export const isPlanned = (browser: ReturnType<typeof createBrowser>): Promise<void> => until(() => browser.plans().length === 1, () => 'No refresh is planned.');

export const types = (happenings: readonly Happening[]): string[] => happenings.map(({ type }) => type);
