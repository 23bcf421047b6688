/** Identifiers and secrets made of the randomness that was handed in. */
import { toBase64Url, toHex } from '../core/encoding.js';
import type { RandomBytes } from '../core/clock.js';

/** A version 4 UUID (RFC 9562, section 5.4). */
export const uuid = (random: RandomBytes): string => uuidFrom(random(16));

/** @param bytes at least 16 */
export function uuidFrom(bytes: Uint8Array): string {
  const own = bytes.slice(0, 16);
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x40;
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80;
  return toHex(own).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const opaque = (random: RandomBytes, bytes: number): string => toBase64Url(random(bytes));

/** Six decimal digits; 2³² is so much larger than 10⁶ that the modulo's bias does not show. */
export const sixDigits = (random: RandomBytes): string =>
  String(new DataView(random(4).buffer).getUint32(0) % 1_000_000).padStart(6, '0');
