import { codeMismatch, missingParameter } from '../errors.js';
import { send, mediumOf, mask } from '../delivery.js';
import { admit, OTP_CONTACT } from '../first-factors.js';
import { sixDigits } from '../ids.js';
import { MFA_CONTACT, checkDeliveredCode, turnOn } from '../mfa.js';
import { pretendedDelivery, pretendedUserId } from '../pretence.js';
import { countGuess, refuseWhilePaused } from '../throttle.js';
import { refuseTakenAliases } from '../users.js';
import type { Challenge } from './challenge.js';

const CONTACT = { ...MFA_CONTACT, ...OTP_CONTACT };

/**
 * SMS_MFA, EMAIL_OTP and SMS_OTP: a code goes to the user's phone number or e-mail address; it lives as long as its Session.
 * As a first factor it is asked for before anything was shown; for a name that nobody has it is only said to have been sent.
 * @param members the names under which the code may come back
 */
export const deliveredCode = (type: keyof typeof CONTACT, members: readonly string[]): Challenge => ({
  async ask(signIn, { address: newAddress, first }) {
    const { pool, login, user } = signIn;
    if (!user) {
      const { DeliveryMedium, Destination } = await pretendedDelivery(pool, login);
      return { parameters: { CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium, CODE_DELIVERY_DESTINATION: Destination, USER_ID_FOR_SRP: await pretendedUserId(pool, login) } };
    }
    if (first !== undefined) await admit(signIn);
    const attribute = CONTACT[type];
    const address = newAddress ?? user.attributes[attribute] ?? '';
    const code = sixDigits(pool.random);
    send(pool, user, 'sign-in', attribute, address, { code });
    return {
      parameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: mediumOf(attribute), CODE_DELIVERY_DESTINATION: mask(attribute, address), USER_ID_FOR_SRP: user.username,
      },
      data: { code, ...(newAddress !== undefined && { newAddress }) },
    };
  },

  answer({ pool, login, user }, { responses, data }) {
    const code = members.map((member) => responses[member]).find((given) => given !== undefined);
    if (code === undefined) throw missingParameter(members[0] ?? '');
    if (!user) {
      refuseWhilePaused(pool, 'mfa', login);
      countGuess(pool, 'mfa', login, false);
      throw codeMismatch();
    }
    checkDeliveredCode(pool, user, data.code, code);
    if (data.newAddress !== undefined && type !== 'SMS_OTP') {
      const attribute = CONTACT[type];
      refuseTakenAliases(pool, { [attribute]: data.newAddress }, user);
      user.attributes[attribute] = data.newAddress;
      user.attributes[`${attribute}_verified`] = 'true';
      turnOn(user, type);
    }
    return { shown: 'mfa' };
  },
});
