/** The end of an account, or of what it had open. */
import { endSessions } from './sessions.js';
import { revokeAll } from './tokens.js';
import type { Pool } from './pool.js';
import type { User } from './state.js';

/** The families stay, so that a token of a deleted user says that the user is gone. */
export function removeUser(pool: Pool, user: User): void {
  endSessions(pool, user.username);
  pool.state.users = pool.state.users.filter((other) => other !== user);
}

export function signOutEverywhere(pool: Pool, user: User): void {
  endSessions(pool, user.username);
  revokeAll(pool, user.username);
}
