/** Choice-based sign-in (USER_AUTH): begins with a factor, or answers the choice by one. */
import { initiateAuth, respondToChallenge, signInWithSrp } from '../../cognito/authenticate.js';
import { readChallenge } from '../../cognito/challenges.js';
import type { AuthResponse } from '../../cognito/operations.js';
import { systemClock, systemRandom } from '../../core/clock.js';
import { AuthError } from '../../core/errors.js';
import type { HookTypes } from '../../flow/hooks.js';
import type { FirstFactor } from '../../flow/types.js';
import { extras, type Run, type Workbench } from '../commands/workbench.js';
import { getCredential } from '../passkeys/ceremony.js';

/** How Cognito says that a Session has ended, or was used (NotAuthorizedException). */
export const INVALID_SESSION = /invalid session|session is expired/i;

type Parameters = Record<string, string>;

interface Chosen {
  readonly username: string;
  readonly factor: FirstFactor;
  readonly password?: string | undefined;
  readonly clientMetadata?: HookTypes['signIn']['input']['clientMetadata'];
}

/** Carries a choice through: a password is proven by SRP and not sent, unless Cognito offers nothing else; a passkey is asked of the browser. */
async function carryThrough(bench: Workbench, run: Run, chosen: Chosen, send: (challenge: string, parameters: Parameters) => Promise<AuthResponse>): Promise<AuthResponse> {
  const { username, factor, password, clientMetadata } = chosen;
  const { call, pool, config: { clock = systemClock, random = systemRandom } } = bench;
  const along = extras(bench, run, clientMetadata);
  if (factor === 'PASSWORD' && run.snapshot.isPasswordPlain) return send(factor, { PASSWORD: password ?? '' });
  if (factor === 'PASSWORD') return signInWithSrp(call, pool, { username, password: password ?? '', clock, random, ...along }, (SRP_A) => send('PASSWORD_SRP', { SRP_A }));
  const response = await send(factor, {});
  return response.ChallengeName === 'WEB_AUTHN' ? answerPasskey(bench, run, response, username) : response;
}

/** Begins a sign-in: with what is preferred where the user has it, else Cognito answers with the choice (InitiateAuth). */
export async function begin(bench: Workbench, run: Run, input: HookTypes['signIn']['input']): Promise<AuthResponse> {
  const { username, password, preferredChallenge: factor, clientMetadata } = input;
  const send = (PREFERRED_CHALLENGE: string | undefined, parameters: Parameters): Promise<AuthResponse> =>
    initiateAuth(bench.call, bench.pool, 'USER_AUTH', { USERNAME: username, ...(PREFERRED_CHALLENGE && { PREFERRED_CHALLENGE }), ...parameters }, extras(bench, run, clientMetadata));
  // A preferred password that was not typed yet is asked for after the choice.
  if (!factor || (factor === 'PASSWORD' && !password)) return send(undefined, {});
  return carryThrough(bench, run, { username, factor, password, clientMetadata }, send);
}

/** Answers SELECT_CHALLENGE (RespondToAuthChallenge). */
export const answerChoice = (bench: Workbench, run: Run, chosen: Chosen, session: string): Promise<AuthResponse> =>
  carryThrough(bench, run, chosen, (ANSWER, parameters) => respondToChallenge(
    bench.call, bench.pool, { name: 'SELECT_CHALLENGE', session }, { USERNAME: chosen.username, ANSWER, ...parameters }, extras(bench, run, chosen.clientMetadata)));

/**
 * Answers WEB_AUTHN with what the browser signs.
 * @throws {AuthError} PasskeyNotUsedError and the others of the ceremony
 */
async function answerPasskey(bench: Workbench, run: Run, response: AuthResponse, username: string): Promise<AuthResponse> {
  const challenge = readChallenge(response, username);
  if (challenge.name !== 'WEB_AUTHN') return response;
  const credential = await getCredential(challenge.requestOptions, run.signal);
  return sendPasskey(bench, run, challenge, JSON.stringify(credential));
}

/**
 * Answers WEB_AUTHN with an AuthenticationResponseJSON.
 * @throws {AuthError} PasskeyRefusedError when Cognito does not accept it, SessionExpiredError when it came too late
 */
export function sendPasskey(bench: Workbench, run: Run, { username, session }: { username: string; session: string | undefined }, credential: string): Promise<AuthResponse> {
  const responses = { USERNAME: username, CREDENTIAL: credential };
  return respondToChallenge(bench.call, bench.pool, { name: 'WEB_AUTHN', session }, responses, extras(bench, run, bench.config.clientMetadata)).catch((error: unknown) => {
    const { name, message } = AuthError.from(error);
    if (name !== 'NotAuthorizedException') throw error;
    // The browser must not ask a second time without a word; and Cognito's words for a refusal are those of a wrong password.
    throw INVALID_SESSION.test(message) ? new AuthError('SessionExpiredError', 'The passkey came too late.', { cause: error }) : new AuthError('PasskeyRefusedError', message, { cause: error });
  });
}
