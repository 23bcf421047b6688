import { signInCustom } from '../../cognito/custom-auth.js';
import { signInWithPassword } from '../../cognito/password-auth.js';
import { systemClock, systemRandom } from '../../core/clock.js';
import { AuthError } from '../../core/errors.js';
import type { AuthResponse, HookTypes } from '../../flow/hooks.js';
import { extras, type Run, type Workbench } from './workbench.js';

/**
 * Proves a password by another flow than SRP alone.
 * @throws {AuthError} ConfigurationError for a flow that is none of Cognito's
 */
export async function proveOtherwise(bench: Workbench, run: Run, input: HookTypes['signIn']['input']): Promise<AuthResponse> {
  const { call, pool, config: { clock = systemClock, random = systemRandom } } = bench;
  const { username, password, authFlow, clientMetadata } = input;
  const asked = { username, password, ...extras(bench, run, clientMetadata) };
  switch (authFlow) {
    case 'USER_PASSWORD_AUTH': return signInWithPassword(call, pool, asked);
    case 'USER_AUTH': return (await import('../choice/factors.js')).begin(bench, run, { ...input, preferredChallenge: 'PASSWORD' });
    case 'CUSTOM_AUTH': return signInCustom(call, pool, { ...asked, clock, random });
    default: throw new AuthError('ConfigurationError', `authentication-flow-type "${authFlow}" is not supported`);
  }
}
