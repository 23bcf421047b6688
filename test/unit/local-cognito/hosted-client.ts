/** What a browser and an application do at the hosted login, without a browser. */
import { toBase64Url, utf8 } from '../../../src/core/encoding.js';
import { CALLBACK, ORIGIN, PASSWORD, type World } from './world.js';

export const VERIFIER = 'a-verifier-of-more-than-forty-three-characters-0123456789';
export const SCOPE = 'openid email aws.cognito.signin.user.admin';

export const challengeOf = async (verifier: string): Promise<string> => toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(verifier))));

export type Parameters = Readonly<Record<string, string | undefined>>;

const given = (parameters: Parameters): [string, string][] => Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);

/** What an application asks for, with single parameters changed or, by undefined, left out. */
export async function authorizeUrl(changes: Parameters = {}): Promise<string> {
  const parameters = {
    response_type: 'code', client_id: 'hosted', redirect_uri: CALLBACK, scope: SCOPE, state: 'the-state', nonce: 'the-nonce',
    code_challenge: await challengeOf(VERIFIER), code_challenge_method: 'S256', ...changes,
  };
  return `${ORIGIN}/oauth2/authorize?${new URLSearchParams(given(parameters)).toString()}`;
}

const location = (response: Response): URL => new URL(response.headers.get('location') ?? 'none:', ORIGIN);

/** Opens an address; the redirects of the service itself are followed. */
export async function open(world: World, url: string, init: RequestInit = {}): Promise<Response> {
  const response = await world.local.fetch(url, init);
  const next = location(response);
  return response.status === 302 && next.origin === ORIGIN ? open(world, next.href, { headers: init.headers ?? {} }) : response;
}

/** The parameters that the application is given back. @throws {Error} named as the OAuth error, or `page` for a page of the service's own */
export async function backAt(response: Response): Promise<URLSearchParams> {
  if (response.status !== 302) throw Object.assign(new Error(await response.text()), { name: 'page' });
  const { searchParams } = location(response);
  const error = searchParams.get('error');
  if (error !== null) throw Object.assign(new Error(searchParams.get('error_description') ?? ''), { name: error });
  return searchParams;
}

/** The form of a login page: its hidden field. */
export async function authorizationIn(response: Response): Promise<string> {
  const [, id] = /name="authorization" value="([^"]+)"/.exec(await response.text()) ?? [];
  if (id === undefined) throw new Error('The page has no login form.');
  return id;
}

export const sendLogin = (world: World, authorization: string, username: string, password = PASSWORD): Promise<Response> =>
  open(world, `${ORIGIN}/login`, { method: 'POST', body: new URLSearchParams({ authorization, username, password }) });

/** Answers the page that asks for a second factor. */
export const sendFactor = (world: World, authorization: string, code: string): Promise<Response> =>
  open(world, `${ORIGIN}/login`, { method: 'POST', body: new URLSearchParams({ authorization, code }) });

/** Signs in on the login page; answers the code. */
export async function newCode(world: World, username: string, changes: Parameters = {}): Promise<string> {
  const page = await open(world, await authorizeUrl(changes));
  const back = await backAt(await sendLogin(world, await authorizationIn(page), username));
  return back.get('code') ?? '';
}

export interface TokenReply {
  access_token: string;
  id_token?: string;
  refresh_token?: string;
  expires_in: number;
  token_type: string;
}

/** @throws {Error} named as the OAuth error */
export async function post(world: Pick<World, 'local'>, path: string, parameters: Parameters, headers: Record<string, string> = {}): Promise<TokenReply> {
  const response = await world.local.fetch(`${ORIGIN}${path}`, { method: 'POST', body: new URLSearchParams(given(parameters)), headers });
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as TokenReply & { error?: string; error_description?: string };
  if (!response.ok) throw Object.assign(new Error(body.error_description ?? ''), { name: body.error, status: response.status });
  return body;
}

export const exchange = (world: Pick<World, 'local'>, code: string, changes: Parameters = {}): Promise<TokenReply> =>
  post(world, '/oauth2/token', { grant_type: 'authorization_code', client_id: 'hosted', redirect_uri: CALLBACK, code, code_verifier: VERIFIER, ...changes });

export const claimsOf = (token = ''): Record<string, unknown> =>
  JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
