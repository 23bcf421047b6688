/**
 * 100,000 clients whose tokens end together, against Cognito's default quota of requests, by this library's own schedule,
 * jitter and retries on a virtual clock. Prints after how long all are through, as `minutes N` on the last line; exits 1 when
 * one was signed out, or when a smaller herd without jitter is through within the hour, for then the simulation shows nothing.
 * `--save` keeps the figures for the README; `--check` exits 1 where they are not those that were kept.
 */
import { tsImport } from 'tsx/esm/api';
import { isDeepStrictEqual } from 'node:util';
import { keptResult, saveResult } from './results.mjs';

const { AuthError } = await tsImport('../src/core/errors.ts', import.meta.url);
const { tryAgain } = await tsImport('../src/cognito/retry.ts', import.meta.url);
const { refreshDelay } = await tsImport('../src/session/refresh-schedule.ts', import.meta.url);
const { FINAL } = await tsImport('../src/session/refresh.ts', import.meta.url);

const CLIENTS = 100_000;
/** As many as are simulated without jitter, which takes them far longer. */
const SMALL_HERD = 10_000;
/** Requests a second of the category UserToken, which GetTokensFromRefreshToken counts to (Cognito's developer guide, quotas). */
const QUOTA = 120;
const MINUTE = 60_000;
const LIFETIME = 60 * MINUTE;
const LATENCY = 80;

/** mulberry32: the same figures in each run. */
function seededRandom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Time that passes by itself as soon as nothing else happens: a heap of what waits, by its moment. */
function virtualTime() {
  const heap = [];
  let now = 0;
  const swap = (a, b) => { [heap[a], heap[b]] = [heap[b], heap[a]]; };
  function push(item) {
    heap.push(item);
    for (let i = heap.length - 1; i > 0 && heap[i].at < heap[(i - 1) >> 1].at; i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
  }
  function pop() {
    swap(0, heap.length - 1);
    const item = heap.pop();
    for (let i = 0, next = 1; next < heap.length; i = next, next = 2 * i + 1) {
      if (next + 1 < heap.length && heap[next + 1].at < heap[next].at) next++;
      if (heap[i].at <= heap[next].at) break;
      swap(i, next);
    }
    return item;
  }
  return {
    clock: { now: () => now },
    wait: (milliseconds) => new Promise((resolve) => { push({ at: now + milliseconds, resolve }); }),
    async run(end) {
      while (heap.length > 0 && heap[0].at <= end) {
        const { at, resolve } = pop();
        now = at;
        resolve();
        // Whatever the moment leads to gets its turn before the next moment.
        if (heap.length === 0 || heap[0].at > at) await new Promise((done) => { setImmediate(done); });
      }
    },
  };
}

/** Each second of the quota is counted by itself, as a bucket that fills continuously and holds one second's worth. */
function service({ now }) {
  let [tokens, last, asked] = [QUOTA, 0, 0];
  return {
    get asked() { return asked; },
    answer() {
      asked++;
      tokens = Math.min(QUOTA, tokens + ((now() - last) / 1000) * QUOTA);
      last = now();
      if (tokens < 1) throw new AuthError('TooManyRequestsException', 'Rate exceeded', { status: 400 });
      tokens--;
    },
  };
}

/**
 * @param remaining milliseconds that the tokens are good for at the start; below zero all ask at once
 * @param end milliseconds after which nothing is simulated any more
 */
async function simulate(remaining, { clients = CLIENTS, random = seededRandom(20261125), end = Infinity } = {}) {
  const time = virtualTime();
  const cognito = service(time.clock);
  let [signedOut, through, first, last, expired] = [0, 0, Infinity, 0, 0];

  async function attempt() {
    await time.wait(LATENCY);
    cognito.answer();
  }

  async function client() {
    const delay = (failures) => refreshDelay({ remaining: remaining - time.clock.now(), lifetime: LIFETIME, failures, dice: random() });
    // Whose tokens have ended already needs new ones now; the others refresh ahead.
    await time.wait(remaining > 0 ? delay(0) : random() * 1000);
    first = Math.min(first, time.clock.now());
    for (let failures = 1; ; failures++) {
      try {
        const startedAt = time.clock.now();
        await attempt().catch((error) => tryAgain('GetTokensFromRefreshToken', attempt, { error, startedAt }, { clock: time.clock, wait: time.wait, jitter: random }));
        break;
      } catch (error) {
        if (FINAL.has(error.name)) {
          signedOut++;
          return;
        }
        await time.wait(delay(failures));
      }
    }
    through++;
    last = Math.max(last, time.clock.now());
    if (time.clock.now() > remaining) expired++;
  }

  const all = Promise.all(Array.from({ length: clients }, client));
  await time.run(end);
  if (end === Infinity) await all;
  return { signedOut, through, minutes: (last - first) / MINUTE, requests: cognito.asked, expired };
}

const ahead = await simulate(LIFETIME);
const atOnce = await simulate(0);
const small = await simulate(0, { clients: SMALL_HERD });
const inStep = await simulate(0, { clients: SMALL_HERD, random: () => 0.5, end: 60 * MINUTE });
const number = (value) => value.toLocaleString('en', { maximumFractionDigits: 1 });
console.log(`${number(CLIENTS)} clients, ${QUOTA} requests a second: no less than ${number(CLIENTS / QUOTA / 60)} minutes`);
console.log(`pages that are open refresh ahead: through after ${number(ahead.minutes)} minutes, ${number(ahead.requests)} requests, ${number(ahead.expired)} with ended tokens meanwhile, ${ahead.signedOut} signed out`);
console.log(`all tokens have ended, all ask at once: through after ${number(atOnce.minutes)} minutes, ${number(atOnce.requests)} requests, ${atOnce.signedOut} signed out`);
console.log(`${number(SMALL_HERD)} all at once: through after ${number(small.minutes)} minutes; without jitter ${number(SMALL_HERD - inStep.through)} of them still wait after an hour`);
const minutes = Number(atOnce.minutes.toFixed(1));
const figures = { clients: CLIENTS, quota: QUOTA, minutes, minutesAhead: Number(ahead.minutes.toFixed(1)), signedOut: atOnce.signedOut + ahead.signedOut };
if (process.argv.includes('--save')) saveResult('herd', figures);
const isKept = !process.argv.includes('--check') || isDeepStrictEqual(figures, keptResult('herd'));
if (!isKept) console.error('These are not the figures that were kept: run `npm run bench:herd -- --save` and `npm run readme`.');
console.log(`minutes ${minutes}`);
process.exitCode = figures.signedOut > 0 || inStep.through === SMALL_HERD || !isKept ? 1 : 0;
