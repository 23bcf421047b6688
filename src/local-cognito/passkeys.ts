/** A user's passkeys: what is asked of a browser about them. */
import { toBase64Url, utf8 } from '../core/encoding.js';
import { opaque } from './ids.js';
import { webAuthnConfigurationMissing, webAuthnNotEnabled } from './errors.js';
import type { RelyingParty } from './config.js';
import type { Pool } from './pool.js';
import type { Passkey, User } from './state.js';

/** @throws {CognitoFault} WebAuthnNotEnabledException, WebAuthnConfigurationMissingException */
export function relyingPartyOf({ config: { firstFactors, relyingParty } }: Pool): RelyingParty {
  if (!firstFactors.includes('WEB_AUTHN')) throw webAuthnNotEnabled();
  if (!relyingParty) throw webAuthnConfigurationMissing();
  return relyingParty;
}

export const userHandleOf = ({ attributes: { sub = '' } }: User): string => toBase64Url(utf8(sub));

const descriptor = ({ id, transports }: Passkey): object => ({ type: 'public-key', id, ...(transports.length > 0 && { transports }) });

/** PublicKeyCredentialCreationOptionsJSON (WebAuthn Level 3, section 5.1.8). */
export function creationOptions(pool: Pool, user: User, challenge: string): object {
  const { id, userVerification } = relyingPartyOf(pool);
  const { email, phone_number: phone, name } = user.attributes;
  const login = email ?? phone ?? user.username;
  return {
    challenge,
    rp: { id, name: id },
    user: { id: userHandleOf(user), name: login, displayName: name ?? login },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
    timeout: 60_000,
    excludeCredentials: (user.passkeys ?? []).map(descriptor),
    authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification },
  };
}

/** PublicKeyCredentialRequestOptionsJSON (WebAuthn Level 3, section 5.1.9). */
export function requestOptions(pool: Pool, user: User, challenge: string): object {
  const { id: rpId, userVerification } = relyingPartyOf(pool);
  return { challenge, timeout: 180_000, rpId, allowCredentials: (user.passkeys ?? []).map(descriptor), userVerification };
}

export const newChallenge = ({ random }: Pool): string => opaque(random, 32);
