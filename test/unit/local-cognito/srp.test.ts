import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createSrpSession, signSrpSession } from 'cognito-srp-helper';
import { fromBase64, fromHex, toBase64, toHex } from '../../../src/core/encoding.js';
import { checkProof, createVerifier, isPublicValue, matchesVerifier, modPow, numberBytes, openExchange } from '../../../src/local-cognito/srp.js';

const seeded = (seed: number) => {
  let state = seed;
  return (length: number) => Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
};

test('numbers become bytes as by Java\'s BigInteger.toByteArray', () => {
  const cases: [bigint, string][] = [[1n, '01'], [0x7fn, '7f'], [0x80n, '0080'], [0xffn, '00ff'], [0x100n, '0100'], [0x8000n, '008000'], [0x7fffn, '7fff']];
  for (const [number, hex] of cases) assert.equal(toHex(numberBytes(number)), hex);
});

test('modPow agrees with repeated multiplication', () => {
  assert.equal(modPow(3n, 0n), 1n);
  assert.equal(modPow(3n, 7n), 2187n);
  assert.equal(modPow(2n, 4n * 25n), 2n ** 100n);
});

describe('a proof made by cognito-srp-helper', () => {
  const userId = '3b8c6b0e-7b0e-4c39-9b6c-000000000001';
  const exchange = async (seed: number, password: string, typed: string) => {
    const random = seeded(seed);
    const verifier = await createVerifier('Pool', userId, password, random);
    const session = createSrpSession(userId, typed, 'eu-west-1_Pool', false);
    const opened = await openExchange(session.largeA, verifier, random);
    const secretBlock = toBase64(random(64));
    const signed = signSrpSession(session, {
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: { SALT: opened.salt, SRP_B: opened.publicB, SECRET_BLOCK: secretBlock, USER_ID_FOR_SRP: userId },
    });
    const claim = { poolName: 'Pool', userId, secretBlock: fromBase64(secretBlock), timestamp: signed.timestamp };
    return { opened, claim, signature: fromBase64(signed.passwordSignature) };
  };

  test('is accepted for the right password, on 25 seeds', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const { opened, claim, signature } = await exchange(seed, `Pass-${seed}-wörd`, `Pass-${seed}-wörd`);
      assert.equal(await checkProof(opened, claim, signature), true, `seed ${seed}`);
    }
  });

  test('is refused for another password, time, name, block, or a shorter signature', async () => {
    const wrong = await exchange(7, 'Right-1', 'Wrong-1');
    assert.equal(await checkProof(wrong.opened, wrong.claim, wrong.signature), false);
    const { opened, claim, signature } = await exchange(7, 'Right-1', 'Right-1');
    assert.equal(await checkProof(opened, claim, signature), true);
    assert.equal(await checkProof(opened, { ...claim, timestamp: `${claim.timestamp} ` }, signature), false);
    assert.equal(await checkProof(opened, { ...claim, userId: `${userId}x` }, signature), false);
    assert.equal(await checkProof(opened, { ...claim, secretBlock: new Uint8Array(64) }, signature), false);
    assert.equal(await checkProof(opened, claim, signature.slice(0, 31)), false);
    assert.equal(await checkProof(opened, claim, new Uint8Array()), false);
  });
});

test('a verifier tells its password from another, and does not hold it', async () => {
  const verifier = await createVerifier('Pool', 'ada', 'Right-1', seeded(3));
  assert.equal(await matchesVerifier('Pool', 'ada', 'Right-1', verifier), true);
  assert.equal(await matchesVerifier('Pool', 'ada', 'Right-2', verifier), false);
  assert.equal(await matchesVerifier('Pool', 'bob', 'Right-1', verifier), false);
  assert.deepEqual(Object.keys(verifier), ['salt', 'verifier']);
  assert.equal(JSON.stringify(verifier).includes('Right'), false);
});

test('a salt that begins with zeros is hashed like the number it is', async () => {
  const leadingZeros = (length: number) => Uint8Array.from({ length }, (_, index) => (index < 3 ? 0 : 0x90 + (index % 8)));
  const verifier = await createVerifier('Pool', 'ada', 'Right-1', leadingZeros);
  assert.equal(verifier.salt.length, 26);
  assert.equal(await matchesVerifier('Pool', 'ada', 'Right-1', verifier), true);
});

test('a public value is a hexadecimal number that N does not divide', () => {
  assert.equal(isPublicValue('1f'), true);
  for (const value of ['', '0', '000', 'xyz', '-1', 'f'.repeat(1025)]) assert.equal(isPublicValue(value), false, value);
  assert.equal(toHex(fromHex('00ff')), '00ff');
});
