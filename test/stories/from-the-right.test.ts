/** Every story comes to the same state in a language that is written from the right, and fits a narrow screen in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playedEntries, withLanguage } from './check.js';

withLanguage('ar', (inspect) => {
  for (const entry of playedEntries()) {
    test(`${entry.title}: ${entry.name}`, async () => { assert.equal(await inspect(entry), ''); });
  }
});
