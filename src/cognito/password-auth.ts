import { initiateAuth, type PasswordSignIn } from './authenticate.js';
import type { AuthResponse, Call } from './operations.js';
import type { Pool } from './pool.js';

/** Signs in by sending the password, which the client must allow (USER_PASSWORD_AUTH): a pool that migrates users needs it. */
export function signInWithPassword(call: Call, pool: Pool, { username, password, ...extras }: PasswordSignIn): Promise<AuthResponse> {
  return initiateAuth(call, pool, 'USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD: password }, extras);
}
