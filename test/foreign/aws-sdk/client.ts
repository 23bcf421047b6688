/** @aws-sdk/client-cognito-identity-provider with the proofs of cognito-srp-helper. */
import assert from 'node:assert/strict';
import {
  CognitoIdentityProviderClient, GetUserCommand, InitiateAuthCommand, RespondToAuthChallengeCommand, SignUpCommand, type AuthenticationResultType,
  type GetUserCommandOutput, type InitiateAuthCommandOutput, type RespondToAuthChallengeCommandOutput, type SignUpCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } from 'cognito-srp-helper';
import { advance, CLIENTS, PASSWORD, POOL_ID, refused, REGION, type ForeignPool } from '../pool.js';

/** What a check works with; filled in before the first one runs. */
export interface Bench {
  pool: ForeignPool;
  sdk: CognitoIdentityProviderClient;
}

/** One check an operation: a call that is accepted, and at least one that is refused. */
export type Checks = Record<string, () => Promise<void>>;

export const INVALID_TOKEN = refused('NotAuthorizedException', 'Invalid Access Token');
export const MISMATCH = refused('CodeMismatchException', 'Invalid verification code provided, please try again.');

export type Tokens = Required<Pick<AuthenticationResultType, 'AccessToken' | 'IdToken' | 'RefreshToken'>>;

/** Answers each fault at once: what is tested here is the service, not the client's patience. */
export const sdkClient = (endpoint: string): CognitoIdentityProviderClient => new CognitoIdentityProviderClient({ region: REGION, endpoint, maxAttempts: 1 });

export interface SrpOptions {
  ClientId?: string;
  /** Further fields of both requests, such as SECRET_HASH. */
  fields?: Record<string, string>;
  /** How old the proof's time is when it is sent, in milliseconds. */
  age?: number;
  /** What to change in the answer to the challenge before it is sent. */
  tamper?: (responses: Record<string, string>, initiated: InitiateAuthCommandOutput) => Record<string, string>;
}

/** USER_SRP_AUTH, both requests. */
export async function srpSignIn(
  sdk: CognitoIdentityProviderClient, username: string, password = PASSWORD, { ClientId = CLIENTS.plain, fields = {}, age = 0, tamper = (same) => same }: SrpOptions = {},
): Promise<RespondToAuthChallengeCommandOutput> {
  const session = createSrpSession(username, password, POOL_ID, false);
  advance(age);
  const initiated = await sdk.send(new InitiateAuthCommand(wrapInitiateAuth(session, { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: username, ...fields } })));
  const challenge = wrapAuthChallenge(signSrpSession(session, initiated), {
    ClientId,
    ChallengeName: 'PASSWORD_VERIFIER' as const,
    Session: initiated.Session,
    ChallengeResponses: { USERNAME: initiated.ChallengeParameters?.['USER_ID_FOR_SRP'] ?? '', ...fields },
  });
  return sdk.send(new RespondToAuthChallengeCommand({ ...challenge, ChallengeResponses: tamper(challenge.ChallengeResponses, initiated) }));
}

export function tokensOf({ AuthenticationResult, ChallengeName }: RespondToAuthChallengeCommandOutput | InitiateAuthCommandOutput): Tokens {
  assert.ok(AuthenticationResult, `${ChallengeName} came where tokens were expected`);
  const { AccessToken, IdToken, RefreshToken } = AuthenticationResult;
  assert.ok(AccessToken && IdToken && RefreshToken, 'a token is missing');
  return { AccessToken, IdToken, RefreshToken };
}

export async function signInTokens(sdk: CognitoIdentityProviderClient, username: string, ClientId: string = CLIENTS.plain): Promise<Tokens> {
  return tokensOf(await srpSignIn(sdk, username, PASSWORD, { ClientId }));
}

/** A new confirmed user's tokens. */
export async function signedIn({ pool, sdk }: Bench, email: string, ClientId?: string): Promise<Tokens> {
  await pool.addUser(email);
  return signInTokens(sdk, email, ClientId);
}

export const signUp = (sdk: CognitoIdentityProviderClient, email: string, Password = PASSWORD): Promise<SignUpCommandOutput> =>
  sdk.send(new SignUpCommand({ ClientId: CLIENTS.plain, Username: email, Password, UserAttributes: [{ Name: 'email', Value: email }] }));

export const getUser = (sdk: CognitoIdentityProviderClient, AccessToken: string): Promise<GetUserCommandOutput> => sdk.send(new GetUserCommand({ AccessToken }));

export async function attribute(sdk: CognitoIdentityProviderClient, AccessToken: string, name: string): Promise<string | undefined> {
  return (await getUser(sdk, AccessToken)).UserAttributes?.find(({ Name }) => Name === name)?.Value;
}
