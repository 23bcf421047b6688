/** The checks of aws-sdk.test.ts: the ways in. */
import assert from 'node:assert/strict';
import {
  ConfirmForgotPasswordCommand, ConfirmSignUpCommand, ForgotPasswordCommand, InitiateAuthCommand, ResendConfirmationCodeCommand, RespondToAuthChallengeCommand, SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { attribute, MISMATCH, signedIn, signUp, srpSignIn, tokensOf, type Bench, type Checks } from './client.js';
import { CLIENTS, OTHER_PASSWORD, PASSWORD, refused, UUID, wrong } from '../pool.js';

const ClientId = CLIENTS.plain;
const NO_CLIENT = refused('ResourceNotFoundException', 'User pool client nobody does not exist.');

export const entryChecks = (bench: Bench): Checks => ({
  async SignUp() {
    const { sdk, pool } = bench;
    const answer = await signUp(sdk, 'sign-up@example.com');
    assert.equal(answer.UserConfirmed, false);
    assert.match(answer.UserSub ?? '', UUID);
    assert.deepEqual(answer.CodeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 's***@e***' });
    await assert.rejects(sdk.send(new SignUpCommand({ ClientId: 'nobody', Username: 'x@example.com', Password: PASSWORD })), NO_CLIENT);
    await assert.rejects(signUp(sdk, 'weak@example.com', 'weak'), refused('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'));
    await assert.rejects(signUp(sdk, 'not an address'), { name: 'InvalidParameterException' });
    await pool.addUser('sign-up-taken@example.com');
    await assert.rejects(signUp(sdk, 'sign-up-taken@example.com'), { name: 'UsernameExistsException' });
    await assert.rejects(
      sdk.send(new SignUpCommand({ ClientId: CLIENTS.named, Username: 'nameless', Password: PASSWORD, UserAttributes: [{ Name: 'email', Value: 'nameless@example.com' }] })),
      { name: 'InvalidParameterException', message: /given_?name/i },
    );
  },

  async ConfirmSignUp() {
    const { sdk, pool } = bench;
    const { Session: begun } = await signUp(sdk, 'confirm@example.com');
    const confirm = (ConfirmationCode: string, Username = 'confirm@example.com') => sdk.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode, Session: begun }));
    const code = pool.lastCode('confirm@example.com');
    await assert.rejects(confirm(wrong(code)), MISMATCH);
    await assert.rejects(confirm(code, 'nobody@example.com'), { name: 'UserNotFoundException' });
    await assert.rejects(
      sdk.send(new ConfirmSignUpCommand({ ClientId, Username: 'confirm@example.com', ConfirmationCode: code, Session: 'an-invented-session-of-some-length' })),
      { name: 'NotAuthorizedException' },
    );
    const { Session } = await confirm(code);
    const continued = await sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'confirm@example.com' }, Session }));
    assert.equal(await attribute(sdk, tokensOf(continued).AccessToken, 'email_verified'), 'true');
    await assert.rejects(
      sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'confirm@example.com' }, Session })),
      { name: 'NotAuthorizedException' },
      'the Session of a confirmation signs in once',
    );
  },

  async ResendConfirmationCode() {
    const { sdk } = bench;
    await signUp(sdk, 'resend@example.com');
    const sent = await sdk.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'resend@example.com' }));
    assert.deepEqual(sent.CodeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'r***@e***' });
    await assert.rejects(sdk.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'nobody@example.com' })), { name: 'UserNotFoundException' });
  },

  async InitiateAuth() {
    const { sdk } = bench;
    const { RefreshToken } = await signedIn(bench, 'initiate@example.com');
    const initiate = (AuthFlow: 'USER_PASSWORD_AUTH' | 'USER_SRP_AUTH' | 'REFRESH_TOKEN_AUTH' | 'CUSTOM_AUTH', AuthParameters: Record<string, string>, client: string = ClientId) =>
      sdk.send(new InitiateAuthCommand({ ClientId: client, AuthFlow, AuthParameters }));
    const USERNAME = 'initiate@example.com';
    tokensOf(await initiate('USER_PASSWORD_AUTH', { USERNAME, PASSWORD }));
    await assert.rejects(initiate('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: OTHER_PASSWORD }), refused('NotAuthorizedException', 'Incorrect username or password.'));
    await assert.rejects(initiate('USER_PASSWORD_AUTH', { USERNAME }), refused('InvalidParameterException', 'Missing required parameter PASSWORD'));
    await assert.rejects(initiate('USER_PASSWORD_AUTH', { USERNAME, PASSWORD }, CLIENTS.srpOnly), refused('InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client'));
    await assert.rejects(initiate('USER_PASSWORD_AUTH', { USERNAME, PASSWORD }, 'nobody'), NO_CLIENT);
    await assert.rejects(initiate('USER_SRP_AUTH', { USERNAME }), { name: 'InvalidParameterException' });
    await assert.rejects(initiate('CUSTOM_AUTH', { USERNAME }), { name: 'InvalidParameterException' });

    const refreshed = await initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken });
    assert.ok(refreshed.AuthenticationResult?.AccessToken);
    assert.equal(refreshed.AuthenticationResult.RefreshToken, undefined, 'without rotation the old refresh token stays');
    await assert.rejects(initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: 'invented' }), refused('NotAuthorizedException', 'Invalid Refresh Token'));
    await assert.rejects(initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken }, CLIENTS.srpOnly), { name: 'NotAuthorizedException' }, "another client's token");
  },

  async RespondToAuthChallenge() {
    const { sdk, pool } = bench;
    await pool.addUser('respond@example.com');
    tokensOf(await srpSignIn(sdk, 'respond@example.com'));
    await assert.rejects(srpSignIn(sdk, 'respond@example.com', OTHER_PASSWORD), refused('NotAuthorizedException', 'Incorrect username or password.'));
    await pool.invite('respond-invited@example.com', OTHER_PASSWORD);
    const { ChallengeName, Session, ChallengeParameters } = await srpSignIn(sdk, 'respond-invited@example.com', OTHER_PASSWORD);
    assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED');
    assert.equal(JSON.parse(ChallengeParameters?.['userAttributes'] ?? '{}').email, 'respond-invited@example.com');
    const choose = (NEW_PASSWORD: string, name: 'NEW_PASSWORD_REQUIRED' | 'PASSWORD_VERIFIER' = 'NEW_PASSWORD_REQUIRED') =>
      sdk.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName: name, Session, ChallengeResponses: { USERNAME: 'respond-invited@example.com', NEW_PASSWORD } }));
    await assert.rejects(choose('weak'), { name: 'InvalidPasswordException' });
    tokensOf(await choose(PASSWORD));
    await assert.rejects(choose(PASSWORD), { name: 'NotAuthorizedException' }, 'a Session is used once');
  },

  async ForgotPassword() {
    const { sdk, pool } = bench;
    await pool.addUser('forgot@example.com');
    const ask = (Username: string, client: string = ClientId) => sdk.send(new ForgotPasswordCommand({ ClientId: client, Username }));
    assert.deepEqual((await ask('forgot@example.com')).CodeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'f***@e***' });
    await assert.rejects(ask('nobody@example.com'), refused('UserNotFoundException', 'Username/client id combination not found.'));
    assert.equal((await ask('nobody@example.com', CLIENTS.guarded)).CodeDeliveryDetails?.DeliveryMedium, 'EMAIL');
    await signUp(sdk, 'forgot-unverified@example.com');
    await assert.rejects(ask('forgot-unverified@example.com'), { name: 'InvalidParameterException', message: /no registered\/verified email or phone_number/ });
  },

  async ConfirmForgotPassword() {
    const { sdk, pool } = bench;
    await pool.addUser('forgotten@example.com');
    await sdk.send(new ForgotPasswordCommand({ ClientId, Username: 'forgotten@example.com' }));
    const code = pool.lastCode('forgotten@example.com');
    const reset = (ConfirmationCode: string, Password = OTHER_PASSWORD) =>
      sdk.send(new ConfirmForgotPasswordCommand({ ClientId, Username: 'forgotten@example.com', ConfirmationCode, Password }));
    await assert.rejects(reset(wrong(code)), MISMATCH);
    await assert.rejects(reset(code, 'weak'), { name: 'InvalidPasswordException' });
    await reset(code);
    tokensOf(await srpSignIn(sdk, 'forgotten@example.com', OTHER_PASSWORD));
    await assert.rejects(srpSignIn(sdk, 'forgotten@example.com'), { name: 'NotAuthorizedException' });
  },
});
