import { initiateAuth, signInWithSrp, type SrpSignIn } from './authenticate.js';
import type { AuthResponse, Call } from './operations.js';
import type { Pool } from './pool.js';

/**
 * Begins custom authentication (CUSTOM_AUTH), where the pool's own triggers ask. A password, where there is one, is proven by SRP
 * first; where there is none the triggers' first question comes at once.
 */
export function signInCustom(call: Call, pool: Pool, signIn: SrpSignIn): Promise<AuthResponse> {
  const { username: USERNAME, password, random: _random, clock: _clock, ...extras } = signIn;
  const begin = (more: Record<string, string>): Promise<AuthResponse> => initiateAuth(call, pool, 'CUSTOM_AUTH', { USERNAME, ...more }, extras);
  return password ? signInWithSrp(call, pool, signIn, (srpA) => begin({ CHALLENGE_NAME: 'SRP_A', SRP_A: srpA })) : begin({});
}
