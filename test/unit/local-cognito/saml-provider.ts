/** A SAML identity provider on samlp, which we did not write, with a key of its own. */
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';

export interface SamlRequest {
  /** ID of the AuthnRequest. */
  id: string;
  issuer: string;
  assertionConsumerServiceURL: string;
}

export interface SamlUser {
  id: string;
  email: string;
  givenName: string;
}

/** What samlp is told; the tests change single members. */
export interface SamlAnswer {
  issuer: string;
  audience: string;
  recipient: string;
  destination: string;
  inResponseTo: string;
  /** PEM, both. */
  key: string;
  cert: string;
  signAssertion: boolean;
  signResponse: boolean;
  lifetimeInSeconds: number;
}

/** The package has no types; this is what is used of it. */
interface Samlp {
  parseRequest(request: { query: Record<string, string> }, then: (error: Error | null, found?: SamlRequest) => void): void;
  getSamlResponse(options: object, user: object, then: (error: Error | null, xml: string) => void): void;
}
/** Not a literal, so that nobody looks for types. */
const PACKAGE: string = 'samlp';

export const EMAIL = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
export const GIVEN_NAME = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };

const pem = (label: string, bytes: ArrayBuffer): string => `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`;

/** A key and its certificate, in PEM. */
export async function newKey(): Promise<{ key: string; cert: string }> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const { rawData } = await X509CertificateGenerator.createSelfSigned({ name: 'CN=Identity provider', keys, signingAlgorithm: ALGORITHM });
  return { key: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey)), cert: pem('CERTIFICATE', rawData) };
}

export interface SamlProvider {
  /** As MetadataFile has it. */
  metadata: string;
  /** What the service asks, out of the address that it sends the person to. */
  read(address: string): Promise<SamlRequest>;
  /** The response to post, as XML. */
  respond(request: SamlRequest, user: SamlUser, changes?: Partial<SamlAnswer>): Promise<string>;
}

export async function createSamlProvider(entityId: string, signOnUrl: string): Promise<SamlProvider> {
  const { default: samlp } = await import(PACKAGE) as { default: Samlp };
  const keyPair = await newKey();
  const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${keyPair.cert.replace(/-----.*-----/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${signOnUrl}/post"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${signOnUrl}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;
  return {
    metadata,
    read: (address) => new Promise((resolve, reject) => {
      samlp.parseRequest({ query: Object.fromEntries(new URL(address).searchParams) }, (error, found) => { if (found) resolve(found); else reject(error ?? new Error('No SAMLRequest.')); });
    }),
    respond: ({ id, issuer, assertionConsumerServiceURL: place }, { id: userId, email, givenName }, changes = {}) => new Promise((resolve, reject) => {
      const answer: SamlAnswer = {
        issuer: entityId, audience: issuer, recipient: place, destination: place, inResponseTo: id, ...keyPair,
        signAssertion: true, signResponse: false, lifetimeInSeconds: 300, ...changes,
      };
      const user = { id: userId, emails: [{ value: email }], displayName: givenName, name: { givenName, familyName: '' } };
      samlp.getSamlResponse({ ...answer, signatureAlgorithm: 'rsa-sha256', digestAlgorithm: 'sha256' }, user, (error, xml) => { if (error) reject(error); else resolve(xml); });
    }),
  };
}
