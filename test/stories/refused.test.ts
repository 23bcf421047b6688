/** The check itself: each story tagged `refused` has one fault, and must be found faulty for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf, withBrowser } from './check.js';

const FAULTS: Readonly<Record<string, RegExp>> = {
  'refused--input-without-label': /^label at /m,
  'refused--input-without-label-in-a-shadow-root': /^label at /m,
  'refused--faint-text-in-the-dark': /^dark: color-contrast at /m,
  'refused--too-wide': /is wider than 320 px/,
  'refused--console-error': /^console error: something is wrong/m,
  'refused--state-never-reached': /^console error: AssertionError: expected null not to be null/m,
  'refused--of-no-such-name': /^not ready: /m,
};

withBrowser('refused', (inspect) => {
  for (const [id, fault] of Object.entries(FAULTS)) {
    test(id, async () => { assert.match(await inspect({ id, type: 'story' }), fault); });
  }
});

test('the fault of each of these stories is known', () => {
  const ids = entriesOf('refused').map(({ id }) => id);
  assert.deepEqual(ids.filter((id) => !(id in FAULTS)), []);
  assert.ok(ids.length > 0);
});
