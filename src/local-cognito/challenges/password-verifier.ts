import { fromBase64, toBase64 } from '../../core/encoding.js';
import { invalidParameter, missingParameter, wrongCredentials } from '../errors.js';
import { attemptPassword } from '../passwords.js';
import { pretendedUserId, pretendedVerifier } from '../pretence.js';
import { checkProof, isPublicValue, openExchange } from '../srp.js';
import type { Challenge } from './challenge.js';

/** How far a client's clock may be off: hours are no reason to refuse somebody, and Cognito's own tolerance is not documented. */
const CLOCK_TOLERANCE_MS = 86_400_000;

/** PASSWORD_VERIFIER: the client proves by SRP that it knows the password. */
export const passwordVerifier: Challenge = {
  async ask({ pool, login, user }, { SRP_A: a }) {
    if (a === undefined) throw missingParameter('SRP_A');
    if (!isPublicValue(a)) throw invalidParameter('SRP_A is not a public value: a hexadecimal number that N does not divide.');
    const exchange = await openExchange(a, user?.password ?? await pretendedVerifier(pool, login), pool.random);
    const userId = user?.username ?? await pretendedUserId(pool, login);
    const secretBlock = toBase64(pool.random(512));
    return {
      parameters: { SALT: exchange.salt, SRP_B: exchange.publicB, SECRET_BLOCK: secretBlock, USERNAME: userId, USER_ID_FOR_SRP: userId },
      data: { ...exchange, secretBlock, userId },
    };
  },

  async answer(signIn, { responses, data }) {
    const { PASSWORD_CLAIM_SIGNATURE: signature, PASSWORD_CLAIM_SECRET_BLOCK: secretBlock, TIMESTAMP: timestamp, USERNAME: username } = responses;
    if (signature === undefined) throw missingParameter('PASSWORD_CLAIM_SIGNATURE');
    if (secretBlock === undefined) throw missingParameter('PASSWORD_CLAIM_SECRET_BLOCK');
    if (timestamp === undefined) throw missingParameter('TIMESTAMP');
    checkTimestamp(timestamp, signIn.pool.clock.now());
    if (username !== data.userId || secretBlock !== data.secretBlock) throw wrongCredentials();
    await attemptPassword(signIn, async () => {
      const claim = { poolName: signIn.pool.config.name, userId: data.userId ?? '', secretBlock: fromBase64(secretBlock), timestamp };
      const { a = '', b = '', salt = '', verifier = '', publicB = '' } = data;
      const proven = await checkProof({ a, b, salt, verifier, publicB }, claim, decodeSignature(signature));
      // Who has no password has a pretended verifier, and nothing proves that.
      return proven && signIn.user?.password !== undefined;
    });
    return { shown: 'password' };
  },
};

/** `Tue Nov 3 08:05:09 UTC 2026`, with or without a zero before the day. */
function checkTimestamp(timestamp: string, now: number): void {
  const match = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:UTC|GMT) (\d{4})$/.exec(timestamp);
  const time = match ? Date.parse(`${match[2] ?? ''} ${match[1] ?? ''} ${match[4] ?? ''} ${match[3] ?? ''} UTC`) : NaN;
  if (Number.isNaN(time)) throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english');
  if (Math.abs(time - now) > CLOCK_TOLERANCE_MS) throw invalidParameter('TIMESTAMP is more than a day away from the time of the service.');
}

function decodeSignature(signature: string): Uint8Array {
  try {
    return fromBase64(signature);
  } catch {
    return new Uint8Array();
  }
}
