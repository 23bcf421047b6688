import type { Call, CallOptions } from './operations.js';

/** Lets the browser make a passkey (navigator.credentials.create), in JSON (WebAuthn Level 3, section 5.1). */
type CreateCredential = (options: PublicKeyCredentialCreationOptionsJSON) => Promise<object>;

/**
 * Registers a new passkey of who is signed in: StartWebAuthnRegistration, CompleteWebAuthnRegistration.
 * @throws {AuthError} what `create` throws; Cognito's WebAuthn…Exception, LimitExceededException
 */
export async function registerPasskey(call: Call, AccessToken: string, create: CreateCredential, options?: CallOptions): Promise<void> {
  const { CredentialCreationOptions } = await call('StartWebAuthnRegistration', { AccessToken }, options);
  const Credential = await create(CredentialCreationOptions as PublicKeyCredentialCreationOptionsJSON);
  await call('CompleteWebAuthnRegistration', { AccessToken, Credential }, options);
}
