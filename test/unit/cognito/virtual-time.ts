import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../../src/core/clock.js';
import type { Wait } from '../../../src/cognito/wait.js';

interface Timer {
  at: number;
  milliseconds: number;
  fire: () => void;
}

/** Milliseconds of real time in which nothing need happen: a module may be on its way. */
const PATIENCE = 20_000;

/** A clock that moves only from one awaited moment to the next. */
export function createVirtualTime() {
  let now = 1_000_000;
  const timers = new Set<Timer>();
  /** Milliseconds of each wait that has come to its end. */
  const waited: number[] = [];

  const wait: Wait = (milliseconds, signal) => new Promise((resolve, reject) => {
    const timer = { at: now + milliseconds, milliseconds, fire: resolve };
    timers.add(timer);
    signal?.addEventListener('abort', () => {
      timers.delete(timer);
      reject(signal.reason as Error);
    }, { once: true });
  });

  /** Lets time pass until the promise settles. */
  async function until<T>(promise: Promise<T>): Promise<T> {
    const state = { settled: false };
    const done = (): void => { state.settled = true; };
    promise.then(done, done);
    let busyUntil = performance.now() + PATIENCE;
    for (;;) {
      await nextTurn();
      if (state.settled) return promise;
      const [next] = [...timers].sort((a, b) => a.at - b.at);
      if (!next) {
        if (performance.now() < busyUntil) continue;
        throw new Error('nothing is awaited, and nothing has happened');
      }
      busyUntil = performance.now() + PATIENCE;
      now = next.at;
      timers.delete(next);
      waited.push(next.milliseconds);
      next.fire();
    }
  }

  /** Resolves once a wait of these milliseconds has begun. */
  async function pausing(milliseconds: number): Promise<void> {
    while (![...timers].some((timer) => timer.milliseconds === milliseconds)) await nextTurn();
  }

  const clock: Clock = { now: () => now };
  return { clock, wait, until, pausing, waited, timers };
}
