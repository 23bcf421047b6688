/** amazon-cognito-identity-js 6.3.21 against the local Cognito: the ways in. */
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { answered, attributes, authenticate, called, confirm, endpoint, session, signIn, signUp, userOf, type NewPasswordStep } from './identity-js/client.js';
import { advance, CLIENTS, DAY, MINUTE, NAMED_POOL_ID, OTHER_PASSWORD, PASSWORD, POOL_ID, refused, startForeignPool, UUID, wrong, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

let pool: ForeignPool;
before(async () => {
  pool = await startForeignPool();
  endpoint.url = pool.url;
});
after(() => pool.close());

describe('sign-up', () => {
  test('a code confirms the address, and the user signs in', async () => {
    const result = await signUp('new@example.com');
    assert.equal(result.userConfirmed, false);
    assert.match(result.userSub, UUID);
    assert.deepEqual(result.codeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' });
    assert.equal(await confirm('new@example.com', pool.lastCode('new@example.com')), 'SUCCESS');
    const user = await signIn('new@example.com');
    assert.deepEqual(await attributes(user), { sub: result.userSub, email: 'new@example.com', email_verified: 'true' });
  });

  test('refused: an address that is taken', async () => {
    await pool.addUser('taken@example.com');
    await assert.rejects(signUp('taken@example.com'), { name: 'UsernameExistsException' });
  });

  const weak: [password: string, message: string][] = [
    ['Sh0rt-x', 'Password did not conform with policy: Password not long enough'],
    ['no-upper-case-1', 'Password did not conform with policy: Password must have uppercase characters'],
    ['NO-LOWER-CASE-1', 'Password did not conform with policy: Password must have lowercase characters'],
    ['No-number-here', 'Password did not conform with policy: Password must have numeric characters'],
    ['NoSymbolHere1', 'Password did not conform with policy: Password must have symbol characters'],
  ];
  for (const [password, message] of weak) {
    test(`refused: ${password}`, () => assert.rejects(signUp('weak@example.com', password), refused('InvalidPasswordException', message)));
  }

  for (const password of [` ${PASSWORD}`, `${PASSWORD} `]) {
    test(`refused: a password with a space at an end: "${password}"`, () => assert.rejects(signUp('space@example.com', password), /InvalidP(arameter|assword)Exception/));
  }

  test('refused: signing in before the address is confirmed', async () => {
    await signUp('early@example.com');
    await assert.rejects(signIn('early@example.com'), refused('UserNotConfirmedException', 'User is not confirmed.'));
  });

  test('a wrong code is refused, the right one still works, and only once', async () => {
    await signUp('mistyped@example.com');
    const code = pool.lastCode('mistyped@example.com');
    await assert.rejects(confirm('mistyped@example.com', wrong(code)), refused('CodeMismatchException', 'Invalid verification code provided, please try again.'));
    await confirm('mistyped@example.com', code);
    await assert.rejects(confirm('mistyped@example.com', code), refused('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED'));
  });

  test('a code lives for a day; a new one is sent on request', async () => {
    await signUp('late@example.com');
    const old = pool.lastCode('late@example.com');
    advance(DAY + MINUTE);
    await assert.rejects(confirm('late@example.com', old), refused('ExpiredCodeException', 'Invalid code provided, please request a code again.'));
    const sent = await called<{ CodeDeliveryDetails: unknown }>((done) => { userOf('late@example.com').resendConfirmationCode(done); });
    assert.deepEqual(sent.CodeDeliveryDetails, { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'l***@e***' });
    assert.equal(await confirm('late@example.com', pool.lastCode('late@example.com')), 'SUCCESS');
  });

  test('refused: another code for a user who is confirmed', async () => {
    await pool.addUser('confirmed@example.com');
    await assert.rejects(called((done) => { userOf('confirmed@example.com').resendConfirmationCode(done); }), refused('InvalidParameterException', 'User is already confirmed.'));
  });
});

for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
  describe(`sign-in by ${flow}`, () => {
    const email = `${flow.toLowerCase()}@example.com`;
    before(async () => { await pool.addUser(email); });

    test('the right password gives tokens of this user and this client', async () => {
      const { sub } = await attributes(await signIn(email, { flow }));
      const tokens = await session(await signIn(email, { flow }));
      assert.equal(tokens.isValid(), true);
      const access = tokens.getAccessToken().decodePayload();
      const id = tokens.getIdToken().decodePayload();
      assert.deepEqual([access['client_id'], access['token_use'], access['sub']], [CLIENTS.plain, 'access', sub]);
      assert.deepEqual([id['aud'], id['token_use'], id['email']], [CLIENTS.plain, 'id', email]);
    });

    test('the address is not case-sensitive', async () => { await signIn(email.toUpperCase(), { flow }); });

    test('refused: a wrong password', () =>
      assert.rejects(signIn(email, { flow, password: OTHER_PASSWORD }), refused('NotAuthorizedException', 'Incorrect username or password.')));

    test('refused: an unknown user, by name where the client says so', () =>
      assert.rejects(signIn('nobody@example.com', { flow }), refused('UserNotFoundException', 'User does not exist.')));

    test('refused: an unknown user, like a wrong password where existence is guarded', () =>
      assert.rejects(signIn('nobody@example.com', { flow, client: 'guarded' }), refused('NotAuthorizedException', 'Incorrect username or password.')));

    test('refused: a user who must reset the password', async () => {
      await pool.addUser(`reset-${email}`);
      await pool.local.admin.resetUserPassword(POOL_ID, `reset-${email}`);
      await assert.rejects(signIn(`reset-${email}`, { flow }), refused('PasswordResetRequiredException', 'Password reset required for the user'));
    });

    test('a disabled user is refused, an enabled one is not', async () => {
      await pool.addUser(`disabled-${email}`);
      await pool.local.admin.disableUser(POOL_ID, `disabled-${email}`);
      await assert.rejects(signIn(`disabled-${email}`, { flow }), refused('NotAuthorizedException', 'User is disabled.'));
      await pool.local.admin.enableUser(POOL_ID, `disabled-${email}`);
      await signIn(`disabled-${email}`, { flow });
    });

    test('after five wrong passwords even the right one must wait', async () => {
      await pool.addUser(`locked-${email}`);
      for (let attempt = 1; attempt <= 5; attempt++) {
        await assert.rejects(signIn(`locked-${email}`, { flow, password: OTHER_PASSWORD }), { message: 'Incorrect username or password.' });
      }
      await assert.rejects(signIn(`locked-${email}`, { flow }), refused('NotAuthorizedException', 'Password attempts exceeded'));
      advance(16 * MINUTE);
      await signIn(`locked-${email}`, { flow });
    });
  });
}

test('a client takes only the flows it is configured for', async () => {
  await pool.addUser('flows@example.com');
  await signIn('flows@example.com', { client: 'srpOnly' });
  await assert.rejects(signIn('flows@example.com', { client: 'srpOnly', flow: 'USER_PASSWORD_AUTH' }), refused('InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client'));
});

test('a user name of one\'s own signs in, and so does its verified e-mail', async () => {
  await pool.local.admin.createUser(NAMED_POOL_ID, {
    Username: 'ada',
    UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }, { Name: 'email_verified', Value: 'true' }, { Name: 'given_name', Value: 'Ada' }],
  });
  await pool.local.admin.setUserPassword(NAMED_POOL_ID, 'ada', PASSWORD, { Permanent: true });
  for (const name of ['ada', 'ada@example.com']) {
    const tokens = await session(await signIn(name, { client: 'named' }));
    assert.equal(tokens.getAccessToken().decodePayload()['username'], 'ada');
  }
});

