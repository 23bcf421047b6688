import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf, withBrowser } from './check.js';

withBrowser('account', (inspect) => {
  for (const entry of entriesOf('account')) {
    test(`${entry.title}: ${entry.name}`, async () => { assert.equal(await inspect(entry), ''); });
  }
});
