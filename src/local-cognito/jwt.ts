/** RS256 JSON Web Tokens (RFC 7519, RFC 7515) and the pool's key set (RFC 7517). */
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../core/encoding.js';
import { opaque } from './ids.js';
import type { RandomBytes } from '../core/clock.js';
import type { Pool } from './pool.js';
import type { SigningKey } from './state.js';

export type Claims = Record<string, unknown>;

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const RSA_2048 = { ...ALGORITHM, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

/** Whoever signs: a pool, or the identity service. */
export interface Signer {
  state: { signingKey?: SigningKey };
  random: RandomBytes;
}

export async function signJwt(signer: Signer, claims: Claims): Promise<string> {
  const { kid, privateKey } = await signingKey(signer);
  const key = await crypto.subtle.importKey('jwk', privateKey, ALGORITHM, false, ['sign']);
  const content = `${encodePart({ kid, alg: 'RS256' })}.${encodePart(claims)}`;
  const signature = await crypto.subtle.sign(ALGORITHM.name, key, utf8(content));
  return `${content}.${toBase64Url(new Uint8Array(signature))}`;
}

/** What a token says, unchecked; undefined when it is not a token. */
export function peekClaims(token: string): Claims | undefined {
  try {
    const claims: unknown = JSON.parse(fromUtf8(fromBase64Url(token.split('.')[1] ?? '')));
    return typeof claims === 'object' && claims !== null ? (claims as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** What a token of this pool says; undefined when this pool has not signed it. */
export async function verifiedClaims(pool: Pool, token: string): Promise<Claims | undefined> {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { publicKey } = await signingKey(pool);
  const key = await crypto.subtle.importKey('jwk', publicKey, ALGORITHM, false, ['verify']);
  try {
    const genuine = await crypto.subtle.verify(ALGORITHM.name, key, fromBase64Url(signature), utf8(`${header}.${payload}`));
    return genuine ? peekClaims(token) : undefined;
  } catch {
    return undefined;
  }
}

export async function jwks(signer: Signer): Promise<{ keys: object[] }> {
  const { kid, publicKey: { e, kty, n } } = await signingKey(signer);
  return { keys: [{ alg: 'RS256', e, kid, kty, n, use: 'sig' }] };
}

/** Made when first needed, because it takes 100 ms or more. */
async function signingKey(signer: Signer): Promise<SigningKey> {
  return signer.state.signingKey ??= await generateSigningKey(signer);
}

async function generateSigningKey({ random }: Signer): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(RSA_2048, true, ['sign', 'verify']);
  return {
    kid: opaque(random, 32),
    privateKey: await crypto.subtle.exportKey('jwk', pair.privateKey),
    publicKey: await crypto.subtle.exportKey('jwk', pair.publicKey),
  };
}

const encodePart = (part: object): string => toBase64Url(utf8(JSON.stringify(part)));
