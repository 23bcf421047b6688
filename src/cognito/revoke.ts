import type { Call, CallOptions } from './operations.js';
import type { Pool } from './pool.js';

/** Ends a refresh token and the access tokens it brought (RevokeToken); their signatures stay valid until they expire. */
export async function revoke(call: Call, pool: Pool, refreshToken: string, options: CallOptions = {}): Promise<void> {
  await call('RevokeToken', { ClientId: pool.clientId, Token: refreshToken }, options);
}
