/** docs/events-and-hooks.md names every event and every hook that there is, and none that there is not. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { requestEventOf } from '../../../src/events/request-event.js';
import { STATE_EVENTS } from '../../../src/events/state-events.js';
import { journey } from '../../../src/flow/journey.js';
import { steps } from '../../../src/flow/steps.js';
import { LINK_TO } from '../../../src/flow/states.js';
import { Auth } from '../../../src/session/auth.js';

const ROOT = new URL('../../../', import.meta.url);
const docs = readFileSync(new URL('docs/events-and-hooks.md', ROOT), 'utf8');
const EVENTS = readdirSync(new URL('src/events/', ROOT)).flatMap((file) => [...readFileSync(new URL(`src/events/${file}`, ROOT), 'utf8').matchAll(/'(auth-[a-z-]+)'/g)].map(([, name]) => name!))
  .concat(Object.values(STATE_EVENTS), (Object.keys(STATE_EVENTS) as (keyof typeof STATE_EVENTS)[]).map(requestEventOf));

it('names every event, and no other', () => {
  const named = new Set([...docs.matchAll(/`(auth-[a-z-]+)`/g)].map(([, name]) => name!).filter((name) => !['auth-provider', 'auth-authenticator'].includes(name)));
  assert.deepEqual([...named].sort(), [...new Set(EVENTS)].sort());
});

it('is no better informed than the event log of the demo', () => {
  const log = readFileSync(new URL('demo/events.js', ROOT), 'utf8');
  const named = new Set([...log.matchAll(/'(auth-[a-z-]+)'/g)].map(([, name]) => name!));
  assert.deepEqual([...named].sort(), [...new Set(EVENTS)].sort());
});

it('has a row for each state, with its event, its request and its hook', () => {
  const names = [...docs.matchAll(/^\| `(\w+)` \| `(auth-[a-z-]+)`[^|]* \| `(auth-[a-z-]+)` \|/gm)].map(([, ...cells]) => cells);
  const expected = (Object.keys(STATE_EVENTS) as (keyof typeof STATE_EVENTS)[]).map((hook) => [hook, STATE_EVENTS[hook], requestEventOf(hook)]);
  assert.deepEqual(names.sort(), expected.sort());
  assert.deepEqual(Object.keys({ ...journey, ...steps }).filter((state) => !(state in STATE_EVENTS)), []);
});

it('names what Auth has, and each link of the journey', () => {
  const auth = new Auth();
  for (const member of ['getSnapshot', 'subscribe', 'send', 'hooks', 'getTokens', 'signOut', 'cognitoUser', 'getCredentials', 'credentialsProvider', 'configure']) {
    assert.ok(member in auth, member);
    assert.match(docs, new RegExp(`\`${member}\\b`), member);
  }
  for (const link of Object.values(LINK_TO)) assert.ok(docs.includes(`\`${link}\``), link);
});
