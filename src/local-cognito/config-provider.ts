/** An identity provider's configuration: CreateIdentityProvider's keys. */
import type { Reader } from './config-reader.js';

const TYPES = ['SAML', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple', 'OIDC'] as const;
export type ProviderType = (typeof TYPES)[number];

export interface IdentityProvider {
  name: string;
  type: ProviderType;
  /** `ProviderDetails`, as written: `client_id`, `oidc_issuer`, `MetadataFile`, … */
  details: Readonly<Record<string, string>>;
  /** Attribute of the user → claim or SAML attribute of the provider. */
  mapping: Readonly<Record<string, string>>;
  /** What an application may name the provider by in place of its name: e-mail domains, in lower case. */
  identifiers: readonly string[];
}

const IDENTIFIER = /^[\w\s+=.@-]{1,40}$/;
const MOST_IDENTIFIERS = 50;

export function readProvider(reader: Reader): IdentityProvider {
  const provider = reader.object(['ProviderName', 'ProviderType', 'ProviderDetails', 'AttributeMapping', 'IdpIdentifiers']);
  const type = provider.at('ProviderType').oneOf(TYPES);
  const name = provider.at('ProviderName').text(/^[^_\p{Z}]{1,32}$/u);
  // The social ones are called like their type, and no other is.
  const isSocial = type !== 'SAML' && type !== 'OIDC';
  if (isSocial !== (TYPES.some((known) => known === name)) || (isSocial && name !== type)) provider.at('ProviderName').fail(isSocial ? `must be ${type}.` : 'is the name of a type.');
  const identifiers = provider.get('IdpIdentifiers', (list) => list.list((item) => item.text(IDENTIFIER).toLowerCase()), []);
  if (identifiers.length > MOST_IDENTIFIERS) provider.at('IdpIdentifiers').fail(`may hold ${MOST_IDENTIFIERS} at most.`);
  const texts = (key: string): Record<string, string> => provider.get(key, (member) => member.texts(), undefined) ?? {};
  const details = texts('ProviderDetails');
  if (type === 'OIDC') for (const key of ['client_id', 'oidc_issuer', 'authorize_scopes']) if (!details[key]) provider.at('ProviderDetails').fail(`lacks ${key}.`);
  if (type === 'SAML' && !details.MetadataFile && !details.MetadataURL) provider.at('ProviderDetails').fail('lacks MetadataFile and MetadataURL.');
  return { name, type, details, mapping: texts('AttributeMapping'), identifiers };
}
