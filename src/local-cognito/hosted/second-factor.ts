/** The second factor on the login page: the code of an authenticator app, or one that is sent. */
import { ask, challenges, nextChallenge } from '../challenges/engine.js';
import { invalidSession, userDisabled } from '../errors.js';
import { findSession } from '../sessions.js';
import { findByUsername } from '../users.js';
import { OAuthFault } from './errors.js';
import type { ClientCall } from '../pool.js';
import type { User } from '../state.js';
import type { Factor } from './state.js';

/** The challenges that this page has, each with the name of its answer. */
const ANSWERS = { SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE', SMS_MFA: 'SMS_MFA_CODE', EMAIL_OTP: 'EMAIL_OTP_CODE' } as const;

const isServed = (name: string): name is keyof typeof ANSWERS => Object.hasOwn(ANSWERS, name);

/**
 * What a user who has shown the password is asked for next; undefined for one without a second factor.
 * @throws {OAuthFault} access_denied where the next step is none of this page
 */
export async function askFactor(call: ClientCall, user: User, login: string): Promise<Factor | undefined> {
  const next = nextChallenge(call, user, ['password']);
  if (!next) return undefined;
  if (!isServed(next)) throw new OAuthFault('access_denied', 'This account needs a further step, which this page does not have.');
  const { Session: session = '', ChallengeParameters } = await ask({ ...call, login, user, clientMetadata: {} }, next, ['password']);
  return { session, sentTo: ChallengeParameters.CODE_DELIVERY_DESTINATION ?? '' };
}

/** Who has shown the factor asked for. @throws {CognitoFault} CodeMismatchException, ExpiredCodeException, NotAuthorizedException */
export async function checkFactor(call: ClientCall, { session: id }: Factor, code: string): Promise<User> {
  const session = findSession(call, id, Object.keys(ANSWERS));
  const user = findByUsername(call.pool, session.username ?? '');
  if (!user || !isServed(session.step)) throw invalidSession();
  await challenges[session.step].answer({ ...call, login: session.login, user, clientMetadata: {} }, { responses: { [ANSWERS[session.step]]: code }, data: session.data });
  session.used = true;
  if (!user.enabled) throw userDisabled();
  return user;
}
