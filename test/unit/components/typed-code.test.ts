/** Codes as people type and paste them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCode } from '../../../src/components/base/typed-code.js';

for (const [typed, code] of [
  ['123456', '123456'],
  [' 123 456\n', '123456'],
  ['123\u00a0456', '123456'],
  ['123\u2009456\u200b', '123456'],
  ['123-456', '123456'],
  ['123\u2011456', '123456'],
  ['12\u201334\u201456', '123456'],
  ['\u202a123456\u202c', '123456'],
  ['\u200f123456', '123456'],
  ['１２３　４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['𝟙𝟚𝟛 ①', '1231'],
  // What is no code stays what it is: Cognito refuses it.
  ['12a456', '12a456'],
  ['12.456', '12.456'],
  ['', ''],
  [' - ', ''],
] as const) {
  test(`${JSON.stringify(typed)} is ${JSON.stringify(code)}`, () => { assert.equal(readCode(typed), code); });
}

test('nothing typed is no code', () => { assert.equal(readCode(undefined), ''); });

test('the digits of every script count, by another reading of Unicode than ours', () => {
  let scripts = 0;
  for (const numberingSystem of Intl.supportedValuesOf('numberingSystem')) {
    const digits = Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat('en', { numberingSystem }).format(digit));
    // Some systems have no digits of their own: ideographs, letters.
    if (!digits.every((digit) => /^\p{Nd}$/u.test(digit))) continue;
    scripts++;
    assert.equal(readCode(digits.join('')), '0123456789', numberingSystem);
  }
  assert.ok(scripts > 30, `only ${scripts} were looked at`);
});
