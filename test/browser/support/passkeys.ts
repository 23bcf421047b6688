/** A virtual authenticator for the page under test (Chromium alone has one; WebDriver's WebAuthn extension commands, by the DevTools protocol). */
import { executeServerCommand } from '@web/test-runner-commands';

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
