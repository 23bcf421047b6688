/** Sessions: opaque, used once, bound to pool, client, user and step, and short-lived. */
import { clientCall, type ClientCall, type Pool } from './pool.js';
import { invalidSession, notAuthorized, sessionExpired } from './errors.js';
import { opaque } from './ids.js';
import type { Session } from './state.js';

/** For how long a dead Session is remembered, to say why it is dead. */
const REMEMBERED_MS = 86_400_000;

export function openSession({ pool, client }: ClientCall, content: Pick<Session, 'username' | 'login' | 'step' | 'done' | 'data'>): string {
  const now = pool.clock.now();
  for (const [id, { expiresAt }] of Object.entries(pool.state.sessions)) {
    if (now - expiresAt > REMEMBERED_MS) Reflect.deleteProperty(pool.state.sessions, id);
  }
  const id = opaque(pool.random, 96);
  pool.state.sessions[id] = { ...content, clientId: client.id, expiresAt: now + client.sessionMs, used: false };
  return id;
}

/**
 * The Session of that id, if it is alive and was opened for this client and one of these steps. It is not used up by looking.
 * @throws {CognitoFault} NotAuthorizedException
 */
export function findSession({ pool, client }: ClientCall, id: string, steps: readonly string[]): Session {
  const session = pool.state.sessions[id];
  if (!session || session.clientId !== client.id || !steps.includes(session.step)) throw invalidSession();
  if (session.used) throw notAuthorized('Invalid session for the user, session can only be used once.');
  if (pool.clock.now() >= session.expiresAt) throw sessionExpired();
  return session;
}

/** The pool and client that a Session belongs to, for the operations that are told nothing else. */
export function sessionCall(pools: ReadonlyMap<string, Pool>, id: string): ClientCall {
  for (const pool of pools.values()) {
    const session = pool.state.sessions[id];
    if (session) return clientCall(pools, session.clientId);
  }
  throw invalidSession();
}

/** The Session that holds this value; for a client that answers with the secret block alone. */
export const sessionIdWith = (pool: Pool, key: string, value: string): string | undefined =>
  Object.entries(pool.state.sessions).find(([, { data }]) => data[key] === value)?.[0];

/** Ends every Session of a user who is gone or whose password was changed by an administrator. */
export function endSessions(pool: Pool, username: string): void {
  for (const session of Object.values(pool.state.sessions)) if (session.username === username) session.used = true;
}
