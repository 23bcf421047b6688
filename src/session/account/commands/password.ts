import { ACCOUNT_NOTICES as NOTICES } from '../../../flow/account/notices.js';
import { AuthError } from '../../../core/errors.js';
import { asUser } from '../as-user.js';
import type { TaskCommands } from '../commands.js';

/** Answers of a service that does not tell the factors: then a password is taken for granted. */
const UNTOLD = new Set(['UnknownOperationException', 'UnsupportedOperationException', 'OperationNotEnabledException', 'ForbiddenException']);

export const passwordCommands: TaskCommands<'readFactors' | 'changePassword'> = {
  /** Whoever has signed up without a password has none to name. */
  async readFactors(bench) {
    try {
      const { ConfiguredUserAuthFactors: factors = [] } = await asUser(bench, 'GetUserAuthFactors', {});
      return { type: 'done', data: { hasPassword: factors.length === 0 || factors.includes('PASSWORD') } };
    } catch (error) {
      if (!UNTOLD.has(AuthError.from(error).name)) throw error;
      return { type: 'done', data: { hasPassword: true } };
    }
  },

  async changePassword(bench, { command: { values: { current, password: ProposedPassword = '' } } }) {
    await asUser(bench, 'ChangePassword', { ...(current && { PreviousPassword: current }), ProposedPassword });
    return { type: 'done', notice: NOTICES.passwordChanged, data: { hasPassword: true } };
  },
};
