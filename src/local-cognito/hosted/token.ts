/** `/oauth2/token`, `/oauth2/userInfo`, `/oauth2/revoke`, `/logout`. */
import { toBase64Url, utf8 } from '../../core/encoding.js';
import { CognitoFault } from '../errors.js';
import { peekClaims } from '../jwt.js';
import { clientCall, type ClientCall } from '../pool.js';
import { equalBytes } from '../srp.js';
import { authorize as authorizeBearer, familyOf, issueTokens, refreshTokens, type AuthenticationResult } from '../tokens.js';
import { findByUsername } from '../users.js';
import { empty, json, redirect, withParameters } from './answers.js';
import { readForm, type Endpoint, type Pools } from './context.js';
import { closeBrowserSession } from './cookie.js';
import { OAuthFault } from './errors.js';
import { mismatch } from './request.js';
import { hostedState, LIFETIME_MS, type Code } from './state.js';

export const token: Endpoint = async ({ service, request }) => {
  const form = await readForm(request);
  return service.exclusively(async (pools) => {
    const call = authenticateClient(pools, request, form);
    switch (form.get('grant_type')) {
      case 'authorization_code': return json(await exchangeCode(call, form));
      case 'refresh_token': return json(await refresh(call, form));
      case null: throw new OAuthFault('invalid_request', 'grant_type is missing.');
      default: throw new OAuthFault('unsupported_grant_type');
    }
  }, request);
};

/** A client with a secret proves it, in the Authorization header or in the form (RFC 6749, section 2.3.1). */
function authenticateClient(pools: Pools, request: Request, form: URLSearchParams): ClientCall {
  const [, basic] = /^Basic (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const [user, ...rest] = basic === undefined ? [] : decode(basic).split(':');
  const clientId = user ?? form.get('client_id') ?? '';
  const secret = basic === undefined ? form.get('client_secret') ?? undefined : rest.join(':');
  let call: ClientCall;
  try {
    call = clientCall(pools, clientId);
  } catch {
    throw new OAuthFault('invalid_client');
  }
  const { secret: expected } = call.client;
  if (expected !== undefined && !equalBytes(utf8(expected), utf8(secret ?? ''))) throw new OAuthFault('invalid_client');
  if (!call.client.oauth.enabled) throw new OAuthFault('unauthorized_client');
  return call;
}

function decode(base64: string): string {
  try {
    return atob(base64);
  } catch {
    throw new OAuthFault('invalid_client');
  }
}

interface TokenAnswer {
  access_token: string;
  id_token?: string;
  refresh_token?: string;
  token_type: 'Bearer';
  expires_in: number;
}

const answer = ({ AccessToken, IdToken, RefreshToken, ExpiresIn }: AuthenticationResult, scopes: readonly string[]): TokenAnswer => ({
  access_token: AccessToken,
  ...(scopes.includes('openid') && { id_token: IdToken }),
  ...(RefreshToken !== undefined && { refresh_token: RefreshToken }),
  token_type: 'Bearer',
  expires_in: ExpiresIn,
});

/** A code counts once; sent again it has been stolen from one side or the other, and the tokens end (RFC 6749, section 4.1.2). */
async function exchangeCode(call: ClientCall, form: URLSearchParams): Promise<TokenAnswer> {
  const { pool, client } = call;
  const { codes } = hostedState(pool);
  const value = form.get('code') ?? '';
  const code = Object.hasOwn(codes, value) ? codes[value] : undefined;
  if (!code || code.request.clientId !== client.id) throw new OAuthFault('invalid_grant');
  if (code.familyId !== undefined) {
    for (const family of pool.state.families) if (family.id === code.familyId) family.revoked = true;
    throw new OAuthFault('invalid_grant');
  }
  // One wrong try is the end of it, too.
  code.familyId = '';
  if (pool.clock.now() >= code.expiresAt) throw new OAuthFault('invalid_grant');
  if (form.get('redirect_uri') !== code.request.redirectUri) throw new OAuthFault('invalid_grant', 'redirect_uri is another than was authorized.');
  await checkVerifier(code, form.get('code_verifier'));
  const user = findByUsername(pool, code.username);
  if (!user?.enabled) throw new OAuthFault('invalid_grant');
  const { scopes, nonce } = code.request;
  const result = await issueTokens(call, user, { scopes, authTime: code.authTime, ...(nonce !== undefined && { nonce }) });
  code.familyId = pool.state.families.at(-1)?.id ?? '';
  // Remembered for as long as somebody might try it again.
  code.expiresAt += LIFETIME_MS.codes;
  return answer(result, scopes);
}

/** @throws {OAuthFault} RFC 7636, section 4.6; also for a verifier where no challenge was */
async function checkVerifier({ request: { codeChallenge } }: Code, verifier: string | null): Promise<void> {
  if (codeChallenge === undefined && verifier === null) return;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(verifier ?? '')));
  if (!equalBytes(utf8(toBase64Url(hash)), utf8(codeChallenge ?? ''))) throw new OAuthFault('invalid_grant', 'code_verifier does not fit.');
}

