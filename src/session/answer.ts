import type { DeviceAnswer } from '../cognito/operations.js';
import { issuedTokens } from '../cognito/tokens.js';
import { systemClock } from '../core/clock.js';
import type { Outcome } from '../flow/types.js';
import type { AuthConfig } from './config.js';
import type { TokenKeeper } from './token-keeper.js';

/**
 * What Cognito's answer to a proof of identity means for the journey. Tokens are kept on the way.
 * @param username what was typed
 * @throws {AuthError} UnknownChallengeError for a challenge that no screen of this version can show
 */
export async function readAnswer(
  { keeper, config: { clock = systemClock } }: { readonly keeper: TokenKeeper; readonly config: AuthConfig },
  response: DeviceAnswer,
  username: string,
  signal: AbortSignal,
): Promise<Outcome> {
  if (!response.AuthenticationResult) return (await import('./challenge.js')).challengeOutcome(response, username);
  // Somebody who has gone back must not find himself signed in a moment later.
  signal.throwIfAborted();
  keeper.keep(issuedTokens(response.AuthenticationResult, clock));
  return { type: 'tokensReceived', step: { isNewDevice: response.isNewDevice } };
}
