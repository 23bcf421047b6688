import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf, withBrowser } from './check.js';

withBrowser('entry screens', (inspect) => {
  for (const entry of entriesOf('entry screens')) {
    test(`${entry.title}: ${entry.name}`, async () => { assert.equal(await inspect(entry), ''); });
  }
});
