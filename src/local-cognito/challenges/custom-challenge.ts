import { customAuthUnavailable, invalidLambdaResponse, missingParameter, wrongCredentials } from '../errors.js';
import { runTrigger, triggerEvent, type DefineAuthChallengeEvent } from '../triggers.js';
import type { Answered, Challenge, ChallengeName, ChallengeResult, SignIn } from './challenge.js';

/** How the challenges so far went, as the Session remembers it; undefined outside custom authentication. */
export const historyOf = ({ history }: Readonly<Record<string, string>>): ChallengeResult[] | undefined =>
  (history === undefined ? undefined : JSON.parse(history) as ChallengeResult[]);

const eventOf = (signIn: SignIn, session: readonly ChallengeResult[]): DefineAuthChallengeEvent => ({
  ...triggerEvent(signIn, signIn.user ?? { username: signIn.login, attributes: {} }, signIn.clientMetadata),
  session,
  userNotFound: signIn.user === undefined,
});

/**
 * What the pool's triggers want after what has been shown so far.
 * @throws {CognitoFault} NotAuthorizedException when they have had enough, InvalidLambdaResponseException for what cannot be asked
 */
export async function decide(signIn: SignIn, history: readonly ChallengeResult[]): Promise<'tokens' | ChallengeName> {
  const { defineAuthChallenge: define } = signIn.pool.triggers;
  if (!define) throw customAuthUnavailable();
  const { challengeName, issueTokens, failAuthentication } = await runTrigger('DefineAuthChallenge', () => define(eventOf(signIn, history)));
  if (failAuthentication) throw wrongCredentials();
  if (issueTokens) return 'tokens';
  const isProvable = history[0]?.challengeName === 'SRP_A' && history.length === 1;
  if (challengeName === 'CUSTOM_CHALLENGE' || (challengeName === 'PASSWORD_VERIFIER' && isProvable)) return challengeName;
  throw invalidLambdaResponse('DefineAuthChallenge');
}

/** CUSTOM_CHALLENGE: what the pool's own triggers ask and check. */
export const customChallenge: Challenge<Answered> = {
  async ask(signIn, { history = '[]' }) {
    const { createAuthChallenge: create } = signIn.pool.triggers;
    if (!create) throw customAuthUnavailable();
    const event = { ...eventOf(signIn, JSON.parse(history) as ChallengeResult[]), challengeName: 'CUSTOM_CHALLENGE' };
    const { publicChallengeParameters, privateChallengeParameters = {}, challengeMetadata } = await runTrigger('CreateAuthChallenge', () => create(event));
    return {
      parameters: { USERNAME: signIn.user?.username ?? signIn.login, ...publicChallengeParameters },
      data: { private: JSON.stringify(privateChallengeParameters), ...(challengeMetadata !== undefined && { metadata: challengeMetadata }) },
    };
  },

  async answer(signIn, { responses: { ANSWER: challengeAnswer }, data }) {
    const { verifyAuthChallengeResponse: verify } = signIn.pool.triggers;
    if (!verify) throw customAuthUnavailable();
    if (challengeAnswer === undefined) throw missingParameter('ANSWER');
    const { session: _, ...event } = eventOf(signIn, []);
    const { answerCorrect } = await runTrigger('VerifyAuthChallengeResponse', () =>
      verify({ ...event, privateChallengeParameters: JSON.parse(data.private ?? '{}') as Record<string, string>, challengeAnswer }));
    return { answered: { challengeName: 'CUSTOM_CHALLENGE', challengeResult: answerCorrect, ...(data.metadata !== undefined && { challengeMetadata: data.metadata }) } };
  },
};
