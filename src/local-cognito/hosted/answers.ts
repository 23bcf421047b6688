/** The hosted login's responses. */
import type { OAuthFault } from './errors.js';
import type { AuthorizationRequest } from './state.js';

const NO_STORE = { 'cache-control': 'no-store' };

export const redirect = (location: string | URL, cookie?: string): Response =>
  new Response(null, { status: 302, headers: { ...NO_STORE, location: String(location), ...(cookie !== undefined && { 'set-cookie': cookie }) } });

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { ...NO_STORE, 'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers } });

export const empty = (): Response => new Response(null, { status: 200, headers: { ...NO_STORE, 'access-control-allow-origin': '*' } });

/** An address with parameters added to those that it has. */
export function withParameters(address: string, parameters: Readonly<Record<string, string | undefined>>): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

/** Back to the application: with a code, or with what went wrong. */
export const backWithCode = ({ redirectUri, state }: AuthorizationRequest, code: string, cookie?: string): Response =>
  redirect(withParameters(redirectUri, { code, state }), cookie);

export const backWithFault = ({ redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>, { code, description }: OAuthFault): Response =>
  redirect(withParameters(redirectUri, { error: code, error_description: description, state }));
