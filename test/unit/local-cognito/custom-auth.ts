/** Triggers of custom authentication for tests: after the password, if there is one, two questions; three wrong answers are too many. */
import type { Triggers } from '../../../src/local-cognito/index.js';

/** The answers, in the order of the questions. */
export const ANSWERS = ['blue', 'seven'] as const;

const QUESTIONS = ['Which colour?', 'Which number?'] as const;

export const twoQuestions: Pick<Triggers, 'defineAuthChallenge' | 'createAuthChallenge' | 'verifyAuthChallengeResponse'> = {
  defineAuthChallenge({ session }) {
    if (session.at(-1)?.challengeName === 'SRP_A') return { challengeName: 'PASSWORD_VERIFIER' };
    const answers = session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE');
    if (answers.filter(({ challengeResult }) => challengeResult).length === ANSWERS.length) return { issueTokens: true };
    return answers.filter(({ challengeResult }) => !challengeResult).length < 3 ? { challengeName: 'CUSTOM_CHALLENGE' } : { failAuthentication: true };
  },
  createAuthChallenge({ session }) {
    const round = session.filter(({ challengeMetadata, challengeResult }) => challengeMetadata !== undefined && challengeResult).length;
    return {
      publicChallengeParameters: { question: QUESTIONS[round] ?? '', round: String(round + 1) },
      privateChallengeParameters: { answer: ANSWERS[round] ?? '' },
      challengeMetadata: `round-${round + 1}`,
    };
  },
  verifyAuthChallengeResponse: ({ privateChallengeParameters, challengeAnswer, userNotFound }) =>
    ({ answerCorrect: !userNotFound && challengeAnswer === privateChallengeParameters.answer }),
};
