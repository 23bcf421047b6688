/** aws-amplify v6 against the local Cognito: the ways in, the forgotten password, the settings. */
import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  autoSignIn, confirmResetPassword, confirmSignIn, confirmSignUp, confirmUserAttribute, deleteUser, deleteUserAttributes, fetchUserAttributes, getCurrentUser,
  resendSignUpCode, resetPassword, sendUserAttributeVerificationCode, signIn, signUp, updatePassword, updateUserAttribute, type SignInOutput,
} from 'aws-amplify/auth';
import { letLongTimersGo, useAmplify } from './amplify/client.js';
import { advance, DAY, HOUR, MINUTE, NAMED_POOL_ID, OTHER_PASSWORD, PASSWORD, POOL_ID, refused, startForeignPool, UUID, wrong, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

type Flow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';

let pool: ForeignPool;
before(async () => {
  letLongTimersGo();
  pool = await startForeignPool();
});
beforeEach(() => { useAmplify(pool.url, 'plain'); });
after(() => pool.close());

const enter = (username: string, password = PASSWORD, authFlowType: Flow = 'USER_SRP_AUTH'): Promise<SignInOutput> =>
  signIn({ username, password, options: { authFlowType } });

const EMAIL_DELIVERY = { attributeName: 'email', deliveryMedium: 'EMAIL' };

describe('sign-up', () => {
  const register = (username: string, password = PASSWORD) =>
    signUp({ username, password, options: { userAttributes: { email: username }, autoSignIn: true } });

  test('a code confirms the address, and the user is signed in by itself', async () => {
    const { isSignUpComplete, userId, nextStep } = await register('new@example.com');
    assert.equal(isSignUpComplete, false);
    assert.match(userId ?? '', UUID);
    assert.deepEqual(nextStep, { signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: { ...EMAIL_DELIVERY, destination: 'n***@e***' } });
    const confirmed = await confirmSignUp({ username: 'new@example.com', confirmationCode: pool.lastCode('new@example.com') });
    assert.equal(confirmed.nextStep.signUpStep, 'COMPLETE_AUTO_SIGN_IN');
    assert.equal((await autoSignIn()).isSignedIn, true);
    assert.equal((await getCurrentUser()).userId, userId);
  });

  test('refused: a wrong code, a taken address, a weak password', async () => {
    await register('mistyped@example.com');
    const code = pool.lastCode('mistyped@example.com');
    const confirm = (confirmationCode: string) => confirmSignUp({ username: 'mistyped@example.com', confirmationCode });
    await assert.rejects(confirm(wrong(code)), refused('CodeMismatchException', 'Invalid verification code provided, please try again.'));
    await confirm(code);
    await assert.rejects(register('mistyped@example.com'), { name: 'UsernameExistsException' });
    await assert.rejects(register('weak@example.com', 'weak'), refused('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'));
  });

  test('a code that has expired is refused, and a new one comes on request', async () => {
    await register('late@example.com');
    const confirm = () => confirmSignUp({ username: 'late@example.com', confirmationCode: pool.lastCode('late@example.com') });
    advance(DAY + MINUTE);
    await assert.rejects(confirm(), refused('ExpiredCodeException', 'Invalid code provided, please request a code again.'));
    assert.deepEqual(await resendSignUpCode({ username: 'late@example.com' }), { ...EMAIL_DELIVERY, destination: 'l***@e***' });
    assert.equal((await confirm()).isSignUpComplete, true);
  });
});

for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
  describe(`sign-in by ${flow}`, () => {
    const email = `${flow.toLowerCase()}@example.com`;
    before(async () => { await pool.addUser(email); });

    test('the right password signs in', async () => {
      assert.deepEqual(await enter(email, PASSWORD, flow), { isSignedIn: true, nextStep: { signInStep: 'DONE' } });
      assert.equal((await fetchUserAttributes()).email, email);
      assert.equal((await getCurrentUser()).signInDetails?.loginId, email);
    });

    test('refused: a wrong password, an unknown user', async () => {
      await assert.rejects(enter(email, OTHER_PASSWORD, flow), refused('NotAuthorizedException', 'Incorrect username or password.'));
      await assert.rejects(enter('nobody@example.com', PASSWORD, flow), refused('UserNotFoundException', 'User does not exist.'));
      useAmplify(pool.url, 'guarded');
      await assert.rejects(enter('nobody@example.com', PASSWORD, flow), refused('NotAuthorizedException', 'Incorrect username or password.'));
    });

    test('an address to confirm or a password to reset is the next step', async () => {
      await signUp({ username: `early-${email}`, password: PASSWORD });
      assert.equal((await enter(`early-${email}`, PASSWORD, flow)).nextStep.signInStep, 'CONFIRM_SIGN_UP');
      await pool.addUser(`reset-${email}`);
      await pool.local.admin.resetUserPassword(POOL_ID, `reset-${email}`);
      assert.equal((await enter(`reset-${email}`, PASSWORD, flow)).nextStep.signInStep, 'RESET_PASSWORD');
    });

    test('an invited user chooses a password', async () => {
      await pool.invite(`invited-${email}`, OTHER_PASSWORD);
      const { nextStep } = await enter(`invited-${email}`, OTHER_PASSWORD, flow);
      assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
      await assert.rejects(confirmSignIn({ challengeResponse: 'weak' }), refused('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'));
      assert.equal((await confirmSignIn({ challengeResponse: PASSWORD })).isSignedIn, true);
      useAmplify(pool.url, 'plain');
      await assert.rejects(enter(`invited-${email}`, OTHER_PASSWORD, flow), { name: 'NotAuthorizedException' });
      assert.equal((await enter(`invited-${email}`, PASSWORD, flow)).isSignedIn, true);
    });
  });
}

