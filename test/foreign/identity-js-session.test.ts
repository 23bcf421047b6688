/** amazon-cognito-identity-js 6.3.21 against the local Cognito: the session, the forgotten password, the settings. */
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { CognitoUserSession, type CognitoUser } from 'amazon-cognito-identity-js';
import { answered, attributes, authenticate, called, endpoint, MemoryStorage, session, signIn, userOf, userPool, withoutRetries } from './identity-js/client.js';
import { advance, DAY, HOUR, MINUTE, OTHER_PASSWORD, PASSWORD, POOL_ID, refused, startForeignPool, wrong, type ClientName, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

let pool: ForeignPool;
before(async () => {
  pool = await startForeignPool();
  endpoint.url = pool.url;
});
after(() => pool.close());

describe('session', () => {
  test('a stored session is found again without a request', async () => {
    await pool.addUser('stored@example.com');
    const storage = new MemoryStorage();
    await authenticate(userOf('stored@example.com', 'plain', storage), PASSWORD);
    const requests = pool.recording.exchanges.length;
    const found = userPool('plain', storage).getCurrentUser();
    assert.ok(found);
    assert.equal((await session(found)).isValid(), true);
    assert.equal(pool.recording.exchanges.length, requests);
  });

  test('expired tokens are refreshed; the refresh token stays', async () => {
    await pool.addUser('refresh@example.com');
    const user = await signIn('refresh@example.com');
    const before = await session(user);
    advance(HOUR + MINUTE);
    assert.equal(before.isValid(), false);
    await assert.rejects(attributes(userWith(user, before)), refused('NotAuthorizedException', 'Access Token has expired'));
    const after = await session(user);
    assert.equal(after.isValid(), true);
    assert.notEqual(after.getAccessToken().getJwtToken(), before.getAccessToken().getJwtToken());
    assert.equal(after.getRefreshToken().getToken(), before.getRefreshToken().getToken());
    assert.equal((await attributes(user))['email'], 'refresh@example.com');
  });

  test('refused: a refresh token after 30 days', async () => {
    await pool.addUser('expired@example.com');
    const user = withoutRetries(await signIn('expired@example.com'));
    advance(30 * DAY + MINUTE);
    await assert.rejects(session(user), refused('NotAuthorizedException', 'Refresh Token has expired'));
  });

  test('refused: an invented refresh token', async () => {
    await pool.addUser('invented@example.com');
    const user = withoutRetries(await signIn('invented@example.com'));
    const token = (await session(user)).getRefreshToken();
    await assert.rejects(called((done) => { user.refreshSession({ ...token, getToken: () => 'invented' }, done); }), { name: 'NotAuthorizedException' });
  });

  test('refused: REFRESH_TOKEN_AUTH where refresh tokens rotate', async () => {
    await pool.addUser('rotating@example.com');
    const user = withoutRetries(await signIn('rotating@example.com', { client: 'rotating' }));
    advance(HOUR + MINUTE);
    await assert.rejects(session(user), /InvalidParameterException|NotAuthorizedException|UnsupportedOperationException/);
  });

  test('signing out revokes the tokens of this device only', async () => {
    await pool.addUser('sign-out@example.com');
    const [here, there] = [withoutRetries(await signIn('sign-out@example.com')), await signIn('sign-out@example.com')];
    const tokens = await session(here);
    await new Promise<void>((done) => { here.signOut(done); });
    const lost = withoutRetries(userWith(here, tokens));
    await assert.rejects(attributes(lost), refused('NotAuthorizedException', 'Access Token has been revoked'));
    await assert.rejects(called((done) => { lost.refreshSession(tokens.getRefreshToken(), done); }), refused('NotAuthorizedException', 'Refresh Token has been revoked'));
    assert.equal((await attributes(there))['email'], 'sign-out@example.com');
  });

  test('signing out globally revokes them on every device', async () => {
    await pool.addUser('global@example.com');
    const [here, there] = [await signIn('global@example.com'), withoutRetries(await signIn('global@example.com'))];
    const tokens = await session(there);
    assert.equal(await answered((callbacks) => { here.globalSignOut(callbacks); }), 'SUCCESS');
    await assert.rejects(attributes(there), refused('NotAuthorizedException', 'Access Token has been revoked'));
    await assert.rejects(called((done) => { there.refreshSession(tokens.getRefreshToken(), done); }), refused('NotAuthorizedException', 'Refresh Token has been revoked'));
  });

  /** The same user on another page, with tokens that it holds for good, whatever has become of them. */
  function userWith(user: CognitoUser, tokens: CognitoUserSession): CognitoUser {
    const copy = userOf(user.getUsername());
    const held = new CognitoUserSession({ IdToken: tokens.getIdToken(), AccessToken: tokens.getAccessToken(), RefreshToken: tokens.getRefreshToken() });
    held.isValid = () => true;
    copy.setSignInUserSession(held);
    return copy;
  }
});

describe('forgotten password', () => {
  const forgot = (email: string, client: ClientName = 'plain'): Promise<{ CodeDeliveryDetails: unknown }> =>
    new Promise((inputVerificationCode, onFailure) => { userOf(email, client).forgotPassword({ onSuccess: () => {}, onFailure, inputVerificationCode }); });
  const reset = (email: string, code: string, password = OTHER_PASSWORD, client: ClientName = 'plain'): Promise<string> =>
    answered((callbacks) => { userOf(email, client).confirmPassword(code, password, callbacks); });

  test('a code sets a new one, and the old one is refused', async () => {
    await pool.addUser('forgot@example.com');
    const sent = await forgot('forgot@example.com');
    assert.deepEqual(sent.CodeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'f***@e***' });
    const code = pool.lastCode('forgot@example.com');
    assert.equal(await reset('forgot@example.com', code), 'SUCCESS');
    await assert.rejects(signIn('forgot@example.com'), { name: 'NotAuthorizedException' });
    await signIn('forgot@example.com', { password: OTHER_PASSWORD });
    await assert.rejects(reset('forgot@example.com', code, PASSWORD), { name: 'ExpiredCodeException' });
  });

  test('refused: a wrong code, a weak password; then the right ones work', async () => {
    await pool.addUser('forgot-wrong@example.com');
    await forgot('forgot-wrong@example.com');
    const code = pool.lastCode('forgot-wrong@example.com');
    await assert.rejects(reset('forgot-wrong@example.com', wrong(code)), refused('CodeMismatchException', 'Invalid verification code provided, please try again.'));
    await assert.rejects(reset('forgot-wrong@example.com', code, 'weak'), { name: 'InvalidPasswordException' });
    assert.equal(await reset('forgot-wrong@example.com', code), 'SUCCESS');
  });

  test('refused: a code after an hour', async () => {
    await pool.addUser('forgot-late@example.com');
    await forgot('forgot-late@example.com');
    advance(HOUR + MINUTE);
    await assert.rejects(reset('forgot-late@example.com', pool.lastCode('forgot-late@example.com')), refused('ExpiredCodeException', 'Invalid code provided, please request a code again.'));
  });

  test('an unknown user is refused by name, or answered alike where existence is guarded', async () => {
    await assert.rejects(forgot('nobody@example.com'), refused('UserNotFoundException', 'Username/client id combination not found.'));
    const simulated = await forgot('nobody@example.com', 'guarded');
    assert.deepEqual(simulated.CodeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' });
    assert.throws(() => pool.lastCode('nobody@example.com'), /no code was sent/);
    await assert.rejects(reset('nobody@example.com', '123456', OTHER_PASSWORD, 'guarded'), { name: 'CodeMismatchException' });
  });

  test('a user whose password an administrator reset comes back this way', async () => {
    await pool.addUser('reset-required@example.com');
    await pool.local.admin.resetUserPassword(POOL_ID, 'reset-required@example.com');
    await reset('reset-required@example.com', pool.lastCode('reset-required@example.com'));
    await signIn('reset-required@example.com', { password: OTHER_PASSWORD });
  });
});

const changePassword = (user: CognitoUser, old: string, proposed: string): Promise<string> => called((done) => { user.changePassword(old, proposed, done); });

describe('settings', () => {
  test('the password is changed by who knows it', async () => {
    await pool.addUser('change@example.com');
    const user = await signIn('change@example.com');
    await assert.rejects(changePassword(user, OTHER_PASSWORD, 'An0ther-one'), refused('NotAuthorizedException', 'Incorrect username or password.'));
    await assert.rejects(changePassword(user, PASSWORD, 'weak'), { name: 'InvalidPasswordException' });
    assert.equal(await changePassword(user, PASSWORD, OTHER_PASSWORD), 'SUCCESS');
    await assert.rejects(signIn('change@example.com'), { name: 'NotAuthorizedException' });
    await signIn('change@example.com', { password: OTHER_PASSWORD });
  });

  test('attributes are written, read and deleted', async () => {
    await pool.addUser('profile@example.com');
    const user = await signIn('profile@example.com');
    await called((done) => { user.updateAttributes([{ Name: 'nickname', Value: 'Prof' }], done); });
    assert.equal((await attributes(user))['nickname'], 'Prof');
    await called((done) => { user.deleteAttributes(['nickname'], done); });
    assert.equal((await attributes(user))['nickname'], undefined);
  });

  test('refused: writing sub, an attribute the pool lacks, another user\'s address', async () => {
    await pool.addUser('profile-taken@example.com');
    await pool.addUser('profile-wrong@example.com');
    const user = await signIn('profile-wrong@example.com');
    const write = (Name: string, Value: string): Promise<unknown> => called((done) => { user.updateAttributes([{ Name, Value }], done); });
    await assert.rejects(write('sub', 'x'), /NotAuthorizedException|InvalidParameterException/);
    await assert.rejects(write('custom:none', 'x'), { name: 'InvalidParameterException' });
    await assert.rejects(write('email', 'profile-taken@example.com'), { name: 'AliasExistsException', message: 'An account with the given email already exists.' });
  });

  test('a changed address is verified by its code', async () => {
    await pool.addUser('moving@example.com');
    const user = await signIn('moving@example.com');
    await called((done) => { user.updateAttributes([{ Name: 'email', Value: 'moved@example.com' }], done); });
    assert.equal((await attributes(user))['email_verified'], 'false');
    const code = pool.lastCode('moved@example.com');
    const verify = (given: string): Promise<string> => answered((callbacks) => { user.verifyAttribute('email', given, callbacks); });
    await assert.rejects(verify(wrong(code)), { name: 'CodeMismatchException' });
    assert.equal(await verify(code), 'SUCCESS');
    assert.equal((await attributes(user))['email_verified'], 'true');
    await signIn('moved@example.com');
  });

  test('a code for an attribute is sent on request', async () => {
    await pool.addUser('verify@example.com');
    const user = await signIn('verify@example.com');
    const ask = (name: string): Promise<unknown> =>
      new Promise((resolve, onFailure) => { user.getAttributeVerificationCode(name, { onSuccess: resolve, onFailure, inputVerificationCode: resolve }); });
    await ask('email');
    assert.match(pool.lastCode('verify@example.com'), /^\d{6}$/);
    await assert.rejects(ask('nickname'), { name: 'InvalidParameterException' });
  });

  test('a deleted user is gone', async () => {
    await pool.addUser('leaving@example.com');
    const user = await signIn('leaving@example.com');
    assert.equal(await called((done) => { user.deleteUser(done); }), 'SUCCESS');
    await assert.rejects(signIn('leaving@example.com'), { name: 'UserNotFoundException' });
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
