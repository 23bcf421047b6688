import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readClaims, type IdTokenClaims } from '../../../src/cognito/jwt.js';
import { issuedTokens } from '../../../src/cognito/tokens.js';
import { fakeJwt, fakeTokens } from './fake-tokens.js';

describe('claims', () => {
  test('are read from a token, in UTF-8', () => {
    const claims = readClaims<IdTokenClaims>(fakeTokens({ issuedAt: 1000 }).IdToken);
    assert.deepEqual([claims?.email, claims?.exp, claims?.['cognito:username']], ['jürgen@example.com', 4600, '0b3c5a1e-1111']);
  });

  test('may need the URL\'s own base64', () => {
    assert.equal(readClaims(fakeJwt({ name: '~~~???ÿÿÿ' }))?.name, '~~~???ÿÿÿ');
  });

  const garbage = ['', 'a', 'a.b', 'a.b.c', '...', `a.${btoa('5')}.c`, `a.${btoa('null')}.c`, `a.${btoa('[]')}.c`, `a.${btoa('{')}.c`, 'a.***.c', fakeJwt({}).split('.').slice(0, 2).join('.')];
  for (const token of garbage) {
    test(`are none in "${token}"`, () => { assert.equal(readClaims(token), undefined); });
  }
});

describe('tokens just issued', () => {
  const at = (seconds: number) => ({ now: () => seconds * 1000 });
  const result = fakeTokens({ username: 'anna', issuedAt: 1_000_000, refreshToken: 'refresh' });

  test('tell user, expiry by Cognito\'s clock and the drift of this device', () => {
    assert.deepEqual(issuedTokens(result, at(1_007_200)), {
      username: 'anna',
      idToken: result.IdToken,
      accessToken: result.AccessToken,
      refreshToken: 'refresh',
      clockDrift: 7200,
      expiresAt: 1_003_600_000,
    });
    assert.equal(issuedTokens(result, at(999_100)).clockDrift, -900);
  });

  test('expire with the first of the two', () => {
    const early = fakeTokens({ username: 'anna', issuedAt: 1_000_000, lifetime: 300 });
    assert.equal(issuedTokens({ ...result, IdToken: early.IdToken }, at(1_000_000)).expiresAt, 1_000_300_000);
    assert.equal(issuedTokens({ ...result, AccessToken: early.AccessToken }, at(1_000_000)).expiresAt, 1_000_300_000);
  });

  test('keep the refresh token in use unless a new one comes', () => {
    const { RefreshToken: _, ...withoutRotation } = result;
    assert.equal(issuedTokens(withoutRotation, at(1_000_000), 'old').refreshToken, 'old');
    assert.equal(issuedTokens(result, at(1_000_000), 'old').refreshToken, 'refresh');
    assert.equal(issuedTokens(withoutRotation, at(1_000_000)).refreshToken, undefined);
  });

  const refused: [what: string, result: Parameters<typeof issuedTokens>[0]][] = [
    ['nothing', undefined],
    ['no ID token', { ...result, IdToken: undefined }],
    ['no access token', { ...result, AccessToken: undefined }],
    ['an ID token in place of the access token', { ...result, AccessToken: result.IdToken }],
    ['tokens of two users', { ...result, IdToken: fakeTokens({ username: 'bert', issuedAt: 1_000_000 }).IdToken }],
    ['no expiry', { ...result, AccessToken: fakeJwt({ sub: 'sub of anna', username: 'anna', iat: 1 }) }],
    ['no time of issue', { ...result, AccessToken: fakeJwt({ sub: 'sub of anna', username: 'anna', exp: 1 }) }],
    ['no user name', { ...result, AccessToken: fakeJwt({ sub: 'sub of anna', iat: 1, exp: 2 }) }],
    ['garbage', { IdToken: 'x', AccessToken: 'y' }],
  ];
  for (const [what, wrong] of refused) {
    test(`are refused with ${what}`, () => {
      assert.throws(() => issuedTokens(wrong, at(1_000_000)), { name: 'ServiceError' });
    });
  }
});
