import { invalidParameter, missingParameter } from '../errors.js';
import { availableChallenges, type FirstChallenge } from '../first-factors.js';
import { password, passwordSrp } from './password.js';
import type { Answer, Challenge, Outcome, SignIn } from './challenge.js';

/** SELECT_CHALLENGE: the user chooses what to sign in with. */
export const selectChallenge: Challenge = {
  async ask(signIn) {
    const available = await availableChallenges(signIn);
    return { parameters: {}, available, data: { available: available.join() } };
  },

  answer(signIn, answer) {
    const { responses: { ANSWER: chosen }, data: { available = '' } } = answer;
    if (chosen === undefined) throw missingParameter('ANSWER');
    if (!available.split(',').includes(chosen)) throw invalidParameter('ANSWER is not one of AvailableChallenges.');
    return begin(signIn, chosen as FirstChallenge, answer);
  },
};

/** Goes into what was chosen; a password may be proven with the choice itself. */
export function begin(signIn: SignIn, chosen: FirstChallenge, answer: Answer): Outcome | Promise<Outcome> {
  const { responses: { PASSWORD: typed, SRP_A: srpA } } = answer;
  if (chosen === 'PASSWORD' && typed !== undefined) return password.answer(signIn, answer);
  if (chosen === 'PASSWORD_SRP' && srpA !== undefined) return passwordSrp.answer(signIn, answer);
  return { ask: chosen, input: { first: 'true' } };
}
