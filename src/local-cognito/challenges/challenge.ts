/** What every challenge is: a question with its memory, and the check of an answer. */
import type { ClientCall } from '../pool.js';
import type { User } from '../state.js';

export type ChallengeName =
  | 'PASSWORD_VERIFIER' | 'NEW_PASSWORD_REQUIRED' | 'SELECT_MFA_TYPE' | 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP'
  | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'SELECT_CHALLENGE' | 'PASSWORD' | 'PASSWORD_SRP' | 'SMS_OTP' | 'WEB_AUTHN' | 'CUSTOM_CHALLENGE';

/** One sign-in on its way. */
export interface SignIn extends ClientCall {
  /** The name that was typed. */
  login: string;
  /** Absent where nobody has that name and the client must not learn it. */
  user: User | undefined;
  /** The device that says to be signing in. */
  deviceKey?: string | undefined;
  clientMetadata: Record<string, string>;
}

/** What has been shown: the gates on the way to tokens ask for the next. */
export type Proof = 'password' | 'newPassword' | 'mfa' | 'device';

export interface Question {
  parameters: Record<string, string>;
  /** Kept in the Session, handed back with the answer. */
  data?: Record<string, string>;
  /** SELECT_CHALLENGE: what may be chosen. */
  available?: readonly string[];
}

export interface Answer {
  responses: Readonly<Record<string, string>>;
  data: Readonly<Record<string, string>>;
}

/** How a challenge of custom authentication went, as the pool's triggers are told. */
export interface ChallengeResult {
  challengeName: string;
  challengeResult: boolean;
  /** What createAuthChallenge noted of its challenge. */
  challengeMetadata?: string;
}

/** The answer was right: this is shown now, or this is asked next. */
export type Outcome = { shown: Proof } | { ask: ChallengeName; input?: Record<string, string> };

/** Right or wrong: the pool's triggers decide what follows. */
export interface Answered { answered: ChallengeResult }

export interface Challenge<Out = Outcome> {
  ask(signIn: SignIn, input: Readonly<Record<string, string>>): Question | Promise<Question>;
  /** @throws {CognitoFault} what is wrong with the answer */
  answer(signIn: SignIn, answer: Answer): Out | Promise<Out>;
}
