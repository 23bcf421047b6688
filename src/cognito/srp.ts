import type { RandomBytes } from '../core/clock.js';
import { concatBytes, fromBase64, fromHex, toBase64, toHex, utf8, type Bytes } from '../core/encoding.js';
import { AuthError } from '../core/errors.js';
import { SRP_G, SRP_INFO } from '../core/srp-group.js';
import { modPow } from './modpow.js';
import { N } from './srp-group.js';

/** Who proves what: a user and a password, or a remembered device and its secret. */
export interface SrpIdentity {
  /** The pool's name, or the device group's key. */
  group: string;
  /** Cognito's own name of the user (USER_ID_FOR_SRP), or the device's key. */
  user: string;
  password: string;
}

/** What Cognito sends with PASSWORD_VERIFIER and DEVICE_PASSWORD_VERIFIER. */
export interface SrpChallenge {
  /** Hexadecimal. */
  salt: string;
  /** Hexadecimal. */
  srpB: string;
  /** Base64. */
  secretBlock: string;
}

/** The proof, named as ChallengeResponses wants it. */
export interface SrpProof {
  PASSWORD_CLAIM_SIGNATURE: string;
  PASSWORD_CLAIM_SECRET_BLOCK: string;
  TIMESTAMP: string;
}

/** One sign-in's side of SRP-6a (RFC 5054 §2.5, §2.6): its secret must not serve a second sign-in. */
export interface SrpClient {
  /** A = gᵃ mod N in hexadecimal: the parameter SRP_A. */
  srpA: string;
  /**
   * Proves that the password is known without sending it.
   * @param now milliseconds since the Unix epoch
   * @throws {AuthError} ServiceError when Cognito's values are malformed or unsafe (B mod N = 0, u = 0)
   */
  prove(identity: SrpIdentity, challenge: SrpChallenge, now: number): Promise<SrpProof>;
}

/** RFC 5054 §2.5.4 wants 256 bits at least, RFC 7919 §A.2 wants 275 in a group of this size. */
const SECRET_BYTES = 48;

/** @throws {AuthError} InsecureContextError where there is no WebCrypto, as on a page served without HTTPS */
export function webCrypto(): SubtleCrypto {
  // The type does not know of pages without HTTPS, where `subtle` is missing.
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (!subtle) throw new AuthError('InsecureContextError', 'Signing in needs WebCrypto: serve the page over HTTPS or from localhost');
  return subtle;
}

/**
 * Draws the secret and computes A, some milliseconds of work.
 * @throws {AuthError} InsecureContextError where there is no WebCrypto
 */
export function createSrpClient(random: RandomBytes, subtle = webCrypto()): SrpClient {
  const a = bytesToInteger(random(SECRET_BYTES));
  const A = modPow(SRP_G, a, N);

  async function sharedKey(identity: SrpIdentity, salt: bigint, B: bigint): Promise<ArrayBuffer> {
    if (B % N === 0n) throw refused();
    const u = await hashToInteger(subtle, integerToBytes(A), integerToBytes(B));
    if (u === 0n) throw refused();
    const k = await hashToInteger(subtle, integerToBytes(N), integerToBytes(SRP_G));
    const x = await privateKey(subtle, identity, integerToBytes(salt));
    // `%` keeps the sign, and this difference is negative more often than not.
    const base = (B - k * modPow(SRP_G, x, N)) % N + N;
    const S = modPow(base % N, a + u * x, N);
    const material = await subtle.importKey('raw', integerToBytes(S), 'HKDF', false, ['deriveBits']);
    return subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: integerToBytes(u), info: utf8(SRP_INFO) }, material, 128);
  }

  return {
    srpA: A.toString(16),
    async prove(identity, { salt, srpB, secretBlock }, now) {
      const secret = parsed(secretBlock, fromBase64);
      const shared = await sharedKey(identity, parsed(salt, hexToInteger), parsed(srpB, hexToInteger));
      const key = await subtle.importKey('raw', shared, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      const timestamp = srpTimestamp(now);
      const claim = concatBytes(utf8(identity.group + identity.user), secret, utf8(timestamp));
      return {
        PASSWORD_CLAIM_SIGNATURE: toBase64(new Uint8Array(await subtle.sign('HMAC', key, claim))),
        PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
        TIMESTAMP: timestamp,
      };
    },
  };
}

/** x = H(salt ‖ H(group ‖ user ‖ ":" ‖ password)), from which a verifier is made too. */
export async function privateKey(subtle: SubtleCrypto, { group, user, password }: SrpIdentity, salt: Bytes): Promise<bigint> {
  const inner = await subtle.digest('SHA-256', utf8(`${group}${user}:${password}`));
  return hashToInteger(subtle, salt, new Uint8Array(inner));
}

/** "Tue Nov 3 08:01:20 UTC 2026": English whatever the page's language, the day unpadded. */
export function srpTimestamp(now: number): string {
  const [weekday, day, month, year, time] = new Date(now).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}

/** The fewest bytes of two's complement, as Java's BigInteger writes them: Cognito hashes numbers so, not at a fixed width. */
export function integerToBytes(value: bigint): Bytes {
  const hex = value.toString(16);
  const even = hex.length % 2 ? '0' + hex : hex;
  return fromHex(even >= '8' ? '00' + even : even);
}

const hexToInteger = (hex: string): bigint => BigInt('0x' + hex);

const bytesToInteger = (bytes: Uint8Array): bigint => hexToInteger(toHex(bytes));

async function hashToInteger(subtle: SubtleCrypto, ...parts: Bytes[]): Promise<bigint> {
  return bytesToInteger(new Uint8Array(await subtle.digest('SHA-256', concatBytes(...parts))));
}

function parsed<T>(text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (cause) {
    throw refused(cause);
  }
}

const refused = (cause?: unknown): AuthError => new AuthError('ServiceError', 'Cognito\'s SRP challenge is malformed or unsafe', { cause });
