import { test } from 'node:test';
import assert from 'node:assert/strict';
import { totpAt } from './totp-client.js';
import { otherCode } from './world.js';
import { createTotpSecret, matchTotp } from '../../../src/local-cognito/totp.js';

// RFC 6238, appendix B (SHA-1), the last six of eight digits. The secret is '12345678901234567890' in base32.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: [seconds: number, code: string][] = [
  [59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130'],
];

for (const [seconds, code] of vectors) {
  test(`RFC 6238 at ${seconds} s: ${code}, a step earlier and later, and no further`, async () => {
    const at = (steps: number) => matchTotp(SECRET, code, (seconds + 30 * steps) * 1000);
    const step = Math.floor(seconds / 30);
    assert.equal(await at(0), step);
    assert.equal(await at(1), step);
    assert.equal(await at(-1), step);
    assert.equal(await at(2), undefined);
    assert.equal(await at(-2), undefined);
  });
}

test('a secret is 52 characters of base32, and an authenticator app reads it alike', async () => {
  const secret = createTotpSecret((length) => new Uint8Array(length).fill(0xa5));
  assert.match(secret, /^[A-Z2-7]{52}$/);
  const code = await totpAt(secret, 1_000_000);
  assert.equal(await matchTotp(secret, code, 1_000_000), 33);
  assert.equal(await matchTotp(secret, otherCode(code), 1_000_000), undefined);
});
