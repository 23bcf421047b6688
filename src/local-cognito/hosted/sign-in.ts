/** `/oauth2/authorize`, `/login`, `/oauth2/idpresponse`, `/saml2/idpresponse`: from an application's question to a code for it. */
import { CognitoFault } from '../errors.js';
import { opaque } from '../ids.js';
import { attemptPassword, isPassword } from '../passwords.js';
import { clientCall, type ClientCall, type Pool } from '../pool.js';
import { findUser } from '../users.js';
import { backWithCode, backWithFault, redirect, withParameters } from './answers.js';
import { readForm, type Endpoint, type HostedContext, type Pools } from './context.js';
import { browserSession, openBrowserSession } from './cookie.js';
import { OAuthFault } from './errors.js';
import { enterFederatedUser, type Vouched } from './federated-user.js';
import { authorizationUrl, vouchedByOidc } from './oidc.js';
import { errorPage, factorPage, loginPage } from './pages.js';
import { readAsked, readClient, type Asked } from './request.js';
import { askFactor, checkFactor } from './second-factor.js';
import { find, keep, take, type AuthorizationRequest, type BrowserSession, type Pending } from './state.js';
import type { IdentityProvider } from '../config-provider.js';
import type { SamlExchange } from './saml.js';
import type { User } from '../state.js';

/** What follows needs the world outside, where nothing else may wait for it. */
interface Departing {
  call: ClientCall;
  provider: IdentityProvider;
  id: string;
  expected: NonNullable<Pending['provider']>;
  asked: Asked;
}

const isResponse = (value: Response | Departing): value is Response => value instanceof Response;

export const authorize: Endpoint = async (context) => {
  const next = await context.service.exclusively((pools) => begin(pools, context));
  return isResponse(next) ? next : depart(next, context);
};

function begin(pools: Pools, { url: { searchParams: query }, request: http }: HostedContext): Response | Departing {
  const { call, redirectUri } = readClient(pools, query);
  try {
    const asked = readAsked(call, redirectUri, query);
    const { pool, client: { oauth } } = call;
    const { request, prompts } = asked;
    const session = prompts.includes('login') || prompts.includes('select_account') ? undefined : browserSession(pool, http);
    const wanted = asked.provider === 'COGNITO' ? 'COGNITO' : asked.provider?.name;
    if (session && oauth.providers.includes(session.provider) && (wanted === undefined || wanted === session.provider)) {
      return backWithCode(request, codeFor(pool, request, session));
    }
    if (prompts.includes('none')) throw new OAuthFault('login_required');
    const [only, other] = oauth.providers;
    const provider = asked.provider ?? (other === undefined ? pool.config.identityProviders.find(({ name }) => name === only) : undefined);
    if (provider === undefined || provider === 'COGNITO') return redirect(withParameters(new URL('/login', http.url).href, { ...Object.fromEntries(query) }));
    const expected = { name: provider.name, nonce: opaque(pool.random, 32), verifier: opaque(pool.random, 32) };
    return { call, provider, id: keep(pool, 'pending', { request, provider: expected }), expected, asked };
  } catch (fault) {
    if (fault instanceof OAuthFault) return backWithFault({ redirectUri, state: query.get('state') ?? undefined }, fault);
    throw fault;
  }
}

/** What a SAML provider is asked with, and answers to. */
const samlExchange = ({ pool }: ClientCall, { nonce }: NonNullable<Pending['provider']>, origin: string): SamlExchange =>
  ({ issuer: `urn:amazon:cognito:sp:${pool.config.id}`, callbackUrl: `${origin}/saml2/idpresponse`, requestId: `_${nonce}` });

