import { invalidSession, missingParameter } from '../errors.js';
import { send, mediumOf, mask } from '../delivery.js';
import { sixDigits } from '../ids.js';
import { MFA_CONTACT, checkDeliveredCode, turnOn } from '../mfa.js';
import { refuseTakenAliases } from '../users.js';
import type { Challenge } from './challenge.js';

/**
 * SMS_MFA and EMAIL_OTP: a code goes to the user's phone number or e-mail address; it lives as long as its Session.
 * @param members the names under which the code may come back
 */
export const deliveredCode = (type: keyof typeof MFA_CONTACT, members: readonly string[]): Challenge => ({
  ask({ pool, user }, { address: newAddress }) {
    if (!user) throw invalidSession();
    const attribute = MFA_CONTACT[type];
    const address = newAddress ?? user.attributes[attribute] ?? '';
    const code = sixDigits(pool.random);
    send(pool, user, 'sign-in', attribute, address, code);
    return {
      parameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: mediumOf(attribute), CODE_DELIVERY_DESTINATION: mask(attribute, address), USER_ID_FOR_SRP: user.username,
      },
      data: { code, ...(newAddress !== undefined && { newAddress }) },
    };
  },

  answer({ pool, user }, { responses, data }) {
    if (!user) throw invalidSession();
    const code = members.map((member) => responses[member]).find((given) => given !== undefined);
    if (code === undefined) throw missingParameter(members[0] ?? '');
    checkDeliveredCode(pool, user, data.code, code);
    if (data.newAddress !== undefined) {
      const attribute = MFA_CONTACT[type];
      refuseTakenAliases(pool, { [attribute]: data.newAddress }, user);
      user.attributes[attribute] = data.newAddress;
      user.attributes[`${attribute}_verified`] = 'true';
      turnOn(user, type);
    }
    return { shown: 'mfa' };
  },
});
