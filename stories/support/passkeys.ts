import { toBase64Url } from '../../src/core/encoding.js';
import { createPasskey } from '../../test/unit/local-cognito/authenticator.js';

const encode = (source: BufferSource): string => toBase64Url(new Uint8Array(source as ArrayBuffer));

/** An authenticator in software, whose person consents to whatever is asked. Returns what takes it away again. */
export function withAuthenticator(): () => void {
  const create = async ({ publicKey }: CredentialCreationOptions): Promise<Credential> => {
    if (!publicKey) throw new TypeError('Passkeys alone are made here.');
    const { challenge, rp, user } = publicKey;
    const { credential } = await createPasskey({ challenge: encode(challenge), rp: { id: rp.id ?? '' }, user: { id: encode(user.id) } }, { origin: location.origin });
    return { toJSON: () => credential } as unknown as Credential;
  };
  Object.defineProperty(navigator.credentials, 'create', { configurable: true, value: create });
  return () => { Reflect.deleteProperty(navigator.credentials, 'create'); };
}

/** One whose person says no. */
export function withRefusal(): () => void {
  Object.defineProperty(navigator.credentials, 'create', { configurable: true, value: () => Promise.reject(new DOMException('The person has cancelled.', 'NotAllowedError')) });
  return () => { Reflect.deleteProperty(navigator.credentials, 'create'); };
}
