/** The way from a first proof to tokens: gates that may ask for more, and one file a challenge. */
import { CognitoFault, deviceNotFound, invalidSession, userDisabled, wrongCredentials } from '../errors.js';
import { findSession, openSession } from '../sessions.js';
import { issueTokens, type AuthenticationResult } from '../tokens.js';
import { findByUsername, findUser } from '../users.js';
import { activeFactors } from '../mfa.js';
import { claimedDevice } from '../devices.js';
import { customChallenge, decide, historyOf } from './custom-challenge.js';
import { deliveredCode } from './delivered-code.js';
import { devicePasswordVerifier, deviceSrpAuth } from './device.js';
import { mfaSetup } from './mfa-setup.js';
import { newPasswordRequired } from './new-password-required.js';
import { passwordVerifier } from './password-verifier.js';
import { password, passwordSrp } from './password.js';
import { selectChallenge } from './select-challenge.js';
import { selectMfaType } from './select-mfa-type.js';
import { softwareTokenMfa } from './software-token-mfa.js';
import { webAuthn } from './web-authn.js';
import type { Answered, Challenge, ChallengeName, ChallengeResult, Outcome, Proof, SignIn } from './challenge.js';
import type { ClientCall } from '../pool.js';
import type { Session, User } from '../state.js';

export interface AuthResponse {
  AuthenticationResult?: AuthenticationResult;
  ChallengeName?: ChallengeName;
  ChallengeParameters: Record<string, string>;
  AvailableChallenges?: readonly string[];
  Session?: string;
}

export const challenges: Readonly<Record<ChallengeName, Challenge<Outcome | Answered>>> = {
  PASSWORD_VERIFIER: passwordVerifier,
  NEW_PASSWORD_REQUIRED: newPasswordRequired,
  SELECT_MFA_TYPE: selectMfaType,
  SMS_MFA: deliveredCode('SMS_MFA', ['SMS_MFA_CODE']),
  EMAIL_OTP: deliveredCode('EMAIL_OTP', ['EMAIL_OTP_CODE', 'EMAIL_MFA_CODE']),
  SOFTWARE_TOKEN_MFA: softwareTokenMfa,
  MFA_SETUP: mfaSetup,
  DEVICE_SRP_AUTH: deviceSrpAuth,
  DEVICE_PASSWORD_VERIFIER: devicePasswordVerifier,
  SELECT_CHALLENGE: selectChallenge,
  PASSWORD: password,
  PASSWORD_SRP: passwordSrp,
  SMS_OTP: deliveredCode('SMS_OTP', ['SMS_OTP_CODE']),
  WEB_AUTHN: webAuthn,
  CUSTOM_CHALLENGE: customChallenge,
};

/** A gate lets a user pass, or names the challenge that must be answered first; in the order in which Cognito asks. */
type Gate = (user: User, call: Coming) => ChallengeName | undefined;

/** Whoever is coming in, and the device that is said to be in use. */
type Coming = ClientCall & Pick<SignIn, 'deviceKey'>;

const gates: Record<Exclude<Proof, 'password'>, Gate> = {
  newPassword: ({ status }) => (status === 'FORCE_CHANGE_PASSWORD' ? 'NEW_PASSWORD_REQUIRED' : undefined),
  mfa(user, { pool, deviceKey }) {
    // The next gate asks for the proof.
    if (pool.config.devices?.replacesMfa && claimedDevice(pool, user, deviceKey)?.isRemembered) return undefined;
    const [first, second] = activeFactors(pool, user);
    if (!first) return pool.config.mfa === 'ON' ? 'MFA_SETUP' : undefined;
    if (!second) return first;
    return activeFactors(pool, user).find((type) => type === user.preferredMfa) ?? 'SELECT_MFA_TYPE';
  },
  device: (user, { pool, deviceKey }) => (claimedDevice(pool, user, deviceKey) ? 'DEVICE_SRP_AUTH' : undefined),
};

/** After a wrong answer of these kinds the same Session may be answered again; anything else ends it. */
const CORRECTABLE = [
  'CodeMismatchException', 'ExpiredCodeException', 'InvalidPasswordException', 'PasswordHistoryPolicyViolationException', 'InvalidParameterException',
  'AliasExistsException',
];

