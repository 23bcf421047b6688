/** The hosted login's own session: a cookie that a script cannot read, an hour long. */
import type { Pool } from '../pool.js';
import { find, hostedState, keep, LIFETIME_MS, type BrowserSession } from './state.js';

const nameOf = ({ config }: Pool): string => `cognito-${config.name}`;

const idIn = (pool: Pool, request: Request): string | undefined =>
  (request.headers.get('cookie') ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${nameOf(pool)}=`))?.slice(nameOf(pool).length + 1);

const attributes = ({ url }: Request): string => `Path=/; HttpOnly; SameSite=Lax${url.startsWith('https:') ? '; Secure' : ''}`;

/** Who has signed in with this browser, as long as that counts. */
export function browserSession(pool: Pool, request: Request): BrowserSession | undefined {
  const session = find(pool, 'sessions', idIn(pool, request) ?? '');
  const user = session && pool.state.users.find(({ username }) => username === session.username);
  return user?.enabled ? session : undefined;
}

/** Remembers a sign-in; answers the Set-Cookie header. */
export function openBrowserSession(pool: Pool, request: Request, content: Omit<BrowserSession, 'expiresAt'>): string {
  closeBrowserSession(pool, request);
  return `${nameOf(pool)}=${keep(pool, 'sessions', content)}; Max-Age=${LIFETIME_MS.sessions / 1000}; ${attributes(request)}`;
}

/** Forgets it, here and in the browser; answers the Set-Cookie header. */
export function closeBrowserSession(pool: Pool, request: Request): string {
  Reflect.deleteProperty(hostedState(pool).sessions, idIn(pool, request) ?? '');
  return `${nameOf(pool)}=; Max-Age=0; ${attributes(request)}`;
}