describe('forced password', () => {
  test('required attributes are asked for and kept', async () => {
    useAmplify(pool.url, 'named');
    await pool.local.admin.createUser(NAMED_POOL_ID, { Username: 'grace', UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }], TemporaryPassword: OTHER_PASSWORD });
    const { nextStep } = await enter('grace', OTHER_PASSWORD);
    assert.deepEqual(nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED' && nextStep.missingAttributes, ['given_name']);
    await confirmSignIn({ challengeResponse: PASSWORD, options: { userAttributes: { given_name: 'Grace' } } });
    assert.equal((await fetchUserAttributes()).given_name, 'Grace');
  });

  test('refused: the step after three minutes', async () => {
    await pool.invite('slow@example.com', OTHER_PASSWORD);
    await enter('slow@example.com', OTHER_PASSWORD);
    advance(3 * MINUTE + 1);
    // Amplify forgets a step of its own accord then, and does not even ask.
    await assert.rejects(confirmSignIn({ challengeResponse: PASSWORD }), /NotAuthorizedException|SignInException/);
  });
});

describe('forgotten password', () => {
  const confirm = (username: string, confirmationCode: string) => confirmResetPassword({ username, confirmationCode, newPassword: OTHER_PASSWORD });

  test('a code sets a new one, and the old one is refused', async () => {
    await pool.addUser('forgot@example.com');
    const { nextStep } = await resetPassword({ username: 'forgot@example.com' });
    assert.deepEqual(nextStep, { resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE', codeDeliveryDetails: { ...EMAIL_DELIVERY, destination: 'f***@e***' } });
    const code = pool.lastCode('forgot@example.com');
    await assert.rejects(confirm('forgot@example.com', wrong(code)), { name: 'CodeMismatchException' });
    await confirm('forgot@example.com', code);
    await assert.rejects(enter('forgot@example.com'), { name: 'NotAuthorizedException' });
    assert.equal((await enter('forgot@example.com', OTHER_PASSWORD)).isSignedIn, true);
  });

  test('refused: a code after an hour, an unknown user', async () => {
    await pool.addUser('forgot-late@example.com');
    await resetPassword({ username: 'forgot-late@example.com' });
    advance(HOUR + MINUTE);
    await assert.rejects(confirm('forgot-late@example.com', pool.lastCode('forgot-late@example.com')), { name: 'ExpiredCodeException' });
    await assert.rejects(resetPassword({ username: 'nobody@example.com' }), refused('UserNotFoundException', 'Username/client id combination not found.'));
  });
});

describe('settings', () => {
  test('the password is changed by who knows it', async () => {
    await pool.addUser('change@example.com');
    await enter('change@example.com');
    await assert.rejects(updatePassword({ oldPassword: OTHER_PASSWORD, newPassword: 'An0ther-one' }), { name: 'NotAuthorizedException' });
    await updatePassword({ oldPassword: PASSWORD, newPassword: OTHER_PASSWORD });
    useAmplify(pool.url, 'plain');
    await assert.rejects(enter('change@example.com'), { name: 'NotAuthorizedException' });
    assert.equal((await enter('change@example.com', OTHER_PASSWORD)).isSignedIn, true);
  });

  test('attributes are written and deleted; a changed address is verified by its code', async () => {
    await pool.addUser('moving@example.com');
    await enter('moving@example.com');
    await updateUserAttribute({ userAttribute: { attributeKey: 'nickname', value: 'Mo' } });
    assert.equal((await fetchUserAttributes()).nickname, 'Mo');
    await deleteUserAttributes({ userAttributeKeys: ['nickname'] });
    assert.equal((await fetchUserAttributes()).nickname, undefined);

    const { nextStep } = await updateUserAttribute({ userAttribute: { attributeKey: 'email', value: 'moved@example.com' } });
    assert.equal(nextStep.updateAttributeStep, 'CONFIRM_ATTRIBUTE_WITH_CODE');
    const verify = (confirmationCode: string) => confirmUserAttribute({ userAttributeKey: 'email', confirmationCode });
    await assert.rejects(verify(wrong(pool.lastCode('moved@example.com'))), { name: 'CodeMismatchException' });
    await sendUserAttributeVerificationCode({ userAttributeKey: 'email' });
    await verify(pool.lastCode('moved@example.com'));
    assert.equal((await fetchUserAttributes()).email_verified, 'true');
  });

  test('a deleted user is gone', async () => {
    await pool.addUser('leaving@example.com');
    await enter('leaving@example.com');
    await deleteUser();
    await assert.rejects(getCurrentUser(), { name: 'UserUnAuthenticatedException' });
    await assert.rejects(enter('leaving@example.com'), { name: 'UserNotFoundException' });
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
