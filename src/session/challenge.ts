import { readChallenge, UnknownChallengeError } from '../cognito/challenges.js';
import type { AuthResponse } from '../cognito/operations.js';
import type { FirstFactor, Outcome } from '../flow/types.js';
import { deliveryOf } from './delivery.js';

const FIRST_FACTORS: readonly FirstFactor[] = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'];

/** Which step a challenge leads to. */
export function challengeOutcome(response: AuthResponse, username: string): Outcome {
  const challenge = readChallenge(response, username);
  const { name, session, username: subject } = challenge;
  switch (name) {
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP': {
      const { medium: DeliveryMedium, destination: Destination } = challenge.delivery;
      return { type: 'codeAsked', step: { challenge: name, subject, session, delivery: deliveryOf({ DeliveryMedium, Destination }) } };
    }
    case 'SOFTWARE_TOKEN_MFA':
      return { type: 'codeAsked', step: { challenge: name, subject, session } };
    case 'NEW_PASSWORD_REQUIRED':
      return { type: 'newPasswordAsked', step: { subject, session, requiredAttributes: challenge.requiredAttributes } };
    case 'SELECT_CHALLENGE': {
      const factors = FIRST_FACTORS.filter((factor) => challenge.choices.includes(factor) || (factor === 'PASSWORD' && challenge.choices.includes('PASSWORD_SRP')));
      if (factors.length) return { type: 'challenged', state: 'selectFirstFactor', step: { session, factors } };
      break;
    }
    case 'MFA_SETUP':
      if (challenge.choices.includes('SOFTWARE_TOKEN_MFA')) return { type: 'totpSetupAsked', step: { subject, session } };
      break;
  }
  throw new UnknownChallengeError(name, session, response.ChallengeParameters ?? {});
}
