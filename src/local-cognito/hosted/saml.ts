/** SAML 2.0 needs XML signatures, which web standards lack: whoever runs the service hands in what checks them. */
import type { IdentityProvider } from '../config-provider.js';
import type { Vouched } from './federated-user.js';

export interface SamlConnector {
  /** Where the person goes to sign in, with an AuthnRequest (SAML Bindings, section 3.4). */
  requestUrl(provider: IdentityProvider, options: { issuer: string; callbackUrl: string; relayState: string }): Promise<string>;
  /**
   * Whom a posted response vouches for, its signature, audience, recipient, time and request checked (SAML Bindings, section 3.5).
   * @throws {Error} when it vouches for nobody
   */
  verify(provider: IdentityProvider, options: { issuer: string; callbackUrl: string; response: string }): Promise<Vouched>;
}
