import { invalidParameter, invalidSession } from '../errors.js';
import { turnOn } from '../mfa.js';
import { EMAIL } from '../schema.js';
import { refuseTakenAliases } from '../users.js';
import type { Challenge } from './challenge.js';

/** What VerifySoftwareToken leaves in the Session. */
export const TOTP_VERIFIED = 'totpVerified';

/** MFA_SETUP: the pool requires a second factor and the user has none; a software token, or a code to a new e-mail address. */
export const mfaSetup: Challenge = {
  ask({ pool, user }) {
    if (!user) throw invalidSession();
    return { parameters: { MFAS_CAN_SETUP: JSON.stringify(pool.config.mfaTypes), USER_ID_FOR_SRP: user.username } };
  },

  answer({ pool, user }, { responses, data }) {
    if (!user) throw invalidSession();
    const { EMAIL: address } = responses;
    if (address !== undefined && pool.config.mfaTypes.includes('EMAIL_OTP')) {
      if (!EMAIL.test(address)) throw invalidParameter('Invalid email address format.');
      refuseTakenAliases(pool, { email: address }, user);
      return { ask: 'EMAIL_OTP', input: { address } };
    }
    if (data[TOTP_VERIFIED] === undefined) throw invalidParameter('No second factor has been set up in this session.');
    turnOn(user, 'SOFTWARE_TOKEN_MFA');
    return { shown: 'mfa' };
  },
};
