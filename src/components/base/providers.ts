import type { PropertyDeclarations } from 'lit';
import type { ProviderHost } from '../provider-buttons/provider-buttons.js';
import { later } from './later.js';

export const providerProperties: PropertyDeclarations = {
  socialProviders: {},
  companySignIn: { type: Boolean },
  popup: { type: Boolean },
};

/** Those that the element names, else those of the configuration file. */
export const providersOf = ({ socialProviders, auth }: ProviderHost): ProviderHost['socialProviders'] => socialProviders ?? auth?.config.journey?.socialProviders;

type Show = (host: ProviderHost) => void;

let show: Show | undefined;
let arrival: Promise<{ readonly showProviders: Show }> | undefined;

/** Hands over what shows the buttons. Where it is there from the start they are seen together with the form, and shift nothing. */
export const useProviderButtons = (showProviders: Show): void => { show = showProviders; };

/** Shows the providers' buttons where there are providers; they come with the first of them. */
export function offerProviders(host: ProviderHost): void {
  if (show) show(host);
  else if (providersOf(host)?.length || host.companySignIn) void (arrival ??= later(host, () => import('../provider-buttons/provider-buttons.js'))).then(({ showProviders }) => { (show = showProviders)(host); });
}
