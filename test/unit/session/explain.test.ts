/** What failed, in words: a part of ours that does not come is told from a fault. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain } from '../../../src/session/explain.js';

const keyOf = (error: Error): string => explain(error).text.key;

describe('a part that does not load', () => {
  for (const [where, error] of [
    ['Chromium', new TypeError('Failed to fetch dynamically imported module: https://www.example/steps.js')],
    ['Firefox', new TypeError('error loading dynamically imported module: https://www.example/steps.js')],
    ['WebKit', new TypeError('Importing a module script failed.')],
    ['webpack', Object.assign(new Error('Loading chunk 7 failed.'), { name: 'ChunkLoadError' })],
  ] as const) {
    it(`is said to be that in ${where}`, () => {
      assert.deepEqual([keyOf(error), explain(error).name], ['error-not-loaded', 'NetworkError']);
    });
  }

  it('is told from a fault of a script', () => {
    assert.deepEqual([keyOf(new TypeError('x is not a function')), keyOf(new Error('Loading failed.'))], ['error-unknown', 'error-unknown']);
  });
});
