import { readChallenge, UnknownChallengeError } from '../cognito/challenges.js';
import type { AuthResponse } from '../cognito/operations.js';
import { AuthError } from '../core/errors.js';
import type { FirstFactor, MfaType, Outcome } from '../flow/types.js';
import { deliveryOf } from './delivery.js';

/** What a choice-based sign-in may begin with. */
export const FIRST_FACTORS: readonly FirstFactor[] = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'];

const MFA_TYPES: readonly string[] = ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] satisfies MfaType[];

/** Second factors that a browser can set up by itself: a phone number can be given to a user only by who runs the pool. */
const SELF_SERVICE: readonly string[] = ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] satisfies MfaType[];

const among = (known: readonly string[], names: readonly string[]): MfaType[] => known.filter((name): name is MfaType => names.includes(name));

/** The factors that Cognito offers; by which of its two ways a password is proven is told by `isPlain`. */
export const firstFactors = (offered: readonly string[]): FirstFactor[] => FIRST_FACTORS.filter((factor) => offered.includes(factor) || (factor === 'PASSWORD' && offered.includes('PASSWORD_SRP')));

/** Whether Cognito offers a password, and no way to prove it without sending it. */
export const isPlain = (offered: readonly string[]): true | undefined => (offered.includes('PASSWORD') && !offered.includes('PASSWORD_SRP')) || undefined;

/** Which step a challenge leads to. */
export function challengeOutcome(response: AuthResponse, username: string): Outcome {
  const challenge = readChallenge(response, username);
  const { name, session, username: subject } = challenge;
  switch (name) {
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP': {
      const { medium: DeliveryMedium, destination: Destination } = challenge.delivery;
      return { type: 'challenged', state: 'confirmSignIn', step: { challenge: name, subject, session, delivery: deliveryOf({ DeliveryMedium, Destination }) } };
    }
    case 'SOFTWARE_TOKEN_MFA':
      return { type: 'challenged', state: 'confirmSignIn', step: { challenge: name, subject, session } };
    case 'CUSTOM_CHALLENGE':
      return { type: 'challenged', state: 'confirmSignIn', step: { challenge: name, subject, session, parameters: challenge.publicParameters } };
    case 'SELECT_CHALLENGE': {
      const factors = firstFactors(challenge.choices);
      if (factors.length) return { type: 'challenged', state: 'selectFirstFactor', step: { session, factors, isPasswordPlain: isPlain(challenge.choices) } };
      break;
    }
    case 'SELECT_MFA_TYPE': {
      const mfaTypes = among(MFA_TYPES, challenge.choices);
      if (mfaTypes.length) return { type: 'challenged', state: 'selectMfaType', step: { subject, session, mfaTypes, isMfaSetup: false } };
      break;
    }
    case 'NEW_PASSWORD_REQUIRED':
      return { type: 'challenged', state: 'forceNewPassword', step: { subject, session, requiredAttributes: challenge.requiredAttributes } };
    case 'MFA_SETUP': {
      const mfaTypes = among(SELF_SERVICE, challenge.choices);
      if (mfaTypes[1]) return { type: 'challenged', state: 'selectMfaType', step: { subject, session, mfaTypes, isMfaSetup: true } };
      if (mfaTypes[0]) return { type: 'challenged', state: mfaTypes[0] === 'EMAIL_OTP' ? 'setupEmail' : 'setupTOTP', step: { subject, session } };
      if (challenge.choices.includes('SMS_MFA')) throw new AuthError('PhoneNumberMissingError', 'A user without a phone number can set up codes by SMS only through who runs the pool.');
    }
  }
  throw new UnknownChallengeError(name, session, response.ChallengeParameters ?? {});
}