export async function ask(
  signIn: SignIn, name: ChallengeName, done: readonly string[] = [], input: Record<string, string> = {},
): Promise<AuthResponse> {
  const { login, user, deviceKey } = signIn;
  const { parameters, data = {}, available } = await challenges[name].ask(signIn, input);
  const kept = { ...(deviceKey !== undefined && { deviceKey }), ...(input.history !== undefined && { history: input.history }) };
  const session = openSession(signIn, { ...(user && { username: user.username }), login, step: name, done: [...done], data: { ...data, ...kept } });
  return { ChallengeName: name, ChallengeParameters: parameters, ...(available && { AvailableChallenges: available }), Session: session };
}

/** What this user must still show before tokens are given. */
export function nextChallenge(call: Coming, user: User, done: readonly string[]): ChallengeName | undefined {
  for (const [proof, gate] of Object.entries(gates)) {
    const challenge = done.includes(proof) ? undefined : gate(user, call);
    if (challenge) return challenge;
  }
  return undefined;
}

/** Tokens, or the next thing that this user must show. */
export async function proceed(signIn: SignIn & { user: User }, done: readonly string[]): Promise<AuthResponse> {
  const challenge = nextChallenge(signIn, signIn.user, done);
  if (challenge) return ask(signIn, challenge, done);
  const device = claimedDevice(signIn.pool, signIn.user, signIn.deviceKey);
  return { AuthenticationResult: await issueTokens(signIn, signIn.user, undefined, device?.key), ChallengeParameters: {} };
}

/** A device that was forgotten meanwhile: the same answer may come again without it. */
const isLostDevice = ({ type, message }: CognitoFault): boolean => type === deviceNotFound().type && message === deviceNotFound().message;

/** Custom authentication: the pool's triggers say whether that is enough, and what is asked else. */
export async function proceedCustom(signIn: SignIn, history: readonly ChallengeResult[], input: Record<string, string> = {}): Promise<AuthResponse> {
  const next = await decide(signIn, history);
  if (next !== 'tokens') return ask(signIn, next, [], { ...input, history: JSON.stringify(history) });
  if (!signIn.user) throw wrongCredentials();
  return proceed({ ...signIn, user: signIn.user }, ['mfa']);
}

export interface ChallengeAnswer {
  name: ChallengeName;
  session: string;
  responses: Readonly<Record<string, string>>;
  clientMetadata: Record<string, string>;
}

/** A device that has proved itself stays the one that signs in. */
const deviceKeyOf = ({ done, data }: Session, { DEVICE_KEY }: Readonly<Record<string, string>>): string | undefined =>
  (done.includes('device') ? data.deviceKey : DEVICE_KEY ?? data.deviceKey);

/** @throws {CognitoFault} NotAuthorizedException for a Session that is not this step's, or what the challenge says */
export async function respond(call: ClientCall, { name, session: id, responses, clientMetadata }: ChallengeAnswer): Promise<AuthResponse> {
  const session = findSession(call, id, [name]);
  const user = session.username === undefined ? undefined : findByUsername(call.pool, session.username);
  if (session.username !== undefined && !user) throw invalidSession();
  const signIn: SignIn = { ...call, login: session.login, user, clientMetadata, deviceKey: deviceKeyOf(session, responses) };
  if (name !== 'PASSWORD_VERIFIER' && findUser(call.pool, responses.USERNAME ?? '') !== user) throw invalidSession();
  session.used = true;
  try {
    const outcome = await challenges[name].answer(signIn, { responses, data: session.data });
    if (user && !user.enabled) throw userDisabled();
    const history = historyOf(session.data);
    if ('answered' in outcome) return await proceedCustom(signIn, [...history ?? [], outcome.answered]);
    if (history && 'shown' in outcome) return await proceedCustom(signIn, [...history, { challengeName: name, challengeResult: true }]);
    if ('ask' in outcome) return await ask(signIn, outcome.ask, session.done, outcome.input);
    if (!user) throw invalidSession();
    return await proceed({ ...signIn, user }, [...session.done, outcome.shown]);
  } catch (fault) {
    if (fault instanceof CognitoFault && isLostDevice(fault)) delete session.data.deviceKey;
    if (fault instanceof CognitoFault && (CORRECTABLE.includes(fault.type) || isLostDevice(fault))) session.used = false;
    throw fault;
  }
}