async function depart({ call, provider, id, expected, asked }: Departing, { url: { origin }, fetch, saml }: HostedContext): Promise<Response> {
  try {
    if (provider.type === 'SAML') {
      if (!saml) throw new OAuthFault('server_error', 'SAML works where the local Cognito runs in Node.');
      return redirect(await saml.requestUrl(provider, { ...samlExchange(call, expected, origin), relayState: id }));
    }
    const departure = { ...expected, state: id, loginHint: asked.request.loginHint, prompts: asked.prompts, returnTo: `${origin}/oauth2/idpresponse` };
    return redirect(await authorizationUrl(provider, departure, fetch));
  } catch (thrown) {
    const fault = thrown instanceof OAuthFault ? thrown : new OAuthFault('server_error', `${provider.name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return backWithFault(asked.request, fault);
  }
}

export const login: Endpoint = async (context) => {
  const { service, url, request } = context;
  if (request.method === 'POST') return signIn(context);
  return service.exclusively((pools) => {
    const { call, redirectUri } = readClient(pools, url.searchParams);
    try {
      const { request: asked } = readAsked(call, redirectUri, url.searchParams);
      return showLogin(call, keep(call.pool, 'pending', { request: asked }), asked, url.origin);
    } catch (fault) {
      if (fault instanceof OAuthFault) return backWithFault({ redirectUri, state: url.searchParams.get('state') ?? undefined }, fault);
      throw fault;
    }
  });
};

function showLogin({ client: { oauth } }: ClientCall, id: string, request: AuthorizationRequest, origin: string, typed?: { username: string; error: string }): Response {
  const others = oauth.providers.filter((name) => name !== 'COGNITO').map((name) => [name, again(request, name, origin)] as const);
  return loginPage({ id, username: request.loginHint ?? '', ...typed, hasForm: oauth.providers.includes('COGNITO'), providers: others });
}

/** The same question with a provider. */
const again = ({ clientId, redirectUri, scopes, state, nonce, codeChallenge }: AuthorizationRequest, provider: string, origin: string): string =>
  withParameters(`${origin}/oauth2/authorize`, {
    response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: scopes.join(' '), state, nonce,
    ...(codeChallenge !== undefined && { code_challenge: codeChallenge, code_challenge_method: 'S256' }), identity_provider: provider,
  }).href;

async function signIn({ service, request: http, url }: HostedContext): Promise<Response> {
  const form = await readForm(http);
  const id = form.get('authorization') ?? '';
  return service.exclusively(async (pools) => {
    const { call, pending } = pendingOf(pools, id);
    const username = form.get('username')?.trim() ?? '';
    const { pool, client } = call;
    if (!client.oauth.providers.includes('COGNITO')) throw new OAuthFault('invalid_request', 'The client does not serve the users of the pool.');
    const enter = (user: User): Response => {
      const session = { username: user.username, provider: 'COGNITO', authTime: pool.clock.now() };
      take(pool, id);
      return backWithCode(pending.request, codeFor(pool, pending.request, session), openBrowserSession(pool, http, session));
    };
    const { factor } = pending;
    const code = form.get('code')?.trim();
    try {
      if (factor && code !== undefined) return enter(await checkFactor(call, factor, code));
      const found = findUser(pool, username);
      const password = form.get('password') ?? '';
      const user = await attemptPassword({ ...call, login: username, user: found, clientMetadata: {} }, async () => found !== undefined && isPassword(pool, found, password));
      const asked = await askFactor(call, user, username);
      if (!asked) return enter(user);
      pending.factor = asked;
      return factorPage({ id, sentTo: asked.sentTo });
    } catch (fault) {
      if (factor && fault instanceof CognitoFault && /Code/.test(fault.type)) return factorPage({ id, sentTo: factor.sentTo, error: fault.message });
      if (fault instanceof CognitoFault || fault instanceof OAuthFault) return showLogin(call, id, pending.request, url.origin, { username, error: fault.message });
      throw fault;
    }
  });
}

/** The authorization that is waiting under an identifier. */
function pendingOf(pools: Pools, id: string): { call: ClientCall; pending: Pending } {
  for (const pool of pools.values()) {
    const pending = find(pool, 'pending', id);
    if (pending) return { call: clientCall(pools, pending.request.clientId), pending };
  }
  throw new OAuthFault('invalid_request', 'This sign-in has ended or was never begun. Go back to the application and try again.');
}

const codeFor = (pool: Pool, request: AuthorizationRequest, { username, authTime }: Pick<BrowserSession, 'username' | 'authTime'>): string =>
  keep(pool, 'codes', { request, username, authTime });

/** Somebody comes back from an OpenID provider. */
export const oidcResponse: Endpoint = async (context) => {
  const { url, fetch } = context;
  const state = url.searchParams.get('state') ?? '';
  return finish(context, state, (provider, { provider: expected }, { pool: { clock } }) => {
    if (provider.type === 'SAML' || !expected) throw new OAuthFault('invalid_request', 'This answer belongs to another sign-in.');
    return vouchedByOidc(provider, expected, url, state, { fetch, clock });
  });
};

/** Somebody comes back from a SAML provider. */
export const samlResponse: Endpoint = async (context) => {
  const { request, url, saml } = context;
  const form = await readForm(request);
  return finish(context, form.get('RelayState') ?? '', async (provider, { provider: expected }, call) => {
    if (provider.type !== 'SAML' || !saml || !expected) throw new OAuthFault('invalid_request', 'This answer belongs to another sign-in.');
    const options = { ...samlExchange(call, expected, url.origin), response: form.get('SAMLResponse') ?? '', now: call.pool.clock.now() };
    return saml.verify(provider, options).catch((error: unknown) => {
      throw new OAuthFault('server_error', `Error in SAML response processing: ${error instanceof Error ? error.message : String(error)}`);
    });
  });
};

/** Takes up the authorization once, asks what the provider says, and gives the application its code. */
async function finish({ service, request: http }: HostedContext, id: string, ask: (provider: IdentityProvider, pending: Pending, call: ClientCall) => Promise<Vouched>): Promise<Response> {
  const { call, pending, provider } = await service.exclusively((pools) => {
    const found = pendingOf(pools, id);
    take(found.call.pool, id);
    return { ...found, provider: found.call.pool.config.identityProviders.find(({ name }) => name === found.pending.provider?.name) };
  });
  try {
    if (!provider) throw new OAuthFault('invalid_request', 'This answer belongs to another sign-in.');
    const vouched = await ask(provider, pending, call);
    return await service.exclusively(() => {
      const { pool } = call;
      const session = { username: enterFederatedUser(pool, provider, vouched).username, provider: provider.name, authTime: pool.clock.now() };
      return backWithCode(pending.request, codeFor(pool, pending.request, session), openBrowserSession(pool, http, session));
    });
  } catch (fault) {
    if (fault instanceof OAuthFault) return backWithFault(pending.request, fault);
    throw fault;
  }
}

/** What there is no address to send to is shown. */
export const shown = (endpoint: Endpoint): Endpoint => async (context) => {
  try {
    return await endpoint(context);
  } catch (fault) {
    if (fault instanceof OAuthFault) return errorPage(fault.message);
    throw fault;
  }
};
