import { missingParameter } from '../errors.js';
import { attemptPassword, isTypedPassword } from '../passwords.js';
import type { Challenge } from './challenge.js';

/** PASSWORD: the password itself. */
export const password: Challenge = {
  ask: () => ({ parameters: {} }),

  async answer(signIn, { responses: { PASSWORD: typed } }) {
    if (typed === undefined) throw missingParameter('PASSWORD');
    await attemptPassword(signIn, () => isTypedPassword(signIn, typed));
    return { shown: 'password' };
  },
};

/** PASSWORD_SRP: the first step of a proof that does not send it. */
export const passwordSrp: Challenge = {
  ask: () => ({ parameters: {} }),

  answer(_signIn, { responses: { SRP_A: srpA } }) {
    if (srpA === undefined) throw missingParameter('SRP_A');
    return { ask: 'PASSWORD_VERIFIER', input: { SRP_A: srpA } };
  },
};
