/** An external OpenID provider, to which this service is a relying party (OpenID Connect Core, section 3.1). */
import {
  allowInsecureRequests, authorizationCodeGrantRequest, calculatePKCECodeChallenge, ClientSecretPost, clockSkew, customFetch, discoveryRequest, getValidatedIdTokenClaims,
  None, processAuthorizationCodeResponse, processDiscoveryResponse, processUserInfoResponse, userInfoRequest, validateApplicationLevelSignature, validateAuthResponse,
  type AuthorizationServer, type ClientAuth,
} from 'oauth4webapi';
import { withParameters } from './answers.js';
import { OAuthFault } from './errors.js';
import type { Clock } from '../../core/clock.js';
import type { IdentityProvider } from '../config-provider.js';
import type { Vouched } from './federated-user.js';
import type { Pending } from './state.js';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** What Cognito fixes for the social types; a configuration may name another issuer, to try things out with. */
const ISSUERS: Readonly<Record<string, string>> = { Google: 'https://accounts.google.com', SignInWithApple: 'https://appleid.apple.com' };

const optionsOf = (fetch: Fetch) => ({
  [customFetch]: (url: string, init: object) => fetch(url, init),
  // A provider on this machine has no certificate.
  [allowInsecureRequests]: true,
});

function issuerOf({ name, details }: IdentityProvider): string {
  const issuer = details.oidc_issuer ?? ISSUERS[name];
  if (issuer === undefined) throw new OAuthFault('server_error', `${name} needs an oidc_issuer in its ProviderDetails here.`);
  return issuer;
}

/** The provider's endpoints: those configured, else discovered (OpenID Connect Discovery, section 4). */
async function serverOf(provider: IdentityProvider, fetch: Fetch): Promise<AuthorizationServer> {
  const { authorize_url: authorize, token_url: token, attributes_url: userinfo, jwks_uri: jwks } = provider.details;
  const issuer = issuerOf(provider);
  if (authorize && token && userinfo && jwks) return { issuer, authorization_endpoint: authorize, token_endpoint: token, userinfo_endpoint: userinfo, jwks_uri: jwks };
  return processDiscoveryResponse(new URL(issuer), await discoveryRequest(new URL(issuer), optionsOf(fetch)));
}

export interface Departure {
  /** Identifies the pending authorization when the person comes back. */
  state: string;
  nonce: string;
  verifier: string;
  loginHint: string | undefined;
  prompts: readonly string[];
  /** Where the provider sends the person back to: `/oauth2/idpresponse`. */
  returnTo: string;
}

/** Where the person goes to sign in. */
export async function authorizationUrl(provider: IdentityProvider, { state, nonce, verifier, loginHint, prompts, returnTo }: Departure, fetch: Fetch): Promise<URL> {
  const { authorization_endpoint: endpoint } = await serverOf(provider, fetch);
  if (endpoint === undefined) throw new OAuthFault('server_error', `${provider.name} has no authorization endpoint.`);
  return withParameters(endpoint, {
    client_id: provider.details.client_id,
    redirect_uri: returnTo,
    response_type: 'code',
    scope: provider.details.authorize_scopes ?? 'openid',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    login_hint: loginHint,
    prompt: prompts.length > 0 ? prompts.join(' ') : undefined,
  });
}

type Expected = NonNullable<Pending['provider']>;

interface Surroundings {
  fetch: Fetch;
  clock: Clock;
}

/**
 * Whom the provider vouches for in its answer: state, code, ID token with issuer, audience, nonce, expiry and signature checked.
 * @throws {OAuthFault} when it vouches for nobody
 */
export async function vouchedByOidc(provider: IdentityProvider, { nonce, verifier }: Expected, callback: URL, state: string, { fetch, clock }: Surroundings): Promise<Vouched> {
  const { client_id: clientId = '', client_secret: secret } = provider.details;
  const denied = callback.searchParams.get('error');
  if (denied !== null) throw new OAuthFault('access_denied', callback.searchParams.get('error_description') ?? denied);
  try {
    const server = await serverOf(provider, fetch);
    const options = optionsOf(fetch);
    const client = { client_id: clientId, [clockSkew]: (clock.now() - Date.now()) / 1000 };
    const authentication: ClientAuth = secret === undefined ? None() : ClientSecretPost(secret);
    const parameters = validateAuthResponse(server, client, callback, state);
    const response = await authorizationCodeGrantRequest(server, client, authentication, parameters, `${callback.origin}${callback.pathname}`, verifier, options);
    const tokens = await processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true });
    await validateApplicationLevelSignature(server, response, options);
    const claims = getValidatedIdTokenClaims(tokens);
    if (!claims) throw new OAuthFault('server_error', `${provider.name} gave no ID token.`);
    const more = server.userinfo_endpoint === undefined ? {}
      : await processUserInfoResponse(server, client, claims.sub, await userInfoRequest(server, client, tokens.access_token, options));
    return { subject: claims.sub, claims: { ...claims, ...more } };
  } catch (thrown) {
    if (thrown instanceof OAuthFault) throw thrown;
    throw new OAuthFault('server_error', `${provider.name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
