import { invalidParameter, invalidSession } from '../errors.js';
import { activeFactors, mfaTypeNamed } from '../mfa.js';
import type { Challenge } from './challenge.js';

/** SELECT_MFA_TYPE: a user with several factors and no preference chooses one. */
export const selectMfaType: Challenge = {
  ask({ pool, user }) {
    if (!user) throw invalidSession();
    return { parameters: { MFAS_CAN_CHOOSE: JSON.stringify(activeFactors(pool, user)), USER_ID_FOR_SRP: user.username } };
  },

  answer({ pool, user }, { responses }) {
    if (!user) throw invalidSession();
    const chosen = activeFactors(pool, user).find((type) => type === mfaTypeNamed(responses.ANSWER));
    if (!chosen) throw invalidParameter('ANSWER is not one of MFAS_CAN_CHOOSE.');
    return { ask: chosen };
  },
};
