/** The server's side of Cognito's SRP-6a (RFC 5054's 3072-bit group, SHA-256): verifiers, B, and the check of a proof. */
import { concatBytes, fromHex, toHex, utf8, type Bytes } from '../core/encoding.js';
import { SRP_G, SRP_INFO, SRP_N_HEX } from '../core/srp-group.js';
import type { RandomBytes } from '../core/clock.js';

/** What is kept of a password: it checks one, and does not reveal it. Both are hexadecimal numbers. */
export interface Verifier {
  salt: string;
  verifier: string;
}

/** The numbers of one exchange, hexadecimal; `b` is the server's secret. */
export interface SrpExchange extends Verifier {
  a: string;
  b: string;
  publicB: string;
}

const N = BigInt(`0x${SRP_N_HEX}`);

/** A number as Java's BigInteger.toByteArray gives it: as short as possible, led by 00 where the top bit is set. */
export function numberBytes(value: bigint): Bytes {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return fromHex(parseInt(even.slice(0, 2), 16) > 0x7f ? `00${even}` : even);
}

export function modPow(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

/** @param userId the name inside the hash: USER_ID_FOR_SRP */
export async function createVerifier(poolName: string, userId: string, password: string, random: RandomBytes): Promise<Verifier> {
  const salt = toNumber(random(16));
  return { salt: salt.toString(16), verifier: (await verifierOf(poolName, userId, password, salt)).toString(16) };
}

export async function matchesVerifier(poolName: string, userId: string, password: string, { salt, verifier }: Verifier): Promise<boolean> {
  const derived = await verifierOf(poolName, userId, password, hexNumber(salt));
  return equalBytes(numberBytes(derived), numberBytes(hexNumber(verifier)));
}

/** False for what is not a number, and for A mod N = 0, with which any password would pass. */
export const isPublicValue = (hex: string): boolean => /^[0-9a-fA-F]{1,1024}$/.test(hex) && hexNumber(hex) % N !== 0n;

export async function openExchange(a: string, { salt, verifier }: Verifier, random: RandomBytes): Promise<SrpExchange> {
  const b = toNumber(random(32));
  const k = await hashNumber(numberBytes(N), numberBytes(SRP_G));
  const publicB = (k * hexNumber(verifier) + modPow(SRP_G, b)) % N;
  return { a, b: b.toString(16), salt, verifier, publicB: publicB.toString(16) };
}

/** The message that a client signs. */
export interface Claim {
  poolName: string;
  userId: string;
  secretBlock: Uint8Array;
  timestamp: string;
}

export async function checkProof(exchange: SrpExchange, claim: Claim, signature: Uint8Array): Promise<boolean> {
  const a = hexNumber(exchange.a);
  const u = await hashNumber(numberBytes(a), numberBytes(hexNumber(exchange.publicB)));
  const secret = modPow(a * modPow(hexNumber(exchange.verifier), u), hexNumber(exchange.b));
  const key = await hmacKey(secret, u);
  const message = concatBytes(utf8(claim.poolName), utf8(claim.userId), claim.secretBlock, utf8(claim.timestamp));
  return equalBytes(new Uint8Array(await crypto.subtle.sign('HMAC', key, message)), signature);
}

/** Compares in a time that does not depend on where the difference is. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  let difference = left.length ^ right.length;
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
  return difference === 0;
}

async function verifierOf(poolName: string, userId: string, password: string, salt: bigint): Promise<bigint> {
  const identity = await sha256(utf8(`${poolName}${userId}:${password}`));
  return modPow(SRP_G, await hashNumber(numberBytes(salt), identity));
}

async function hmacKey(secret: bigint, u: bigint): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', numberBytes(secret), 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: numberBytes(u), info: utf8(SRP_INFO) }, material, 128);
  return crypto.subtle.importKey('raw', bits, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hashNumber = async (...parts: Uint8Array[]): Promise<bigint> => toNumber(await sha256(concatBytes(...parts)));

const toNumber = (bytes: Uint8Array): bigint => hexNumber(toHex(bytes));

const hexNumber = (hex: string): bigint => BigInt(`0x${hex}`);
