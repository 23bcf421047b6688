/** Lambda triggers, as plain functions: each may refuse by throwing an Error with a text of its own. */
import { lambdaRefusal } from './errors.js';
import type { ChallengeResult } from './challenges/challenge.js';
import type { ClientCall } from './pool.js';
import type { User } from './state.js';

export interface TriggerEvent {
  userPoolId: string;
  clientId: string;
  userName: string;
  userAttributes: Readonly<Record<string, string>>;
  clientMetadata: Readonly<Record<string, string>>;
}

export interface PreSignUpEvent extends TriggerEvent {
  validationData: Readonly<Record<string, string>>;
}

export interface PreSignUpAnswer {
  autoConfirmUser?: boolean;
  autoVerifyEmail?: boolean;
  autoVerifyPhone?: boolean;
}

/** Custom authentication: how the challenges so far went. The user may not exist, where clients must not learn it. */
export interface DefineAuthChallengeEvent extends TriggerEvent {
  session: readonly ChallengeResult[];
  userNotFound: boolean;
}

export interface DefineAuthChallengeAnswer {
  /** What is asked next: `CUSTOM_CHALLENGE`, or `PASSWORD_VERIFIER` where the client has sent SRP_A. */
  challengeName?: string;
  issueTokens?: boolean;
  failAuthentication?: boolean;
}

export interface CreateAuthChallengeEvent extends DefineAuthChallengeEvent {
  challengeName: string;
}

export interface CreateAuthChallengeAnswer {
  /** The client sees these (ChallengeParameters). */
  publicChallengeParameters?: Record<string, string>;
  /** Handed to the check of the answer; nobody else sees them. */
  privateChallengeParameters?: Record<string, string>;
  challengeMetadata?: string;
}

export interface VerifyAuthChallengeEvent extends TriggerEvent {
  privateChallengeParameters: Readonly<Record<string, string>>;
  challengeAnswer: string;
  userNotFound: boolean;
}

export interface Triggers {
  /** Before an account is made; may confirm it at once. */
  preSignUp?(event: PreSignUpEvent): PreSignUpAnswer | void | Promise<PreSignUpAnswer | void>;
  /** After a sign-up or a reset was confirmed. */
  postConfirmation?(event: TriggerEvent): unknown;
  /** Before a password is checked. */
  preAuthentication?(event: TriggerEvent): unknown;
  /** Custom authentication: decides after each answer whether that is enough, and what is asked else. */
  defineAuthChallenge?(event: DefineAuthChallengeEvent): DefineAuthChallengeAnswer | Promise<DefineAuthChallengeAnswer>;
  /** Custom authentication: makes a challenge. */
  createAuthChallenge?(event: CreateAuthChallengeEvent): CreateAuthChallengeAnswer | Promise<CreateAuthChallengeAnswer>;
  /** Custom authentication: checks an answer. */
  verifyAuthChallengeResponse?(event: VerifyAuthChallengeEvent): { answerCorrect: boolean } | Promise<{ answerCorrect: boolean }>;
}

export const triggerEvent = (
  { pool, client }: ClientCall, { username, attributes }: Pick<User, 'username' | 'attributes'>, clientMetadata: Record<string, string> = {},
): TriggerEvent =>
  ({ userPoolId: pool.config.id, clientId: client.id, userName: username, userAttributes: { ...attributes }, clientMetadata });

/** @throws {CognitoFault} UserLambdaValidationException with the trigger's own text */
export async function runTrigger<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    throw lambdaRefusal(name, thrown instanceof Error ? thrown.message : String(thrown));
  }
}
