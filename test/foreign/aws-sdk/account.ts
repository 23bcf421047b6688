/** The checks of aws-sdk.test.ts: what a signed-in user does to the account. */
import assert from 'node:assert/strict';
import {
  ChangePasswordCommand, DeleteUserAttributesCommand, DeleteUserCommand, GetUserAttributeVerificationCodeCommand, UpdateUserAttributesCommand, VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { attribute, getUser, INVALID_TOKEN, MISMATCH, signedIn, srpSignIn, tokensOf, type Bench, type Checks } from './client.js';
import { advance, HOUR, MINUTE, OTHER_PASSWORD, PASSWORD, refused, UUID, wrong } from '../pool.js';

export const accountChecks = (bench: Bench): Checks => ({
  async ChangePassword() {
    const { sdk } = bench;
    const { AccessToken } = await signedIn(bench, 'change@example.com');
    const change = (PreviousPassword: string, ProposedPassword: string, token = AccessToken) =>
      sdk.send(new ChangePasswordCommand({ AccessToken: token, PreviousPassword, ProposedPassword }));
    await assert.rejects(change(OTHER_PASSWORD, 'An0ther-one'), refused('NotAuthorizedException', 'Incorrect username or password.'));
    await assert.rejects(change(PASSWORD, 'weak'), { name: 'InvalidPasswordException' });
    await assert.rejects(change(PASSWORD, OTHER_PASSWORD, 'not.a.token'), INVALID_TOKEN);
    await change(PASSWORD, OTHER_PASSWORD);
    tokensOf(await srpSignIn(sdk, 'change@example.com', OTHER_PASSWORD));
  },

  async GetUser() {
    const { sdk } = bench;
    const { AccessToken, IdToken } = await signedIn(bench, 'get-user@example.com');
    const user = await getUser(sdk, AccessToken);
    assert.match(user.Username ?? '', UUID);
    assert.equal(await attribute(sdk, AccessToken, 'sub'), user.Username);
    await assert.rejects(getUser(sdk, 'not.a.token'), INVALID_TOKEN);
    await assert.rejects(getUser(sdk, IdToken), { name: 'NotAuthorizedException' }, 'an ID token is no access token');
    advance(HOUR + MINUTE);
    await assert.rejects(getUser(sdk, AccessToken), refused('NotAuthorizedException', 'Access Token has expired'));
  },

  async UpdateUserAttributes() {
    const { sdk } = bench;
    const { AccessToken } = await signedIn(bench, 'update@example.com');
    const update = (Name: string, Value: string) => sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }));
    assert.deepEqual((await update('nickname', 'Up')).CodeDeliveryDetailsList ?? [], []);
    assert.equal(await attribute(sdk, AccessToken, 'nickname'), 'Up');
    assert.deepEqual((await update('email', 'updated@example.com')).CodeDeliveryDetailsList, [{ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'u***@e***' }]);
    await assert.rejects(update('email', 'not an address'), { name: 'InvalidParameterException' });
    await assert.rejects(update('email_verified', 'true'), { name: /NotAuthorizedException|InvalidParameterException/ });
  },

  async DeleteUserAttributes() {
    const { sdk } = bench;
    const { AccessToken } = await signedIn(bench, 'delete-attribute@example.com');
    await sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: 'nickname', Value: 'Del' }] }));
    await sdk.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['nickname'] }));
    assert.equal(await attribute(sdk, AccessToken, 'nickname'), undefined);
    await assert.rejects(sdk.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['sub'] })), { name: /NotAuthorizedException|InvalidParameterException/ });
  },

  async GetUserAttributeVerificationCode() {
    const { sdk } = bench;
    const { AccessToken } = await signedIn(bench, 'attribute-code@example.com');
    const ask = (AttributeName: string) => sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName }));
    assert.deepEqual((await ask('email')).CodeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' });
    await assert.rejects(ask('nickname'), { name: 'InvalidParameterException' });
  },

  async VerifyUserAttribute() {
    const { sdk, pool } = bench;
    const { AccessToken } = await signedIn(bench, 'verify@example.com');
    await sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }));
    const code = pool.lastCode('verify@example.com');
    const verify = (Code: string) => sdk.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }));
    await assert.rejects(verify(wrong(code)), MISMATCH);
    await verify(code);
    await assert.rejects(verify(code), { name: /ExpiredCodeException|CodeMismatchException/ }, 'a code is used once');
  },

  async DeleteUser() {
    const { sdk } = bench;
    const { AccessToken } = await signedIn(bench, 'delete@example.com');
    await assert.rejects(sdk.send(new DeleteUserCommand({ AccessToken: 'not.a.token' })), INVALID_TOKEN);
    await sdk.send(new DeleteUserCommand({ AccessToken }));
    await assert.rejects(srpSignIn(sdk, 'delete@example.com'), refused('UserNotFoundException', 'User does not exist.'));
    await assert.rejects(getUser(sdk, AccessToken), { name: 'UserNotFoundException' });
  },
});
