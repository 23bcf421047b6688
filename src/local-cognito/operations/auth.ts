/** Signing in: InitiateAuth with its flows, and RespondToAuthChallenge. */
import { ask, challenges, proceed, proceedCustom, respond, type AuthResponse } from '../challenges/engine.js';
import { begin } from '../challenges/select-challenge.js';
import {
  invalidParameter, invalidSession, missingParameter, passwordResetRequired, unsupported, userDisabled, userNotConfirmed, userNotFound,
} from '../errors.js';
import { checkSecretHash, clientOperation } from '../operation.js';
import { availableChallenges, type FirstChallenge } from '../first-factors.js';
import { attemptPassword, isTypedPassword } from '../passwords.js';
import { findSession, sessionIdWith } from '../sessions.js';
import { context, session } from '../shapes.js';
import { familyOf, refreshTokens } from '../tokens.js';
import { findByUsername, findUser } from '../users.js';
import { required, text, textMap } from '../validate.js';
import type { ChallengeName, SignIn } from '../challenges/challenge.js';
import type { ExplicitAuthFlow } from '../config-client.js';
import type { ClientCall } from '../pool.js';
import type { User } from '../state.js';

const AUTH_FLOWS = [
  'USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN', 'CUSTOM_AUTH', 'ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH', 'USER_AUTH',
] as const;

const CHALLENGE_NAMES = [
  'SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA', 'SELECT_MFA_TYPE', 'MFA_SETUP', 'PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE', 'SELECT_CHALLENGE',
  'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER', 'ADMIN_NO_SRP_AUTH', 'NEW_PASSWORD_REQUIRED', 'SMS_OTP', 'PASSWORD', 'WEB_AUTHN', 'PASSWORD_SRP',
];

interface Start extends ClientCall {
  parameters: Readonly<Record<string, string>>;
  clientMetadata: Record<string, string>;
  session: string | undefined;
}

interface Flow {
  allowedBy: ExplicitAuthFlow;
  start(call: Start): Promise<AuthResponse>;
}

const refresh: Flow = {
  allowedBy: 'ALLOW_REFRESH_TOKEN_AUTH',
  async start(call) {
    const { REFRESH_TOKEN: refreshToken, SECRET_HASH: hash } = call.parameters;
    if (refreshToken === undefined) throw missingParameter('REFRESH_TOKEN');
    // The hash is over the name of the token's owner, because the request carries none.
    await checkSecretHash(call.client, familyOf(call.pool, refreshToken)?.family.username ?? '', hash);
    return { AuthenticationResult: await refreshTokens(call, refreshToken, call.parameters.DEVICE_KEY), ChallengeParameters: {} };
  },
};

const flows: Record<(typeof AUTH_FLOWS)[number], Flow | undefined> = {
  USER_SRP_AUTH: {
    allowedBy: 'ALLOW_USER_SRP_AUTH',
    start: async (call) => ask(await beginSignIn(call), 'PASSWORD_VERIFIER', [], call.parameters),
  },
  USER_PASSWORD_AUTH: {
    allowedBy: 'ALLOW_USER_PASSWORD_AUTH',
    async start(call) {
      const { PASSWORD: password } = call.parameters;
      if (password === undefined) throw missingParameter('PASSWORD');
      const signIn = await beginSignIn(call);
      const user = await attemptPassword(signIn, () => isTypedPassword(signIn, password));
      return proceed({ ...signIn, user }, ['password']);
    },
  },
  USER_AUTH: { allowedBy: 'ALLOW_USER_AUTH', start: (call) => (call.session === undefined ? choose(call) : continueSignUp(call, call.session)) },
  REFRESH_TOKEN_AUTH: refresh,
  REFRESH_TOKEN: refresh,
  CUSTOM_AUTH: {
    allowedBy: 'ALLOW_CUSTOM_AUTH',
    async start(call) {
      const signIn = await beginSignIn(call);
      const { CHALLENGE_NAME: first, SRP_A: a } = call.parameters;
      // With SRP the password checks the user's state; without it nothing else does.
      if (first !== 'SRP_A') refuseUnready(signIn);
      return first === 'SRP_A'
        ? proceedCustom(signIn, [{ challengeName: 'SRP_A', challengeResult: true }], a === undefined ? {} : { SRP_A: a })
        : proceedCustom(signIn, []);
    },
  },
  ADMIN_NO_SRP_AUTH: undefined,
  ADMIN_USER_PASSWORD_AUTH: undefined,
};

