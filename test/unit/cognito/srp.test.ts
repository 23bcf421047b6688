import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { toHex } from '../../../src/core/encoding.js';
import { SRP_N_HEX } from '../../../src/core/srp-group.js';
import { modPow } from '../../../src/cognito/modpow.js';
import { createSrpClient, integerToBytes, srpTimestamp, type SrpProof } from '../../../src/cognito/srp.js';
import { oracleAnswer, vector, type SrpVector } from './srp-oracle.js';

const VECTORS = Number(process.env.SRP_VECTORS ?? 210);

function prove(v: SrpVector, changes: Partial<SrpVector> = {}): Promise<SrpProof> {
  const { poolName, user, password, a, salt, srpB, secretBlock, now } = { ...v, ...changes };
  return createSrpClient(() => a).prove({ group: poolName, user, password }, { salt, srpB, secretBlock }, now);
}

describe('SRP against amazon-cognito-identity-js', () => {
  const seen = { A: 0, u: 0, S: 0, B: 0, salt: 0 };

  test(`${VECTORS} seeded vectors give the same SRP_A, signature and timestamp`, async () => {
    for (let index = 0; index < VECTORS; index++) {
      const v = vector(index);
      const { SRP_A, USERNAME, S, u, ...expected } = oracleAnswer(v);
      assert.equal(createSrpClient(() => v.a).srpA, SRP_A, `A of vector ${index}`);
      assert.deepEqual(await prove(v), expected, `proof of vector ${index}`);
      assert.equal(USERNAME, v.user);
      const startsWithZero = { A: BigInt('0x' + SRP_A) >> 3064n, u: u >> 248n, S: S >> 3064n, B: BigInt('0x' + v.srpB) >> 3064n, salt: BigInt('0x' + v.salt) >> 120n };
      for (const [name, firstByte] of Object.entries(startsWithZero)) if (firstByte === 0n) seen[name as keyof typeof seen]++;
    }
  });

  test('the vectors hold a leading zero byte in each of A, u, S, B and the salt', () => {
    for (const [name, count] of Object.entries(seen)) assert.ok(count > 0, name);
  });

  test('each value that goes into the proof changes it', async () => {
    const v = vector(0);
    const other = vector(1);
    const { PASSWORD_CLAIM_SIGNATURE: signature } = oracleAnswer(v);
    for (const name of ['poolName', 'user', 'password', 'a', 'salt', 'srpB', 'secretBlock', 'now'] as const) {
      assert.notEqual((await prove(v, { [name]: other[name] })).PASSWORD_CLAIM_SIGNATURE, signature, name);
    }
    assert.equal((await prove(v)).PASSWORD_CLAIM_SIGNATURE, signature);
  });
});

describe('values that must be refused', () => {
  const N = BigInt('0x' + SRP_N_HEX);

  for (const [what, srpB] of [['0', '0'], ['N', SRP_N_HEX], ['2N', (2n * N).toString(16)]] as const) {
    test(`B = ${what}`, async () => {
      await assert.rejects(prove(vector(0), { srpB }), { name: 'ServiceError', message: /unsafe/ });
    });
  }

  test('u = 0', async () => {
    const { poolName: group, user, password, a, now, ...challenge } = vector(0);
    const zeroHash = { digest: async () => new ArrayBuffer(32) } as unknown as SubtleCrypto;
    const proof = createSrpClient(() => a, zeroHash).prove({ group, user, password }, challenge, now);
    await assert.rejects(proof, { name: 'ServiceError', message: /unsafe/ });
  });

  for (const [name, value] of [['srpB', 'not hex'], ['srpB', ''], ['salt', 'xyz'], ['secretBlock', '***']] as const) {
    test(`${name} "${value}"`, async () => {
      await assert.rejects(prove(vector(0), { [name]: value }), { name: 'ServiceError', message: /malformed/ });
    });
  }

  test('a page without WebCrypto', (t) => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
    t.after(() => { Object.defineProperty(globalThis, 'crypto', own); });
    for (const crypto of [undefined, {}]) {
      Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
      assert.throws(() => createSrpClient((length) => new Uint8Array(length)), { name: 'InsecureContextError' });
    }
  });
});

test('the secret is drawn with 384 bits', () => {
  let drawn = 0;
  createSrpClient((length) => { drawn = length; return new Uint8Array(length).fill(1); });
  assert.equal(drawn, 48);
});

test('modPow agrees with the definition', () => {
  for (const [base, exponent, modulus] of [[2n, 0n, 7n], [0n, 5n, 7n], [3n, 1n, 7n], [5n, 31n, 97n], [5n, 32n, 97n], [6n, 1000n, 1009n]] as const) {
    assert.equal(modPow(base, exponent, modulus), base ** exponent % modulus, `${base}^${exponent} mod ${modulus}`);
  }
});

test('numbers become bytes as Java writes them', () => {
  const cases: [bigint, string][] = [[0n, '00'], [1n, '01'], [0x7fn, '7f'], [0x80n, '0080'], [0xffn, '00ff'], [0x100n, '0100'], [0x8000n, '008000'], [0xabcn, '0abc']];
  for (const [value, hex] of cases) assert.equal(toHex(integerToBytes(value)), hex);
});

test('the timestamp is English, in UTC, with an unpadded day', () => {
  assert.equal(srpTimestamp(Date.UTC(2026, 10, 3, 8, 1, 20)), 'Tue Nov 3 08:01:20 UTC 2026');
  assert.equal(srpTimestamp(Date.UTC(2026, 10, 24, 23, 59, 59, 999)), 'Tue Nov 24 23:59:59 UTC 2026');
});

test('k is the hash of N and g as the RFC pads them', () => {
  // Published with every Cognito client; computed here from the group that ours uses.
  const k = createHash('sha256').update(integerToBytes(BigInt('0x' + SRP_N_HEX))).update(integerToBytes(2n)).digest('hex');
  assert.equal(k, '538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6');
});