describe('forced password', () => {
  const TEMPORARY = 'Temp0rary-word';

  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
    test(`an invited user chooses one, by ${flow}`, async () => {
      const email = `invited-${flow.toLowerCase()}@example.com`;
      await pool.invite(email, TEMPORARY);
      const user = userOf(email);
      const step = await authenticate(user, TEMPORARY, flow) as NewPasswordStep;
      assert.equal(step.userAttributes['email'], email);
      assert.deepEqual(step.requiredAttributes, []);
      await answered((callbacks) => { user.completeNewPasswordChallenge(PASSWORD, {}, callbacks); });
      await assert.rejects(signIn(email, { password: TEMPORARY, flow }), { name: 'NotAuthorizedException' });
      await signIn(email, { flow });
    });
  }

  test('a weak one is refused, and a better one may follow', async () => {
    await pool.invite('invited-weak@example.com', TEMPORARY);
    const user = userOf('invited-weak@example.com');
    await authenticate(user, TEMPORARY);
    await assert.rejects(
      answered((callbacks) => { user.completeNewPasswordChallenge('weak', {}, callbacks); }),
      refused('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    );
    await answered((callbacks) => { user.completeNewPasswordChallenge(PASSWORD, {}, callbacks); });
    await signIn('invited-weak@example.com');
  });

  test('the attributes a pool requires are asked for, and refused when left out', async () => {
    await pool.local.admin.createUser(NAMED_POOL_ID, {
      Username: 'grace',
      UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }, { Name: 'email_verified', Value: 'true' }],
      TemporaryPassword: TEMPORARY,
    });
    const user = userOf('grace', 'named');
    const step = await authenticate(user, TEMPORARY) as NewPasswordStep;
    assert.deepEqual(step.requiredAttributes, ['given_name']);
    await assert.rejects(answered((callbacks) => { user.completeNewPasswordChallenge(PASSWORD, {}, callbacks); }), { name: 'InvalidParameterException' });
    const again = userOf('grace', 'named');
    await authenticate(again, TEMPORARY);
    await answered((callbacks) => { again.completeNewPasswordChallenge(PASSWORD, { given_name: 'Grace' }, callbacks); });
    assert.equal((await attributes(again))['given_name'], 'Grace');
  });

  test('refused: the step after three minutes', async () => {
    await pool.invite('invited-late@example.com', TEMPORARY);
    const user = userOf('invited-late@example.com');
    await authenticate(user, TEMPORARY);
    advance(3 * MINUTE + 1);
    await assert.rejects(
      answered((callbacks) => { user.completeNewPasswordChallenge(PASSWORD, {}, callbacks); }),
      refused('NotAuthorizedException', 'Invalid session for the user, session is expired.'),
    );
  });

  test('refused: an invitation after its seven days', async () => {
    await pool.invite('invited-expired@example.com', TEMPORARY);
    advance(7 * DAY + MINUTE);
    await assert.rejects(
      authenticate(userOf('invited-expired@example.com'), TEMPORARY),
      refused('NotAuthorizedException', 'Temporary password has expired and must be reset by an administrator.'),
    );
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
