import { toBase64 } from '../../core/encoding.js';
import { wrongCredentials } from '../errors.js';
import { attemptPassword } from '../passwords.js';
import { pretendedUserId, pretendedVerifier } from '../pretence.js';
import { openExchange } from '../srp.js';
import { isProven, readClaim, readPublicValue } from './srp-claim.js';
import type { Challenge } from './challenge.js';

/** PASSWORD_VERIFIER: the client proves by SRP that it knows the password. */
export const passwordVerifier: Challenge = {
  async ask({ pool, login, user }, { SRP_A }) {
    const exchange = await openExchange(readPublicValue(SRP_A), user?.password ?? await pretendedVerifier(pool, login), pool.random);
    const userId = user?.username ?? await pretendedUserId(pool, login);
    const secretBlock = toBase64(pool.random(512));
    return {
      parameters: { SALT: exchange.salt, SRP_B: exchange.publicB, SECRET_BLOCK: secretBlock, USERNAME: userId, USER_ID_FOR_SRP: userId },
      data: { ...exchange, secretBlock, userId },
    };
  },

  async answer(signIn, { responses, data }) {
    const claim = readClaim(responses, signIn.pool.clock.now());
    if (responses.USERNAME !== data.userId || claim.secretBlock !== data.secretBlock) throw wrongCredentials();
    await attemptPassword(signIn, async () => {
      const proven = await isProven(data, claim, signIn.pool.config.name, data.userId ?? '');
      // Who has no password has a pretended verifier, and nothing proves that.
      return proven && signIn.user?.password !== undefined;
    });
    return { shown: 'password' };
  },
};
