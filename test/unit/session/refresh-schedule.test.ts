import { test } from 'node:test';
import assert from 'node:assert/strict';
import { refreshDelay } from '../../../src/session/refresh-schedule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const fresh = { remaining: HOUR, lifetime: HOUR, failures: 0 };

test('fresh tokens are refreshed within the last quarter of their life, and a minute before its end at the latest', () => {
  assert.equal(refreshDelay({ ...fresh, dice: 0 }), 59 * MINUTE);
  assert.equal(refreshDelay({ ...fresh, dice: 0.5 }), 51.5 * MINUTE);
  assert.ok(refreshDelay({ ...fresh, dice: 0.999_999 }) >= 44 * MINUTE);
});

test('no moment of a day\'s tokens is more than a quarter of an hour ahead', () => {
  assert.ok(refreshDelay({ remaining: 24 * HOUR, lifetime: 24 * HOUR, failures: 0, dice: 0.999_999 }) >= 24 * HOUR - 16 * MINUTE - 1);
});

test('tokens that have ended meanwhile are refreshed after a short pause, never at once and never all at the same moment', () => {
  const pauses = [0, 0.5, 0.999].map((dice) => refreshDelay({ remaining: -HOUR, lifetime: HOUR, failures: 0, dice }));
  assert.ok(pauses.every((pause) => pause >= 7500 && pause <= 15_000));
  assert.equal(new Set(pauses).size, 3);
});

test('each failure doubles the pause, up to ten minutes', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 20].map((failures) => refreshDelay({ ...fresh, failures, dice: 0 }));
  assert.deepEqual(pauses, [15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
});
