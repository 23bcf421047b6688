/** A tiny SRP client of the tests' own: written from RFC 5054 and Cognito's key derivation, imports nothing of `src`. Runs in Node and in a page. */

const N_HEX =
  'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245' +
  'E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F' +
  '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9' +
  'DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7' +
  'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB31' +
  '43DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF';

export const N = BigInt(`0x${N_HEX}`);
const G = 2n;

type Bytes = Uint8Array<ArrayBuffer>;

const encode = (text: string): Bytes => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));
const numberOf = (bytes: Uint8Array): bigint => bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);

/** Two's complement of a positive number, big-endian, as short as possible. */
function bytesOf(number: bigint): Bytes {
  const bytes: number[] = [];
  for (let rest = number; rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 255n));
  return Uint8Array.from(bytes[0] === undefined || bytes[0] > 127 ? [0, ...bytes] : bytes);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) result = bit === '1' ? (result * result * base) % N : (result * result) % N;
  return result;
}

const sha256 = async (...parts: Uint8Array[]): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));

async function hmac(key: Uint8Array<ArrayBuffer>, ...parts: Uint8Array[]): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, join(...parts)));
}

export interface SrpClient {
  a: bigint;
  srpA: string;
}

export function startSrp(): SrpClient {
  const a = numberOf(crypto.getRandomValues(new Uint8Array(32)));
  return { a, srpA: power(G, a).toString(16) };
}

/** `Tue Nov 3 08:05:09 UTC 2026`. */
export function timestamp(time: number): string {
  const [weekday = '', day = '', month = '', year = '', clock = ''] = new Date(time).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${Number(day)} ${clock} UTC ${year}`;
}

/** The answer to PASSWORD_VERIFIER. */
export async function proof(client: SrpClient, challenge: Record<string, string>, poolName: string, password: string, time: number): Promise<Record<string, string>> {
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP: userId = '' } = challenge;
  const b = BigInt(`0x${SRP_B}`);
  const u = numberOf(await sha256(bytesOf(BigInt(`0x${client.srpA}`)), bytesOf(b)));
  const k = numberOf(await sha256(bytesOf(N), bytesOf(G)));
  const x = numberOf(await sha256(bytesOf(BigInt(`0x${SALT}`)), await sha256(encode(`${poolName}${userId}:${password}`))));
  const base = (((b - k * power(G, x)) % N) + N) % N;
  const secret = power(base, client.a + u * x);
  // HKDF (RFC 5869) by hand, one block: extract, then expand.
  const pseudoRandomKey = await hmac(bytesOf(u), bytesOf(secret));
  const key = (await hmac(pseudoRandomKey, encode('Caldera Derived Key'), Uint8Array.of(1))).slice(0, 16);
  const TIMESTAMP = timestamp(time);
  const block = Uint8Array.from(atob(SECRET_BLOCK), (char) => char.charCodeAt(0));
  const signature = await hmac(key, encode(poolName), encode(userId), block, encode(TIMESTAMP));
  return {
    USERNAME: userId, TIMESTAMP, PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE: btoa(String.fromCharCode(...signature)),
  };
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** What ConfirmDevice is told of a device's secret. */
export async function deviceVerifier(groupKey: string, deviceKey: string, secret: string): Promise<{ PasswordVerifier: string; Salt: string }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const x = numberOf(await sha256(bytesOf(numberOf(salt)), await sha256(encode(`${groupKey}${deviceKey}:${secret}`))));
  return { PasswordVerifier: base64(bytesOf(power(G, x))), Salt: base64(bytesOf(numberOf(salt))) };
}
