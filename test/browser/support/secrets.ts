/** Looks for a secret everywhere but in the fields that it was typed into. */
import type { Auth } from '../../../src/index.js';
import { STATE_EVENTS } from '../../../src/events/state-events.js';
import { requestEventOf } from '../../../src/events/request-event.js';
import { expect } from './expect.js';
import type { World } from './world.js';

export interface Witness {
  /** @throws {AssertionError} when a secret was in a snapshot, an event or a storage at any time so far */
  expectSilence(...secrets: string[]): void;
}

let listening = new AbortController();

afterEach(() => {
  listening.abort();
  listening = new AbortController();
});

/** Notes down, from now on, every snapshot and event, and what was stored at that time. */
export function watch(auth: Auth, { stored }: World): Witness {
  const seen: string[] = [];
  const note = (what: string, value: unknown): void => {
    seen.push(`${what}: ${JSON.stringify(value)}`, `storage: ${JSON.stringify([[...stored], { ...sessionStorage }, { ...localStorage }])}`);
  };
  auth.subscribe(() => { note('snapshot', auth.getSnapshot()); });
  for (const type of ['auth-state-change', ...Object.values(STATE_EVENTS), ...(Object.keys(STATE_EVENTS) as (keyof typeof STATE_EVENTS)[]).map(requestEventOf)]) {
    for (const target of [auth, document]) {
      target.addEventListener(type, (event) => { note(type, (event as CustomEvent<unknown>).detail); }, { signal: listening.signal });
    }
  }
  return {
    expectSilence(...secrets) {
      note('last snapshot', auth.getSnapshot());
      for (const secret of secrets) expect(seen.filter((line) => line.includes(secret)), secret).to.deep.equal([]);
      expect(seen.some((line) => line.startsWith('auth-state-change'))).to.equal(true);
    },
  };
}
