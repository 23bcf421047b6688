import { invalidSession, missingParameter } from '../errors.js';
import { checkTotp } from '../mfa.js';
import type { Challenge } from './challenge.js';

/** SOFTWARE_TOKEN_MFA: the code that an authenticator app shows. */
export const softwareTokenMfa: Challenge = {
  ask({ user }) {
    if (!user?.totp) throw invalidSession();
    return { parameters: { FRIENDLY_DEVICE_NAME: user.totp.name, USER_ID_FOR_SRP: user.username } };
  },

  async answer({ pool, user }, { responses }) {
    if (!user?.totp) throw invalidSession();
    const { SOFTWARE_TOKEN_MFA_CODE: code } = responses;
    if (code === undefined) throw missingParameter('SOFTWARE_TOKEN_MFA_CODE');
    await checkTotp(pool, user, user.totp, code);
    return { shown: 'mfa' };
  },
};
