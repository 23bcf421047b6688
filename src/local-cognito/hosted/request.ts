/** Reads and checks what an application asks `/oauth2/authorize` for (RFC 6749, section 4.1.1; RFC 7636, section 4.3). */
import { clientCall, type ClientCall, type Pool } from '../pool.js';
import { OAuthFault } from './errors.js';
import type { IdentityProvider } from '../config-provider.js';
import type { AuthorizationRequest } from './state.js';

/** S256 of 32 bytes, in base64url. */
const CHALLENGE = /^[\w-]{43}$/;
const PROMPTS = ['none', 'login', 'select_account', 'consent'];

export interface Asked {
  call: ClientCall;
  request: AuthorizationRequest;
  /** Where the application wants the person to sign in: `COGNITO`, a provider, or undefined for a choice. */
  provider: IdentityProvider | 'COGNITO' | undefined;
  prompts: readonly string[];
}

/** Whom the application is, and where it may be answered: before both are known no answer may go anywhere. */
export function readClient(pools: ReadonlyMap<string, Pool>, query: URLSearchParams): { call: ClientCall; redirectUri: string } {
  let call: ClientCall;
  try {
    call = clientCall(pools, query.get('client_id') ?? '');
  } catch {
    throw new OAuthFault('invalid_request', 'Client does not exist.');
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!call.client.oauth.callbackUrls.includes(redirectUri)) throw new OAuthFault('redirect_mismatch', mismatch('redirect_uri', redirectUri, 'CallbackURLs', call.client.oauth.callbackUrls));
  return { call, redirectUri };
}

/** Addresses are compared to the letter, so what was compared is said. */
export const mismatch = (name: string, given: string, list: string, known: readonly string[]): string =>
  `The ${name} "${given}" is not among the ${list} of the client, to the letter: ${known.join(', ') || 'it has none'}.`;

/** @throws {OAuthFault} what goes back to the application */
export function readAsked(call: ClientCall, redirectUri: string, query: URLSearchParams): Asked {
  const { client: { id, oauth } } = call;
  const text = (name: string): string | undefined => query.get(name) || undefined;
  if (!oauth.enabled) throw new OAuthFault('unauthorized_client', 'The client is not enabled for the code flow.');
  if (query.get('response_type') !== 'code') throw new OAuthFault('unsupported_response_type', 'Only response_type=code is served.');
  const scopes = text('scope')?.split(' ').filter(Boolean) ?? [...oauth.scopes];
  if (scopes.length === 0 || scopes.some((scope) => !oauth.scopes.includes(scope))) throw new OAuthFault('invalid_scope');
  const codeChallenge = text('code_challenge');
  if (codeChallenge !== undefined || text('code_challenge_method') !== undefined) {
    if (query.get('code_challenge_method') !== 'S256') throw new OAuthFault('invalid_request', 'code_challenge_method must be S256.');
    if (!CHALLENGE.test(codeChallenge ?? '')) throw new OAuthFault('invalid_request', 'code_challenge is malformed.');
  }
  const prompts = text('prompt')?.split(' ') ?? [];
  if (prompts.some((prompt) => !PROMPTS.includes(prompt)) || (prompts.includes('none') && prompts.length > 1)) throw new OAuthFault('invalid_request', 'prompt is not valid.');
  const request: AuthorizationRequest = { clientId: id, redirectUri, scopes };
  const optional = { state: text('state'), nonce: text('nonce'), codeChallenge, loginHint: text('login_hint') };
  for (const [name, value] of Object.entries(optional)) if (value !== undefined) Object.assign(request, { [name]: value });
  return { call, request, provider: readProvider(call, text('identity_provider'), text('idp_identifier')), prompts };
}

function readProvider({ pool, client }: ClientCall, name: string | undefined, identifier: string | undefined): Asked['provider'] {
  if (name !== undefined && identifier !== undefined) throw new OAuthFault('invalid_request', 'identity_provider and idp_identifier exclude each other.');
  if (name === undefined && identifier === undefined) return undefined;
  const allowed = client.oauth.providers;
  if (name === 'COGNITO' && allowed.includes(name)) return name;
  const wanted = identifier?.toLowerCase() ?? '';
  const provider = pool.config.identityProviders.find((candidate) => (name === undefined ? candidate.identifiers.includes(wanted) : candidate.name === name));
  if (!provider || !allowed.includes(provider.name)) throw new OAuthFault('invalid_request', 'Login option is not available. Please try another one.');
  return provider;
}
