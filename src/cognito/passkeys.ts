/** Passkeys of who is signed in: StartWebAuthnRegistration, CompleteWebAuthnRegistration, ListWebAuthnCredentials, DeleteWebAuthnCredential. */
import type { Call, CallOptions } from './operations.js';

/** A registered passkey. */
export interface Passkey {
  readonly id: string;
  /** What its provider is called, as far as Cognito knows it (`iCloud Keychain`). */
  readonly name: string;
  /** The domain that it is for. */
  readonly relyingPartyId: string;
  /** `platform` on this device, `cross-platform` on a key or phone. */
  readonly attachment: string | undefined;
  readonly transports: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
}

/** Lets the browser make a passkey (navigator.credentials.create), in JSON (WebAuthn Level 3, section 5.1). */
export type CreateCredential = (options: PublicKeyCredentialCreationOptionsJSON) => Promise<object>;

/**
 * Registers a new passkey.
 * @throws {AuthError} what `create` throws; Cognito's WebAuthn…Exception, LimitExceededException
 */
export async function registerPasskey(call: Call, AccessToken: string, create: CreateCredential, options?: CallOptions): Promise<void> {
  const { CredentialCreationOptions } = await call('StartWebAuthnRegistration', { AccessToken }, options);
  const Credential = await create(CredentialCreationOptions as PublicKeyCredentialCreationOptionsJSON);
  await call('CompleteWebAuthnRegistration', { AccessToken, Credential }, options);
}

/** All passkeys of the user, oldest first as Cognito lists them. */
export async function listPasskeys(call: Call, AccessToken: string, options?: CallOptions): Promise<Passkey[]> {
  const passkeys: Passkey[] = [];
  let NextToken: string | undefined;
  do {
    const page = await call('ListWebAuthnCredentials', { AccessToken, NextToken }, options);
    passkeys.push(...page.Credentials.map(({ CredentialId: id, FriendlyCredentialName: name, RelyingPartyId: relyingPartyId, AuthenticatorAttachment: attachment, AuthenticatorTransports: transports, CreatedAt }) =>
      ({ id, name, relyingPartyId, attachment, transports, createdAt: CreatedAt * 1000 })));
    NextToken = page.NextToken;
  } while (NextToken);
  return passkeys;
}

/** @throws {AuthError} ResourceNotFoundException for one that is gone already */
export async function deletePasskey(call: Call, AccessToken: string, CredentialId: string, options?: CallOptions): Promise<void> {
  await call('DeleteWebAuthnCredential', { AccessToken, CredentialId }, options);
}
