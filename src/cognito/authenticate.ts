import type { Clock, RandomBytes } from '../core/clock.js';
import type { ChallengeBase } from './challenges.js';
import type { AuthFlow, AuthResponse, Call, CallOptions, Operations, UserContextData } from './operations.js';
import { readSrpChallenge } from './parameters.js';
import type { Pool } from './pool.js';
import { createSrpClient } from './srp.js';

/** What may go along with every step of a sign-in. */
export interface Extras extends CallOptions {
  clientMetadata?: Readonly<Record<string, string>> | undefined;
  userContextData?: UserContextData | undefined;
}

export interface PasswordSignIn extends Extras {
  username: string;
  password: string;
}

export interface SrpSignIn extends PasswordSignIn {
  random: RandomBytes;
  clock: Clock;
}

/** Begins a sign-in (InitiateAuth). */
export function initiateAuth(
  call: Call,
  pool: Pool,
  flow: AuthFlow,
  parameters: Record<string, string>,
  extras: Extras = {},
): Promise<AuthResponse> {
  return call('InitiateAuth', { AuthFlow: flow, AuthParameters: parameters, ...common(pool, extras) }, extras);
}

/** Answers a challenge (RespondToAuthChallenge) with Cognito's own names of what is answered. */
export function respondToChallenge(
  call: Call,
  pool: Pool,
  { name, session }: Pick<ChallengeBase, 'name' | 'session'>,
  responses: Record<string, string>,
  extras: Extras = {},
): Promise<AuthResponse> {
  const input = { ChallengeName: name, Session: session, ChallengeResponses: responses, ...common(pool, extras) };
  return call('RespondToAuthChallenge', input, extras);
}

/**
 * Signs in without sending the password: InitiateAuth with USER_SRP_AUTH, then PASSWORD_VERIFIER.
 * @param begin begins another flow with SRP_A
 * @returns Cognito's own answer: tokens or the next challenge
 * @throws {AuthError} InsecureContextError where there is no WebCrypto
 */
export async function signInWithSrp(
  call: Call,
  pool: Pool,
  { username, password, random, clock, ...extras }: SrpSignIn,
  begin = (srpA: string): Promise<AuthResponse> => initiateAuth(call, pool, 'USER_SRP_AUTH', { USERNAME: username, SRP_A: srpA }, extras),
): Promise<AuthResponse> {
  const srp = createSrpClient(random);
  const asked = await begin(srp.srpA);
  const { ChallengeName: name, ChallengeParameters: parameters = {}, Session: session } = asked;
  if (name !== 'PASSWORD_VERIFIER') return asked;
  const user = parameters.USER_ID_FOR_SRP ?? username;
  const proof = await srp.prove({ group: pool.poolName, user, password }, readSrpChallenge(parameters), clock.now());
  return respondToChallenge(call, pool, { name, session }, { USERNAME: user, ...proof }, extras);
}

type Common = Pick<Operations['InitiateAuth']['input'], 'ClientId' | 'ClientMetadata' | 'UserContextData'>;

const common = ({ clientId }: Pool, { clientMetadata, userContextData }: Extras): Common => ({
  ClientId: clientId,
  ClientMetadata: clientMetadata,
  UserContextData: userContextData,
});
