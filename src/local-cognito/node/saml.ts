/** Speaks with SAML providers; node-saml checks their XML signatures. */
import { SAML } from '@node-saml/node-saml';
import { checkAssertion, type Assertion } from './saml-assertion.js';
import { readMetadata, type SamlMetadata } from './saml-metadata.js';
import type { SamlConnector, SamlExchange } from '../index.js';

type Fetch = (url: string) => Promise<Response>;

async function metadataOf({ MetadataFile, MetadataURL }: Readonly<Record<string, string>>, fetch: Fetch): Promise<SamlMetadata> {
  if (MetadataFile !== undefined) return readMetadata(MetadataFile);
  const response = await fetch(MetadataURL ?? '');
  if (!response.ok) throw new Error(`The metadata at ${MetadataURL} cannot be read: status ${response.status}.`);
  return readMetadata(await response.text());
}

const serviceProvider = ({ signOnUrl, certificates }: SamlMetadata, { issuer, callbackUrl, requestId }: SamlExchange): SAML => new SAML({
  issuer, callbackUrl, audience: issuer, entryPoint: signOnUrl, idpCert: [...certificates],
  generateUniqueId: () => requestId,
  identifierFormat: null,
  disableRequestedAuthnContext: true,
  // One signature is needed; some providers sign the response, some the assertion.
  wantAssertionsSigned: false,
  wantAuthnResponseSigned: false,
  // The service has a clock of its own: times are checked by it, in checkAssertion.
  acceptedClockSkewMs: -1,
});

export const createSamlConnector = (fetch: Fetch): SamlConnector => ({
  async requestUrl({ details }, { relayState, ...exchange }) {
    return serviceProvider(await metadataOf(details, fetch), exchange).getAuthorizeUrlAsync(relayState, undefined, {});
  },
  async verify({ details }, { response, now, ...exchange }) {
    const metadata = await metadataOf(details, fetch);
    const { profile } = await serviceProvider(metadata, exchange).validatePostResponseAsync({ SAMLResponse: response });
    const { Assertion: assertion } = (profile?.getAssertion?.() ?? {}) as { Assertion?: Assertion };
    if (!profile?.nameID || !assertion) throw new Error('The response names nobody.');
    checkAssertion(assertion, { entityId: metadata.entityId, recipient: exchange.callbackUrl, requestId: exchange.requestId, now });
    return { subject: profile.nameID, claims: (profile.attributes ?? {}) as Record<string, unknown> };
  },
});
