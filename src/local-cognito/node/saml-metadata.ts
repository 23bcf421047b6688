/** A SAML provider's metadata: who it is, where people sign in there, and what it signs with (SAML Metadata, section 2.4.3). */
import { DOMParser } from '@xmldom/xmldom';

export interface SamlMetadata {
  entityId: string;
  /** Takes an AuthnRequest by HTTP redirect. */
  signOnUrl: string;
  /** X.509, base64 of DER. */
  certificates: readonly string[];
}

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURES = 'http://www.w3.org/2000/09/xmldsig#';
const REDIRECT_BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

const childrenOf = (parent: Document | Element, namespace: string, name: string): Element[] => Array.from(parent.getElementsByTagNameNS(namespace, name));

/** @throws {Error} when the text is no metadata of an identity provider, or lacks what is needed of it */
export function readMetadata(xml: string): SamlMetadata {
  const fail = (problem: string): never => { throw new Error(`The provider's metadata ${problem}.`); };
  const parser = new DOMParser({ errorHandler: { warning: () => undefined, error: fail, fatalError: fail } });
  const [descriptor] = childrenOf(parser.parseFromString(xml, 'text/xml'), METADATA, 'IDPSSODescriptor');
  if (!descriptor) return fail('has no IDPSSODescriptor');
  const entityId = (descriptor.parentNode as Element).getAttribute('entityID');
  const signOn = childrenOf(descriptor, METADATA, 'SingleSignOnService').find((service) => service.getAttribute('Binding') === REDIRECT_BINDING);
  const certificates = childrenOf(descriptor, METADATA, 'KeyDescriptor')
    .filter((key) => key.getAttribute('use') !== 'encryption')
    .flatMap((key) => childrenOf(key, SIGNATURES, 'X509Certificate'))
    .map(({ textContent }) => textContent.replace(/\s/g, ''));
  const signOnUrl = signOn?.getAttribute('Location');
  if (!entityId) return fail('has no entityID');
  if (!signOnUrl) return fail('has no SingleSignOnService for HTTP-Redirect');
  if (certificates.length === 0) return fail('has no certificate to check signatures with');
  return { entityId, signOnUrl, certificates };
}
