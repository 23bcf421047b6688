/** A pool that federates with external providers, and two applications of it. */
import { startLocalCognito, type Tab } from './harness.js';
import { startOpenIdProvider, type OpenIdProvider } from './openid-provider.js';
import { page, PASSWORD } from './pools.js';
import type { LocalCognitoConfig } from '../../src/local-cognito/index.js';
import type { SamlConnector } from '../../src/local-cognito/index.js';

export const POOL_ID = 'eu-west-1_Federate1';
export const SHOP = 'shopclient0000000000000001';
export const CRM = 'crmclient00000000000000001';
export const BARE = 'bareclient0000000000000001';

type Provider = NonNullable<LocalCognitoConfig['userPools'][number]['identityProviders']>[number];

export interface FederatedOptions {
  /** Of the page: the two applications are on it, at `/` and `/crm`. */
  siteUrl: string;
  more?: Provider[];
  saml?: SamlConnector;
}

/** The way back from an external provider depends on the port, so the provider starts after the local Cognito's port is known. */
export async function startFederation({ siteUrl, more = [], saml }: FederatedOptions): Promise<{ cognito: Awaited<ReturnType<typeof startLocalCognito>>; provider: OpenIdProvider; close(): Promise<void> }> {
  const probe = await startLocalCognito({ port: 0, config: { userPools: [] } });
  const port = Number(new URL(probe.url).port);
  await probe.close();
  const provider = await startOpenIdProvider([{ client_id: 'cognito', client_secret: 'a-secret-of-the-provider', redirect_uris: [`http://127.0.0.1:${port}/oauth2/idpresponse`] }], undefined);
  const details = { client_id: 'cognito', client_secret: 'a-secret-of-the-provider', authorize_scopes: 'openid email profile', oidc_issuer: provider.url };
  const mapping = { email: 'email', email_verified: 'email_verified', given_name: 'given_name' };
  const names = ['Google', 'Workshop', ...more.map(({ ProviderName }) => ProviderName)];
  const client = (path: string) => ({
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], SupportedIdentityProviders: ['COGNITO', ...names],
    AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code' as const], AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
    CallbackURLs: [`${siteUrl}${path}`], LogoutURLs: [`${siteUrl}${path}`],
  });
  const cognito = await startLocalCognito({
    port,
    ...(saml && { saml }),
    config: {
      userPools: [{
        Id: POOL_ID, UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'],
        clients: [{ ClientId: SHOP, ...client('/') }, { ClientId: CRM, ...client('/crm') }, { ClientId: BARE, ...client('/bare') }],
        users: [{ Username: 'ada@example.com', Password: PASSWORD }],
        identityProviders: [
          { ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: details, AttributeMapping: mapping },
          { ProviderName: 'Workshop', ProviderType: 'OIDC', ProviderDetails: details, AttributeMapping: mapping, IdpIdentifiers: ['workshop.example'] },
          ...more,
        ],
      }],
    },
  });
  return { cognito, provider, close: async () => { await cognito.close(); await provider.close(); } };
}

/** The attributes of an application. */
export const federated = (endpoint: string, clientId: string, backTo: string): string =>
  `user-pool-id="${POOL_ID}" user-pool-client-id="${clientId}" user-pool-endpoint="${endpoint}" domain="${endpoint}" redirect-sign-in="${backTo}" redirect-sign-out="${backTo}"`;

/** A page that is left while it loads something says so in Firefox. */
export const LEFT = { expect: /dynamically imported module/ };

/** An application: who is signed in, as whom, and what it had handed along. */
export const application = (attributes: string, more = ''): string => page(`
<auth-authenticator ${attributes} social-providers="Google Workshop" company-sign-in><p>Hello <span id="who"></span></p><p id="state"></p><auth-sign-out></auth-sign-out></auth-authenticator>${more}
<script>
  const authenticator = document.querySelector('auth-authenticator');
  authenticator.addEventListener('auth-authenticated', ({ detail }) => {
    document.querySelector('#who').textContent = detail.user.attributes.email;
    document.querySelector('#state').textContent = authenticator.auth.getSnapshot().customState ?? '';
  });
</script>`);

/** Types a login at the external provider. */
export async function signInAtProvider(tab: Tab, login = 'grace@example.com'): Promise<void> {
  await tab.see('Sign in to the provider');
  await tab.fill('Provider login', login);
  await tab.press('Go on');
}

/** Signs out, which leaves the page for the hosted login's own sign-out and comes back. */
export async function signOut(tab: Tab): Promise<void> {
  await Promise.all([tab.page.waitForNavigation(), tab.press('Sign out')]);
}