export const initiateAuth = clientOperation({
  ...context, AuthFlow: required(text({ values: AUTH_FLOWS })), AuthParameters: textMap, Session: session,
}, async ({ pool, client }, { AuthFlow, AuthParameters = {}, ClientMetadata = {}, Session }) => {
  const flow = flows[AuthFlow as keyof typeof flows];
  if (!flow) throw invalidParameter('Initiate Auth method not supported.');
  // A client whose refresh tokens rotate refreshes by GetTokensFromRefreshToken alone.
  if (!client.flows.includes(flow.allowedBy) || (flow === refresh && client.rotation)) {
    throw invalidParameter(`${AuthFlow} flow not enabled for this client`);
  }
  return flow.start({ pool, client, parameters: AuthParameters, clientMetadata: ClientMetadata, session: Session });
});

async function beginSignIn({ pool, client, parameters, clientMetadata }: Start): Promise<SignIn> {
  const { USERNAME: login, SECRET_HASH: hash } = parameters;
  if (login === undefined || login === '') throw missingParameter('USERNAME');
  await checkSecretHash(client, login, hash);
  const user = findUser(pool, login);
  if (!user && !client.preventUserExistenceErrors) throw userNotFound();
  if (user?.status === 'RESET_REQUIRED') throw passwordResetRequired();
  return { pool, client, login, user, clientMetadata, deviceKey: parameters.DEVICE_KEY };
}

function refuseUnready({ user }: SignIn): void {
  if (user && !user.enabled) throw userDisabled();
  if (user?.status === 'UNCONFIRMED') throw userNotConfirmed();
}

/** USER_AUTH: what the client prefers, if this user can do it; else the choice. */
async function choose(call: Start): Promise<AuthResponse> {
  const { parameters } = call;
  const signIn = await beginSignIn(call);
  const preferred = parameters.PREFERRED_CHALLENGE;
  if (!(await availableChallenges(signIn)).some((challenge) => challenge === preferred)) return ask(signIn, 'SELECT_CHALLENGE');
  const outcome = await begin(signIn, preferred as FirstChallenge, { responses: parameters, data: {} });
  if ('ask' in outcome) return ask(signIn, outcome.ask, [], outcome.input);
  if (!signIn.user) throw invalidSession();
  return proceed({ ...signIn, user: signIn.user }, [outcome.shown]);
}

/** USER_AUTH with the Session of ConfirmSignUp: the code that confirmed the account counts as the first factor. */
async function continueSignUp(call: Start, id: string): Promise<AuthResponse> {
  const { pool, client, parameters, clientMetadata } = call;
  const { USERNAME: login, SECRET_HASH: hash } = parameters;
  if (login === undefined || login === '') throw missingParameter('USERNAME');
  await checkSecretHash(client, login, hash);
  const found = findSession(call, id, ['CONFIRMED_SIGN_UP']);
  const user: User | undefined = findByUsername(pool, found.username ?? '');
  if (!user || findUser(pool, login) !== user) throw invalidSession();
  found.used = true;
  return proceed({ pool, client, login, user, clientMetadata }, found.done);
}

export const respondToAuthChallenge = clientOperation({
  ...context, ChallengeName: required(text({ values: CHALLENGE_NAMES })), ChallengeResponses: textMap, Session: session,
}, async (call, { ChallengeName: name, ChallengeResponses: responses = {}, ClientMetadata = {}, Session }) => {
  if (!(name in challenges)) throw unsupported(`The challenge ${name}`);
  const { USERNAME: username } = responses;
  if (username === undefined || username === '') throw missingParameter('USERNAME');
  await checkSecretHash(call.client, username, responses.SECRET_HASH);
  const id = Session ?? sessionOfSecretBlock(call, responses);
  if (id === undefined) throw missingParameter('Session');
  return respond(call, { name: name as ChallengeName, session: id, responses, clientMetadata: ClientMetadata });
});

/** The first answer of an SRP sign-in may come without its Session: the secret block says which one it is. */
const sessionOfSecretBlock = ({ pool }: ClientCall, { PASSWORD_CLAIM_SECRET_BLOCK: block }: Readonly<Record<string, string>>): string | undefined =>
  block === undefined ? undefined : sessionIdWith(pool, 'secretBlock', block) ?? block;
