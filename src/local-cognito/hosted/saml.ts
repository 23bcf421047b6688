/** SAML 2.0 needs XML signatures, which web standards lack: whoever runs the service hands in what checks them. */
import type { IdentityProvider } from '../config-provider.js';
import type { Vouched } from './federated-user.js';

/** Both sides of one sign-in. */
export interface SamlExchange {
  /** Entity id of the user pool. */
  issuer: string;
  /** Where the provider posts its response: `/saml2/idpresponse`. */
  callbackUrl: string;
  /** `ID` of the AuthnRequest, which the response must name. */
  requestId: string;
}

export interface SamlConnector {
  /** Where the person goes to sign in, with an AuthnRequest (SAML Bindings, section 3.4). */
  requestUrl(provider: IdentityProvider, options: SamlExchange & { relayState: string }): Promise<string>;
  /**
   * Whom a posted response vouches for: its signature, issuer, audience, recipient, request and time checked (SAML Profiles,
   * section 4.1.4.3).
   * @param options `now` in epoch milliseconds, `response` in base64 as it was posted
   * @throws {Error} when it vouches for nobody
   */
  verify(provider: IdentityProvider, options: SamlExchange & { response: string; now: number }): Promise<Vouched>;
}
