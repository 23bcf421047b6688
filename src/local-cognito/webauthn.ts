/** Passkeys: what a browser brings back is verified against what was asked of it (WebAuthn Level 3, sections 7.1 and 7.2). */
import { verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { fromBase64Url, fromUtf8, toBase64Url } from '../core/encoding.js';
import {
  notAuthorized, webAuthnChallengeNotFound, webAuthnClientMismatch, webAuthnNotSupported, webAuthnOriginNotAllowed, webAuthnRelyingPartyMismatch,
} from './errors.js';
import type { RelyingParty } from './config.js';
import type { Passkey } from './state.js';

/** ES256 and RS256 (COSE algorithms, RFC 9053), the two that Cognito asks for. */
export const ALGORITHMS = [-7, -257];

/** Providers by the AAGUID of their authenticators, for a name that a person knows. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4': 'Google Password Manager',
  'fbfc3007-154e-4ecc-8c0b-6e020557d7bd': 'iCloud Keychain',
  '08987058-cadc-4b81-b6e1-30de50dcbe96': 'Windows Hello',
  'bada5566-a7aa-401f-bd96-45619a55120d': '1Password',
  'd548826e-79b4-db40-a3d8-11116f7e8349': 'Bitwarden',
};

interface ClientData {
  type: string;
  challenge: string;
  origin: string;
}

/** What the browser itself says of the ceremony; the signature covers it. Undefined for what is none. */
function clientDataOf(credential: unknown): ClientData | undefined {
  try {
    const { response: { clientDataJSON } } = credential as { response: { clientDataJSON: string } };
    const { type, challenge, origin } = JSON.parse(fromUtf8(fromBase64Url(clientDataJSON))) as Partial<ClientData>;
    return typeof type === 'string' && typeof challenge === 'string' && typeof origin === 'string' ? { type, challenge, origin } : undefined;
  } catch {
    return undefined;
  }
}

/** A site of the relying party's domain or of one below it, over HTTPS or on this machine. */
function isAllowedOrigin({ id }: RelyingParty, origin: string): boolean {
  const { protocol, hostname } = URL.canParse(origin) ? new URL(origin) : { protocol: '', hostname: '' };
  const isSecure = protocol === 'https:' || (protocol === 'http:' && /^(.+\.)?localhost$/.test(hostname));
  return isSecure && (hostname === id || hostname.endsWith(`.${id}`));
}

/**
 * @param challenge base64url, as it was handed out
 * @throws {CognitoFault} the WebAuthn… exception that says what is wrong
 */
export async function verifyRegistration(party: RelyingParty, challenge: string, credential: object): Promise<Omit<Passkey, 'createdAt'>> {
  const clientData = clientDataOf(credential);
  if (clientData?.type !== 'webauthn.create') throw webAuthnClientMismatch();
  if (clientData.challenge !== challenge) throw webAuthnChallengeNotFound();
  if (!isAllowedOrigin(party, clientData.origin)) throw webAuthnOriginNotAllowed();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: credential as RegistrationResponseJSON,
    expectedChallenge: challenge, expectedOrigin: clientData.origin, expectedRPID: party.id,
    requireUserVerification: party.userVerification === 'required', supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => { throw /RP ID/.test(String(error)) ? webAuthnRelyingPartyMismatch() : webAuthnNotSupported(); });
  if (!verified) throw webAuthnNotSupported();
  const { credential: { id, publicKey, counter, transports = [] }, aaguid } = registrationInfo;
  const { authenticatorAttachment: attachment } = credential as RegistrationResponseJSON;
  return {
    id, publicKey: toBase64Url(publicKey), signCount: counter, transports, relyingPartyId: party.id,
    name: PROVIDERS[aaguid] ?? 'Passkey', ...(attachment && { attachment }),
  };
}

/**
 * @param userHandle base64url, as it was given at the registration
 * @returns the new signature counter
 * @throws {CognitoFault} NotAuthorizedException
 */
export async function verifyAssertion(party: RelyingParty, challenge: string, credential: object, passkey: Passkey, userHandle: string): Promise<number> {
  const clientData = clientDataOf(credential);
  if (!clientData || !isAllowedOrigin(party, clientData.origin)) throw refused();
  const response = credential as AuthenticationResponseJSON;
  // An authenticator that found the passkey by itself says whose it is.
  if (response.response.userHandle && response.response.userHandle !== userHandle) throw refused();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge, expectedOrigin: clientData.origin, expectedRPID: party.id,
    requireUserVerification: party.userVerification === 'required',
    credential: { id: passkey.id, publicKey: fromBase64Url(passkey.publicKey), counter: passkey.signCount },
  }).catch(() => { throw refused(); });
  if (!verified) throw refused();
  return authenticationInfo.newCounter;
}

const refused = (): Error => notAuthorized('The passkey could not be verified.');
