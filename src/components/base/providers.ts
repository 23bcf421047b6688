import type { PropertyDeclarations } from 'lit';
import type { ProviderHost } from '../provider-buttons/provider-buttons.js';

export const providerProperties: PropertyDeclarations = {
  socialProviders: {},
  companySignIn: { type: Boolean },
  popup: { type: Boolean },
};

/** Those that the element names, else those of the configuration file. */
export const providersOf = ({ socialProviders, auth }: ProviderHost): ProviderHost['socialProviders'] => socialProviders ?? auth?.config.journey?.socialProviders;

/** Shows the providers' buttons where there are providers; they come then. */
export function offerProviders(host: ProviderHost): void {
  if (providersOf(host)?.length || host.companySignIn) void import('../provider-buttons/provider-buttons.js').then(({ showProviders }) => { showProviders(host); });
}
