/** Time-based one-time passwords: RFC 6238 with SHA-1, 6 digits and 30 seconds, as authenticator apps have them. */
import { utf8, type Bytes } from '../core/encoding.js';
import { equalBytes } from './srp.js';
import type { RandomBytes } from '../core/clock.js';

const STEP_MS = 30_000;
/** One step of 30 seconds earlier or later is accepted too (Cognito's developer guide). */
const DRIFT_STEPS = [0, -1, 1];
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 32 random bytes in base32 without padding: 52 characters, as Cognito's SecretCode. */
export function createTotpSecret(random: RandomBytes): string {
  const bits = Array.from(random(32), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => ALPHABET.charAt(parseInt(group.padEnd(5, '0'), 2))).join('');
}

/** The time step that the code belongs to, or undefined when it is none of those accepted now. */
export async function matchTotp(secret: string, code: string, now: number): Promise<number | undefined> {
  const current = Math.floor(now / STEP_MS);
  for (const drift of DRIFT_STEPS) {
    if (equalBytes(utf8(await totp(secret, current + drift)), utf8(code))) return current + drift;
  }
  return undefined;
}

async function totp(secret: string, step: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', fromBase32(secret), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const digest = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
  const offset = digest.getUint8(digest.byteLength - 1) & 0xf;
  return String((digest.getUint32(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Bytes {
  const bits = Array.from(text, (char) => ALPHABET.indexOf(char).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (octet) => parseInt(octet, 2));
}
