/** What is answered about users who do not exist (PreventUserExistenceErrors): the same name always gets the same answer. */
import { fromBase64, toHex, utf8 } from '../core/encoding.js';
import { deliveryDetails, type CodeDeliveryDetails } from './delivery.js';
import { uuidFrom } from './ids.js';
import { EMAIL, PHONE } from './schema.js';
import type { Pool } from './pool.js';
import type { Verifier } from './srp.js';

async function derive({ state: { secret } }: Pool, purpose: string, login: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', fromBase64(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(`${purpose} ${login.toLowerCase()}`)));
}

/** A salt, and a verifier that no password is known for (RFC 5054, section 2.5.1.3). */
export async function pretendedVerifier(pool: Pool, login: string): Promise<Verifier> {
  const salt = await derive(pool, 'salt', login);
  const verifier = await derive(pool, 'verifier', login);
  return { salt: toHex(salt.slice(0, 16)).replace(/^0+/, ''), verifier: toHex(verifier).repeat(12).replace(/^0+/, '') };
}

/** The name inside the hash: a UUID where real users have one. */
export async function pretendedUserId(pool: Pool, login: string): Promise<string> {
  const isAddress = EMAIL.test(login) || PHONE.test(login);
  return pool.config.usernameAttributes.length > 0 || isAddress ? uuidFrom(await derive(pool, 'sub', login)) : login;
}

export async function pretendedDelivery(pool: Pool, login: string): Promise<CodeDeliveryDetails> {
  if (PHONE.test(login)) return deliveryDetails('phone_number', login);
  if (EMAIL.test(login)) return deliveryDetails('email', login);
  const letters = await derive(pool, 'address', login);
  const letter = (index: number): string => String.fromCharCode(97 + (letters[index] ?? 0) % 26);
  return deliveryDetails('email', `${letter(0)}@${letter(1)}`);
}
