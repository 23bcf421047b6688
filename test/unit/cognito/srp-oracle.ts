/** What amazon-cognito-identity-js would send: the judge of our SRP, so that nothing of src/ may be imported here. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { mock } from 'node:test';

const require = createRequire(import.meta.url);
const { AuthenticationDetails, AuthenticationHelper, CognitoUser, CognitoUserPool } = require('amazon-cognito-identity-js');
const BigInteger = require('amazon-cognito-identity-js/lib/BigInteger.js').default;

export interface SrpVector {
  poolName: string;
  user: string;
  password: string;
  /** The client's secret. */
  a: Uint8Array<ArrayBuffer>;
  /** Hexadecimal, as is B. */
  salt: string;
  srpB: string;
  /** Base64. */
  secretBlock: string;
  /** Milliseconds since the Unix epoch. */
  now: number;
}

export interface OracleAnswer {
  SRP_A: string;
  PASSWORD_CLAIM_SIGNATURE: string;
  PASSWORD_CLAIM_SECRET_BLOCK: string;
  TIMESTAMP: string;
  USERNAME: string;
  /** What the library computed on its way. */
  S: bigint;
  u: bigint;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** As many bytes as wanted, always the same ones for a seed. */
function seeded(seed: string, length: number): Uint8Array<ArrayBuffer> {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) => createHash('sha256').update(`${seed}/${i}`).digest());
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
}

/** Varies names, passwords and lengths too: umlauts, spaces at the ends, an empty password, a year of dates. */
export function vector(index: number): SrpVector {
  const seed = `vector ${index}`;
  const salt = seeded(`${seed} salt`, 16);
  const B = seeded(`${seed} B`, 384);
  // N begins with 64 set bits: a smaller first byte makes B surely smaller than N.
  B[0]! &= 0x7f;
  if (index % 8 === 1) salt[0] = 0;
  if (index % 8 === 2) salt.fill(0, 0, 3);
  if (index % 8 === 3) B[0] = 0;
  if (index % 8 === 4) B.fill(0, 0, 5);
  if (index % 8 === 5) salt[0]! |= 0x80;
  return {
    poolName: ['Ab12Cd34E', '000000000', 'x'][index % 3]!,
    user: [`${hex(seeded(seed, 4))}-1111-4222-8333-444455556666`, 'jürgen', 'anna@example.com'][index % 3]!,
    password: ['correct horse', ' with spaces ', 'pä55wörd€🔑', ':', 'x'.repeat(256)][index % 5]!,
    a: seeded(`${seed} a`, 48),
    // The server prints numbers, so that zeros in front are sometimes missing.
    salt: index % 2 ? hex(salt) : BigInt('0x' + hex(salt)).toString(16),
    srpB: index % 2 ? hex(B) : BigInt('0x' + hex(B)).toString(16),
    secretBlock: Buffer.from(seeded(`${seed} block`, 900 + index % 3)).toString('base64'),
    now: Date.UTC(2026, index % 12, 1 + index % 28, index % 24, index % 60, (7 * index) % 60),
  };
}

/** Runs the library's own sign-in against a scripted server and returns what it sent. */
export function oracleAnswer({ poolName, user, password, a, salt, srpB, secretBlock, now }: SrpVector): OracleAnswer {
  const sent: Record<string, Record<string, string>> = {};
  const pool = new CognitoUserPool({ UserPoolId: `eu-west-1_${poolName}`, ClientId: 'client' });
  pool.client = {
    request(operation: string, input: Record<string, Record<string, string>>, callback: (error: unknown, data?: unknown) => void) {
      if (operation === 'InitiateAuth') {
        sent.AuthParameters = input.AuthParameters!;
        callback(null, { ChallengeParameters: { USER_ID_FOR_SRP: user, SALT: salt, SRP_B: srpB, SECRET_BLOCK: secretBlock } });
      } else {
        sent.ChallengeResponses = input.ChallengeResponses!;
        callback(Object.assign(new Error('heard enough'), { code: 'HeardEnough' }));
      }
    },
  };
  const failures: string[] = [];
  mock.timers.enable({ apis: ['Date'], now });
  const values = { S: 0n, u: 0n };
  const original = AuthenticationHelper.prototype.computehkdf;
  const derived = mock.method(AuthenticationHelper.prototype, 'computehkdf', function (this: unknown, ikm: Uint8Array, salt: Uint8Array) {
    Object.assign(values, { S: BigInt('0x' + hex(ikm)), u: BigInt('0x' + hex(salt)) });
    return original.call(this, ikm, salt);
  });
  const drawn = mock.method(AuthenticationHelper.prototype, 'generateRandomSmallA', () => new BigInteger(hex(a), 16));
  try {
    new CognitoUser({ Username: user, Pool: pool }).authenticateUser(
      new AuthenticationDetails({ Username: user, Password: password }),
      { onFailure: ({ message }: Error) => failures.push(message), onSuccess: () => failures.push('no proof was asked for') },
    );
  } finally {
    drawn.mock.restore();
    derived.mock.restore();
    mock.timers.reset();
  }
  assert.deepEqual(failures, ['heard enough']);
  return { SRP_A: sent.AuthParameters!.SRP_A!, ...sent.ChallengeResponses, ...values } as OracleAnswer;
}
