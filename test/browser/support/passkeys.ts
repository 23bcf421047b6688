/** A virtual authenticator for the page under test (Chromium alone has one; WebDriver's WebAuthn extension commands, by the DevTools protocol), and one in software for all. */
import { executeServerCommand } from '@web/test-runner-commands';
import { toBase64Url } from '../../../src/core/encoding.js';
import { createPasskey } from '../../unit/local-cognito/authenticator.js';
import { stub } from './stub.js';

interface Answer<T> { result?: T; unsupported?: true }

const cdp = <T = object>(method: string, params: object = {}): Promise<Answer<T>> => executeServerCommand('cdp', { method, params });

export interface VirtualAuthenticator {
  /** What the person does next: consents, or fails to show who she is. */
  consent(isVerified: boolean): Promise<void>;
  credentials(): Promise<{ credentialId: string }[]>;
  forgetAll(): Promise<void>;
}

let authenticator: Promise<VirtualAuthenticator | undefined> | undefined;

/** The same for all tests of the page, emptied; undefined in browsers that have none. */
export async function virtualAuthenticator(): Promise<VirtualAuthenticator | undefined> {
  const found = await (authenticator ??= create());
  await found?.forgetAll();
  await found?.consent(true);
  return found;
}

async function create(): Promise<VirtualAuthenticator | undefined> {
  if ((await cdp('WebAuthn.enable')).unsupported) return undefined;
  const { result } = await cdp<{ authenticatorId: string }>('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  const authenticatorId = result?.authenticatorId ?? '';
  return {
    async consent(isUserVerified) { await cdp('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }); },
    credentials: async () => (await cdp<{ credentials: { credentialId: string }[] }>('WebAuthn.getCredentials', { authenticatorId })).result?.credentials ?? [],
    async forgetAll() { await cdp('WebAuthn.clearCredentials', { authenticatorId }); },
  };
}

/** Lets the person consent to the next creations, or not; the local Cognito really verifies what comes of it. */
export function consent(isGiven: boolean): void {
  stub(navigator.credentials, 'create', async ({ publicKey }: CredentialCreationOptions): Promise<Credential> => {
    if (!isGiven || !publicKey) throw new DOMException('The person has cancelled.', 'NotAllowedError');
    const { credential } = await createPasskey({
      challenge: toBase64Url(new Uint8Array(publicKey.challenge as ArrayBuffer)), rp: { id: publicKey.rp.id ?? '' }, user: { id: toBase64Url(new Uint8Array(publicKey.user.id as ArrayBuffer)) },
    }, { origin: location.origin });
    return { toJSON: () => credential } as unknown as Credential;
  });
}
