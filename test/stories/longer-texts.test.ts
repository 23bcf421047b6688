/** Every story comes to the same state where all texts are longer, and fits a narrow screen with them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playedEntries, withLanguage } from './check.js';

withLanguage('en-XA', (inspect) => {
  for (const entry of playedEntries()) {
    test(`${entry.title}: ${entry.name}`, async () => { assert.equal(await inspect(entry), ''); });
  }
});
