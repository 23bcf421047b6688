/** Every story comes to the same state in a language written from the right, and in one whose texts are all longer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playedEntries, withLanguage } from './check.js';

for (const language of ['ar', 'en-XA']) {
  withLanguage(language, (inspect) => {
    for (const entry of playedEntries()) {
      test(`${entry.title}: ${entry.name}`, async () => { assert.equal(await inspect(entry), ''); });
    }
  });
}

test('there are such stories', () => { assert.ok(playedEntries().length > 0); });
