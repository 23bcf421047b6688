/** Cognito's hosted login as an OAuth 2.0 client sees it: RFC 6749 with PKCE (RFC 7636), OpenID Connect Core, and what Cognito adds. */
import type { RandomBytes } from '../core/clock.js';
import { toBase64Url, utf8 } from '../core/encoding.js';
import { AuthError } from '../core/errors.js';
import { readClaims } from './jwt.js';
import type { AuthenticationResult } from './operations.js';
import { isEndpoint } from './pool.js';

/** What a sign-in elsewhere must be answered with. Only who holds the verifier can exchange the code. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the hosted login leads back to. */
  readonly redirectUri: string;
}

export interface AuthorizeParameters {
  readonly provider?: string | undefined;
  readonly idpIdentifier?: string | undefined;
  readonly loginHint?: string | undefined;
  readonly prompt?: string | undefined;
  readonly lang?: string | undefined;
}

/** What the hosted login hands back in the address. */
export type Callback =
  | { readonly state: string; readonly code: string }
  | { readonly state: string; readonly error: string; readonly description: string };

/** The parameters that a way back may have: RFC 6749, sections 4.1.2 and 4.1.2.1; RFC 9207. */
const CALLBACK_PARAMETERS: readonly string[] = ['code', 'state', 'error', 'error_description', 'error_uri', 'iss'];

/** What Facebook leaves at the end of an address; a browser carries it along through every redirect. */
const FACEBOOK_FRAGMENT = '#_=_';

/**
 * The hosted login's address, without a slash at its end.
 * @throws {AuthError} ConfigurationError
 */
export function domainUrl(domain: string): string {
  const url = /^\w+:/.test(domain) && domain.includes('://') ? domain : `https://${domain}`;
  if (!isEndpoint(url)) throw new AuthError('ConfigurationError', `domain "${domain}" is malformed; it looks like my-app.auth.eu-west-1.amazoncognito.com`);
  return url.replace(/\/+$/, '');
}

/** A sign-in that has just begun. @param prefix marks the state as ours */
export const beginAttempt = (random: RandomBytes, redirectUri: string, prefix: string): Attempt =>
  ({ state: prefix + toBase64Url(random(24)), nonce: toBase64Url(random(24)), verifier: toBase64Url(random(32)), redirectUri });

/** S256 (RFC 7636, section 4.2). */
const challengeOf = async (verifier: string): Promise<string> => toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(verifier))));

export interface OAuthClient {
  readonly domain: string;
  readonly clientId: string;
}

/** Where the person goes to sign in. */
export async function authorizeUrl(client: OAuthClient, { state, nonce, verifier, redirectUri }: Attempt, scopes: readonly string[], parameters: AuthorizeParameters): Promise<string> {
  const { provider, idpIdentifier, loginHint, prompt, lang } = parameters;
  const query = {
    response_type: 'code', client_id: client.clientId, redirect_uri: redirectUri, scope: scopes.join(' '), state, nonce,
    code_challenge: await challengeOf(verifier), code_challenge_method: 'S256',
    identity_provider: provider, idp_identifier: provider ? undefined : idpIdentifier, login_hint: loginHint, prompt, lang,
  };
  return withQuery(`${domainUrl(client.domain)}/oauth2/authorize`, query);
}

/** Where the hosted login forgets the person. */
export const logoutUrl = ({ domain, clientId }: OAuthClient, logoutUri: string): string =>
  withQuery(`${domainUrl(domain)}/logout`, { client_id: clientId, logout_uri: logoutUri });

function withQuery(address: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `${address}?${new URLSearchParams(given).toString()}`;
}

/** What an address brings back of a sign-in; undefined when it brings nothing. */
export function readCallback(search: string): Callback | undefined {
  const query = new URLSearchParams(search);
  const [state, code, error] = [query.get('state'), query.get('code'), query.get('error')];
  if (!state) return undefined;
  if (error) return { state, error, description: query.get('error_description') ?? '' };
  return code ? { state, code } : undefined;
}

/** The address without what the hosted login has added; everything of the page's own stays, to the letter. */
export function withoutCallback(address: string): string {
  const url = new URL(address);
  // URLSearchParams would write what is left anew (`?/route` → `?%2Froute=`).
  url.search = url.search.slice(1).split('&').filter((pair) => !CALLBACK_PARAMETERS.includes(pair.replace(/=.*$/, ''))).join('&');
  if (url.hash === FACEBOOK_FRAGMENT) url.hash = '';
  return url.href;
}

interface TokenAnswer {
  readonly access_token?: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly error?: string;
  readonly error_description?: string;
}

/**
 * Exchanges a code for tokens. Never sent twice: a code counts once.
 * @throws {AuthError} HostedLoginError when it is refused, StateMismatchError when the ID token answers another question, NetworkError
 */
export async function exchangeCode(
  { domain, clientId }: OAuthClient, { nonce, verifier, redirectUri }: Attempt, code: string, { fetch, signal }: { fetch: typeof globalThis.fetch; signal: AbortSignal },
): Promise<AuthenticationResult> {
  const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: redirectUri, code_verifier: verifier });
  let answer: TokenAnswer;
  try {
    const response = await fetch(`${domainUrl(domain)}/oauth2/token`, { method: 'POST', body, cache: 'no-store', credentials: 'omit', signal });
    answer = await response.json() as TokenAnswer;
  } catch (cause) {
    signal.throwIfAborted();
    throw new AuthError('NetworkError', 'The hosted login did not answer', { cause });
  }
  const { access_token: AccessToken, id_token: IdToken, refresh_token: RefreshToken, error, error_description: description } = answer;
  if (error || !AccessToken) throw new AuthError('HostedLoginError', `${error ?? 'no tokens'}: ${description ?? ''}`);
  const claims = readClaims(IdToken ?? '');
  if (!claims) throw new AuthError('HostedLoginError', 'invalid_scope: the answer has no ID token; the scope openid is needed');
  if (claims.nonce !== nonce || claims.aud !== clientId) throw new AuthError('StateMismatchError', 'The ID token was not made for this sign-in');
  return { AccessToken, IdToken, RefreshToken };
}
