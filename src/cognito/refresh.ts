import { AuthError } from '../core/errors.js';
import { initiateAuth, type Extras } from './authenticate.js';
import type { AuthResponse, Call } from './operations.js';
import type { Pool } from './pool.js';

/** Codes of a server that does not have GetTokensFromRefreshToken, or not in this region. */
const WITHOUT_OPERATION = new Set(['UnknownOperationException', 'OperationNotEnabledException']);

export interface Refresh extends Extras {
  refreshToken: string;
  deviceKey?: string | undefined;
}

/**
 * Trades a refresh token for new tokens: GetTokensFromRefreshToken, which serves clients with and without rotation, or
 * InitiateAuth with REFRESH_TOKEN_AUTH where that is not to be had.
 * @throws {AuthError} NotAuthorizedException or RefreshTokenReuseException when the session is over
 */
export async function refreshTokens(
  call: Call,
  pool: Pool,
  { refreshToken, deviceKey, ...extras }: Refresh,
): Promise<Pick<AuthResponse, 'AuthenticationResult'>> {
  const { clientMetadata: ClientMetadata } = extras;
  try {
    const input = { ClientId: pool.clientId, RefreshToken: refreshToken, DeviceKey: deviceKey, ClientMetadata };
    return await call('GetTokensFromRefreshToken', input, extras);
  } catch (error) {
    if (!(error instanceof AuthError && WITHOUT_OPERATION.has(error.name))) throw error;
    const parameters = { REFRESH_TOKEN: refreshToken, ...(deviceKey && { DEVICE_KEY: deviceKey }) };
    return initiateAuth(call, pool, 'REFRESH_TOKEN_AUTH', parameters, extras);
  }
}
