/** As much of a browser as aws-amplify v6 asks for where passkeys are concerned, with an authenticator in software behind it. */
import { fromBase64Url, toBase64Url } from '../../../src/core/encoding.js';
import { assertPasskey, createPasskey, type CeremonyOptions, type SoftPasskey } from '../../unit/local-cognito/authenticator.js';

class FakeCredential {
  constructor(readonly id: string, readonly response: object) {}
  readonly type = 'public-key';
  readonly authenticatorAttachment = 'platform';
  get rawId(): ArrayBuffer { return fromBase64Url(this.id).buffer; }
  getClientExtensionResults(): object { return {}; }
}

class FakeResponse {
  constructor(members: Readonly<Record<string, unknown>>) {
    for (const [name, value] of Object.entries(members)) if (typeof value === 'string') Object.assign(this, { [name]: fromBase64Url(value).buffer });
  }
  getTransports(): string[] { return ['internal']; }
  getPublicKeyAlgorithm(): number { return -7; }
  getAuthenticatorData(): ArrayBuffer { return new ArrayBuffer(0); }
  getPublicKey(): null { return null; }
}

class FakeAttestation extends FakeResponse {}
class FakeAssertion extends FakeResponse {}

interface Created { id: string; response: Record<string, unknown> }

export interface PasskeyBrowser {
  /** What the next ceremonies do wrong. */
  lie: CeremonyOptions;
  remove(): void;
}

export function installPasskeyBrowser(): PasskeyBrowser {
  const passkeys = new Map<string, SoftPasskey>();
  const browser: PasskeyBrowser = { lie: {}, remove: () => undefined };
  const encode = (bytes: ArrayBuffer): string => toBase64Url(new Uint8Array(bytes));
  const credentials = {
    async create({ publicKey: { challenge, rp, user } }: { publicKey: PublicKeyCredentialCreationOptions }): Promise<FakeCredential> {
      const { passkey, credential } = await createPasskey(
        { challenge: encode(challenge as ArrayBuffer), rp: { id: rp.id ?? '' }, user: { id: encode(user.id as ArrayBuffer) } }, browser.lie);
      passkeys.set(passkey.id, passkey);
      return new FakeCredential(passkey.id, new FakeAttestation((credential as Created).response));
    },
    async get({ publicKey: { challenge, rpId = '', allowCredentials = [] } }: { publicKey: PublicKeyCredentialRequestOptions }): Promise<FakeCredential> {
      const passkey = allowCredentials.map(({ id }) => passkeys.get(encode(id as ArrayBuffer))).find((found) => found !== undefined);
      if (!passkey) throw new DOMException('None of these is here.', 'NotAllowedError');
      const json = JSON.parse(await assertPasskey(passkey, { challenge: encode(challenge as ArrayBuffer), rpId }, browser.lie)) as Created;
      return new FakeCredential(passkey.id, new FakeAssertion(json.response));
    },
  };
  const globals: Record<string, unknown> = {
    PublicKeyCredential: FakeCredential, AuthenticatorAttestationResponse: FakeAttestation, AuthenticatorAssertionResponse: FakeAssertion,
    navigator: { credentials }, window: { document: {}, isSecureContext: true, PublicKeyCredential: FakeCredential, addEventListener: () => undefined },
  };
  const before = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
  browser.remove = () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
  return browser;
}
