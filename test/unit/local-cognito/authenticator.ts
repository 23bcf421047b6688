/** An authenticator in software (WebAuthn Level 3, section 6): it makes passkeys and signs with them, and lies where a test wants it to. No Node, no DOM. */
import { concatBytes, fromBase64Url, fromHex, toBase64Url, utf8, type Bytes } from '../../../src/core/encoding.js';

const ORIGIN = 'https://login.example.com';

type Algorithm = 'ES256' | 'RS256';

export interface CeremonyOptions {
  origin?: string;
  relyingParty?: string;
  challenge?: string;
  isVerified?: boolean;
  /** `webauthn.create` or `webauthn.get`, unless a test wants the other. */
  type?: string;
  signCount?: number;
  userHandle?: string | undefined;
  /** Signs with another passkey's key. */
  signedBy?: SoftPasskey;
  credentialId?: string;
}

export interface SoftPasskey {
  id: string;
  userHandle: string;
  signCount: number;
  keys: CryptoKeyPair;
  algorithm: Algorithm;
}

type Cbor = number | string | Bytes | Map<number | string, Cbor>;

/** As much of CBOR (RFC 8949) as an attestation object needs. */
function cbor(value: Cbor): Bytes {
  const head = (major: number, size: number): Bytes =>
    size < 24 ? Uint8Array.of(major << 5 | size) : size < 256 ? Uint8Array.of(major << 5 | 24, size) : Uint8Array.of(major << 5 | 25, size >> 8, size & 255);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return concatBytes(head(3, utf8(value).length), utf8(value));
  if (value instanceof Uint8Array) return concatBytes(head(2, value.length), value);
  return concatBytes(head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)]));
}

const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** COSE_Key (RFC 9053, section 7.1 and RFC 8812, section 2). */
async function coseKey({ publicKey }: CryptoKeyPair, algorithm: Algorithm): Promise<Bytes> {
  const { x = '', y = '', n = '', e = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return cbor(algorithm === 'ES256'
    ? new Map<number, Cbor>([[1, 2], [3, -7], [-1, 1], [-2, fromBase64Url(x)], [-3, fromBase64Url(y)]])
    : new Map<number, Cbor>([[1, 3], [3, -257], [-1, fromBase64Url(n)], [-2, fromBase64Url(e)]]));
}

async function authenticatorData(relyingParty: string, flags: number, signCount: number, attested: Bytes = new Uint8Array()): Promise<Bytes> {
  return concatBytes(await sha256(utf8(relyingParty)), Uint8Array.of(flags), fromHex(signCount.toString(16).padStart(8, '0')), attested);
}

const clientData = (type: string, challenge: string, origin: string): Bytes => utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** navigator.credentials.create: a new passkey, and what is sent of it. */
export async function createPasskey(
  options: { challenge: string; rp: { id: string }; user: { id: string } }, change: CeremonyOptions = {}, algorithm: Algorithm = 'ES256',
): Promise<{ passkey: SoftPasskey; credential: object }> {
  const { origin = ORIGIN, relyingParty = options.rp.id, challenge = options.challenge, isVerified = true, type = 'webauthn.create', signCount = 0 } = change;
  const keys = await crypto.subtle.generateKey(algorithm === 'ES256'
    ? { name: 'ECDSA', namedCurve: 'P-256' }
    : { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' }, true, ['sign', 'verify']);
  const rawId = crypto.getRandomValues(new Uint8Array(16));
  const id = toBase64Url(rawId);
  const attested = concatBytes(new Uint8Array(16), Uint8Array.of(0, rawId.length), rawId, await coseKey(keys, algorithm));
  const authData = await authenticatorData(relyingParty, PRESENT | (isVerified ? VERIFIED : 0) | ATTESTED, signCount, attested);
  const attestationObject = cbor(new Map<string, Cbor>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData]]));
  return {
    passkey: { id, userHandle: options.user.id, signCount, keys, algorithm },
    credential: {
      id, rawId: id, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {},
      response: { clientDataJSON: toBase64Url(clientData(type, challenge, origin)), attestationObject: toBase64Url(attestationObject), transports: ['internal'] },
    },
  };
}

/** navigator.credentials.get: an assertion, as JSON. */
export async function assertPasskey(passkey: SoftPasskey, options: { challenge: string; rpId: string }, change: CeremonyOptions = {}): Promise<string> {
  const {
    origin = ORIGIN, relyingParty = options.rpId, challenge = options.challenge, isVerified = true, type = 'webauthn.get', signedBy = passkey, credentialId = passkey.id,
  } = change;
  passkey.signCount = change.signCount ?? passkey.signCount + 1;
  const authData = await authenticatorData(relyingParty, PRESENT | (isVerified ? VERIFIED : 0), passkey.signCount);
  const clientDataJSON = clientData(type, challenge, origin);
  const signature = await sign(signedBy, concatBytes(authData, await sha256(clientDataJSON)));
  const userHandle = 'userHandle' in change ? change.userHandle : passkey.userHandle;
  return JSON.stringify({
    id: credentialId, rawId: credentialId, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {},
    response: { clientDataJSON: toBase64Url(clientDataJSON), authenticatorData: toBase64Url(authData), signature: toBase64Url(signature), ...(userHandle && { userHandle }) },
  });
}

async function sign({ keys, algorithm }: SoftPasskey, bytes: Bytes): Promise<Bytes> {
  if (algorithm === 'RS256') return new Uint8Array(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', keys.privateKey, bytes));
  const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, bytes));
  const parts = [derInteger(raw.slice(0, 32)), derInteger(raw.slice(32))];
  return concatBytes(Uint8Array.of(0x30, parts.reduce((length, part) => length + part.length, 0)), ...parts);
}

/** ASN.1 wants the fewest bytes, and a zero before a set sign bit. */
function derInteger(bytes: Bytes): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = bytes.slice(Math.max(first, 0));
  const content = (short[0] ?? 0) >= 0x80 ? concatBytes(Uint8Array.of(0), short) : short;
  return concatBytes(Uint8Array.of(2, content.length), content);
}
