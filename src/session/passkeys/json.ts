/** WebAuthn's options and credentials from and to JSON (Level 3, sections 5.1.7 to 5.1.10), where the browser cannot do it itself. */
import { fromBase64Url, toBase64Url } from '../../core/encoding.js';

/** Methods that browsers of before 2025 lack. */
type Native = Partial<Pick<typeof PublicKeyCredential, 'parseCreationOptionsFromJSON' | 'parseRequestOptionsFromJSON'>>;

const native = (): Native => PublicKeyCredential;

const descriptors = (list: readonly PublicKeyCredentialDescriptorJSON[] = []): PublicKeyCredentialDescriptor[] =>
  list.map(({ id, type, transports }) => ({ id: fromBase64Url(id), type: type as 'public-key', ...(transports && { transports: transports as AuthenticatorTransport[] }) }));

export function toCreationOptions(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  const parse = native().parseCreationOptionsFromJSON;
  if (parse) return parse.call(PublicKeyCredential, json);
  const { challenge, user, excludeCredentials, ...rest } = json;
  const { rp, pubKeyCredParams, ...others } = rest as unknown as Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'>;
  return { ...others, rp, pubKeyCredParams, challenge: fromBase64Url(challenge), user: { ...user, id: fromBase64Url(user.id) }, excludeCredentials: descriptors(excludeCredentials) };
}

export function toRequestOptions(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  const parse = native().parseRequestOptionsFromJSON;
  if (parse) return parse.call(PublicKeyCredential, json);
  const { challenge, allowCredentials, ...rest } = json;
  return { ...rest as object, challenge: fromBase64Url(challenge), allowCredentials: descriptors(allowCredentials) };
}

/** RegistrationResponseJSON or AuthenticationResponseJSON. */
export function toJson(credential: PublicKeyCredential): object {
  if ('toJSON' in credential) return credential.toJSON();
  const { id, type, authenticatorAttachment, response } = credential as PublicKeyCredential;
  const members = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'].flatMap((name) => {
    const value = (response as unknown as Readonly<Record<string, ArrayBuffer | null | undefined>>)[name];
    return value ? [[name, toBase64Url(new Uint8Array(value))]] : [];
  });
  const transports = 'getTransports' in response ? (response as AuthenticatorAttestationResponse).getTransports() : undefined;
  return { id, rawId: id, type, authenticatorAttachment, clientExtensionResults: {}, response: { ...Object.fromEntries(members) as object, ...(transports && { transports }) } };
}