async function refresh(call: ClientCall, form: URLSearchParams): Promise<TokenAnswer> {
  const value = form.get('refresh_token') ?? '';
  try {
    const result = await refreshTokens(call, value);
    return answer(result, familyOf(call.pool, value)?.family.grant?.scopes ?? ['openid']);
  } catch (fault) {
    throw fault instanceof CognitoFault ? new OAuthFault('invalid_grant', fault.message) : fault;
  }
}

export const userInfo: Endpoint = async ({ service, request }) => {
  const [, bearer = ''] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return service.exclusively(async (pools) => {
    try {
      const { user: { username, attributes }, client: { readable } } = await authorizeBearer(pools, bearer, 'openid');
      const { sub, identities, ...rest } = attributes;
      const visible = Object.entries(rest).filter(([name]) => !readable || readable.includes(name));
      return json({ sub, ...(identities !== undefined && { identities }), ...Object.fromEntries(visible), username });
    } catch (fault) {
      if (!(fault instanceof CognitoFault)) throw fault;
      const challenge = `Bearer error="invalid_token", error_description="${fault.message}"`;
      return json({ error: 'invalid_token', error_description: fault.message }, 401, { 'www-authenticate': challenge, 'access-control-expose-headers': 'www-authenticate' });
    }
  });
};

/** Ends a refresh token and all that stems from its sign-in; an unknown one is no error (RFC 7009, section 2.2). */
export const revoke: Endpoint = async ({ service, request }) => {
  const form = await readForm(request);
  return service.exclusively((pools) => {
    const { pool, client } = authenticateClient(pools, request, form);
    const value = form.get('token');
    if (value === null) throw new OAuthFault('invalid_request', 'token is missing.');
    if (!client.revocable) throw new OAuthFault('invalid_request', 'The client has not enabled token revocation.');
    if (peekClaims(value)) throw new OAuthFault('unsupported_token_type');
    const { family } = familyOf(pool, value) ?? {};
    if (family && family.clientId !== client.id) throw new OAuthFault('invalid_client');
    if (family) family.revoked = true;
    return empty();
  });
};

/** Forgets the browser's sign-in; what tokens it gave stay as they are. */
export const logout: Endpoint = async ({ service, request, url: { searchParams: query, origin } }) => service.exclusively((pools) => {
  let call: ClientCall;
  try {
    call = clientCall(pools, query.get('client_id') ?? '');
  } catch {
    throw new OAuthFault('invalid_request', 'Client does not exist.');
  }
  const { pool, client: { oauth } } = call;
  const target = query.get('logout_uri');
  if (target !== null) {
    if (!oauth.logoutUrls.includes(target)) throw new OAuthFault('redirect_mismatch', mismatch('logout_uri', target, 'LogoutURLs', oauth.logoutUrls));
    return redirect(target, closeBrowserSession(pool, request));
  }
  if (!oauth.callbackUrls.includes(query.get('redirect_uri') ?? '')) throw new OAuthFault('redirect_mismatch', 'Give a logout_uri, or a redirect_uri of the client.');
  return redirect(withParameters(`${origin}/login`, Object.fromEntries(query)), closeBrowserSession(pool, request));
});

/** Refusals as RFC 6749, section 5.2 has them. */
export const asJson = (endpoint: Endpoint): Endpoint => async (context) => {
  try {
    return await endpoint(context);
  } catch (fault) {
    if (!(fault instanceof OAuthFault)) throw fault;
    return json({ error: fault.code, ...(fault.description !== undefined && { error_description: fault.description }) }, fault.code === 'invalid_client' ? 401 : 400);
  }
};
