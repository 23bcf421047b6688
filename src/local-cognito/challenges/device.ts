import { toBase64 } from '../../core/encoding.js';
import { deviceOf } from '../devices.js';
import { invalidSession, missingParameter, wrongCredentials } from '../errors.js';
import { openExchange } from '../srp.js';
import { isProven, readClaim, readPublicValue } from './srp-claim.js';
import type { Challenge } from './challenge.js';

/** DEVICE_SRP_AUTH: the device that signs in begins to prove that it is a remembered one. */
export const deviceSrpAuth: Challenge = {
  ask: () => ({ parameters: {} }),

  answer({ user }, { responses: { SRP_A, DEVICE_KEY } }) {
    if (!user) throw invalidSession();
    if (DEVICE_KEY === undefined) throw missingParameter('DEVICE_KEY');
    return { ask: 'DEVICE_PASSWORD_VERIFIER', input: { SRP_A: readPublicValue(SRP_A), DEVICE_KEY: deviceOf(user, DEVICE_KEY).key } };
  },
};

/** DEVICE_PASSWORD_VERIFIER: the device proves by SRP that it holds the secret whose verifier ConfirmDevice left. */
export const devicePasswordVerifier: Challenge = {
  async ask({ pool, user }, { SRP_A, DEVICE_KEY = '' }) {
    if (!user) throw invalidSession();
    const exchange = await openExchange(readPublicValue(SRP_A), deviceOf(user, DEVICE_KEY), pool.random);
    const secretBlock = toBase64(pool.random(512));
    return {
      parameters: { SALT: exchange.salt, SRP_B: exchange.publicB, SECRET_BLOCK: secretBlock, DEVICE_KEY, USERNAME: user.username },
      data: { ...exchange, secretBlock, provenDevice: DEVICE_KEY },
    };
  },

  async answer({ pool, user }, { responses, data }) {
    if (!user) throw invalidSession();
    const claim = readClaim(responses, pool.clock.now());
    if (responses.DEVICE_KEY !== data.provenDevice || claim.secretBlock !== data.secretBlock) throw wrongCredentials();
    const { groupKey, key } = deviceOf(user, data.provenDevice ?? '');
    if (!await isProven(data, claim, groupKey, key)) throw wrongCredentials();
    return { shown: 'device' };
  },
};
