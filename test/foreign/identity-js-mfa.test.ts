/** amazon-cognito-identity-js 6.3.21 against the local Cognito: software tokens, text messages, the choice between them, and the first set-up. */
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { CognitoUser, CognitoUserSession } from 'amazon-cognito-identity-js';
import { answered, authenticate, called, endpoint, signIn, userOf, type MfaStep } from './identity-js/client.js';
import { advance, CLIENTS, MFA_POOL_ID, MFA_REQUIRED_POOL_ID, MINUTE, PASSWORD, refused, startForeignPool, wrong, type ClientName, type ForeignPool } from './pool.js';
import { totp, TOTP_STEP_MS } from './totp.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

const ON = { Enabled: true, PreferredMfa: true };
const PHONE = '+15555550123';
const MISMATCH = { name: 'CodeMismatchException' };

let pool: ForeignPool;
before(async () => {
  pool = await startForeignPool();
  endpoint.url = pool.url;
});
after(() => pool.close());

test("the tests' own authenticator app keeps RFC 6238, appendix B", () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  assert.deepEqual([59, 1111111109, 2000000000].map((seconds) => totp(secret, seconds * 1000)), ['287082', '081804', '279037']);
});

const associate = (user: CognitoUser): Promise<string> =>
  new Promise((associateSecretCode, onFailure) => { user.associateSoftwareToken({ associateSecretCode, onFailure }); });
const verify = (user: CognitoUser, code: string): Promise<CognitoUserSession> => answered((callbacks) => { user.verifySoftwareToken(code, 'Phone', callbacks); });
const prefer = (user: CognitoUser, sms: typeof ON | null, software: typeof ON | null): Promise<string> => called((done) => { user.setUserMfaPreference(sms, software, done); });
const send = (user: CognitoUser, code: string, type: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'): Promise<CognitoUserSession> =>
  answered((callbacks) => { user.sendMFACode(code, callbacks, type); });

/** Signs in until a second factor is asked for. */
async function begin(email: string, client: ClientName = 'mfa'): Promise<{ user: CognitoUser; step: MfaStep }> {
  const user = userOf(email, client);
  const step = await authenticate(user, PASSWORD);
  assert.ok('challengeName' in step, 'no second factor was asked for');
  return { user, step };
}

/** Sets a software token up; the app's next code is a new one. */
async function withToken(email: string): Promise<{ user: CognitoUser; secret: string }> {
  await pool.addUser(email, { poolId: MFA_POOL_ID, phone: PHONE });
  const user = await signIn(email, { client: 'mfa' });
  const secret = await associate(user);
  await verify(user, totp(secret));
  await prefer(user, null, ON);
  advance(TOTP_STEP_MS);
  return { user, secret };
}

describe('a software token', () => {
  test('is set up by a code it shows, and asked for from then on', async () => {
    await pool.addUser('token@example.com', { poolId: MFA_POOL_ID });
    const user = await signIn('token@example.com', { client: 'mfa' });
    const secret = await associate(user);
    await assert.rejects(prefer(user, null, ON), { name: 'InvalidParameterException' }, 'not yet shown to work');
    await assert.rejects(verify(user, wrong(totp(secret))), { name: 'EnableSoftwareTokenMFAException' });
    await verify(user, totp(secret));
    await prefer(user, null, ON);
    advance(TOTP_STEP_MS);

    const again = await begin('token@example.com');
    assert.equal(again.step.challengeName, 'SOFTWARE_TOKEN_MFA');
    assert.equal(again.step.parameters['FRIENDLY_DEVICE_NAME'], 'Phone');
    const session = await send(again.user, totp(secret), 'SOFTWARE_TOKEN_MFA');
    assert.equal(session.getAccessToken().decodePayload()['client_id'], CLIENTS.mfa);
  });

  test('a wrong code is refused, and the right one may follow', async () => {
    const { secret } = await withToken('token-wrong@example.com');
    const { user } = await begin('token-wrong@example.com');
    await assert.rejects(send(user, wrong(totp(secret)), 'SOFTWARE_TOKEN_MFA'), MISMATCH);
    await send(user, totp(secret), 'SOFTWARE_TOKEN_MFA');
  });

  test('refused: a code that was used', async () => {
    const { secret } = await withToken('token-replay@example.com');
    await send((await begin('token-replay@example.com')).user, totp(secret), 'SOFTWARE_TOKEN_MFA');
    await assert.rejects(send((await begin('token-replay@example.com')).user, totp(secret), 'SOFTWARE_TOKEN_MFA'), { name: 'ExpiredCodeException' });
  });

  test('one step early or late is taken, two are refused', async () => {
    const { secret } = await withToken('token-drift@example.com');
    const code = (steps: number): string => totp(secret, Date.now() + steps * TOTP_STEP_MS);
    const attempt = async (steps: number): Promise<CognitoUserSession> => {
      advance(5 * TOTP_STEP_MS);
      return send((await begin('token-drift@example.com')).user, code(steps), 'SOFTWARE_TOKEN_MFA');
    };
    for (const steps of [-1, 1]) await attempt(steps);
    for (const steps of [-2, 2]) await assert.rejects(attempt(steps), MISMATCH);
  });

  test('refused: the code after the Session has expired', async () => {
    const { secret } = await withToken('token-late@example.com');
    const { user } = await begin('token-late@example.com');
    advance(3 * MINUTE + 1);
    await assert.rejects(send(user, totp(secret), 'SOFTWARE_TOKEN_MFA'), refused('NotAuthorizedException', 'Invalid session for the user, session is expired.'));
  });

  test('after five wrong codes even the right one must wait', async () => {
    const { secret } = await withToken('token-locked@example.com');
    for (let attempt = 1; attempt <= 5; attempt++) {
      await assert.rejects(send((await begin('token-locked@example.com')).user, wrong(totp(secret)), 'SOFTWARE_TOKEN_MFA'), MISMATCH);
    }
    const { user } = await begin('token-locked@example.com');
    await assert.rejects(send(user, totp(secret), 'SOFTWARE_TOKEN_MFA'), { name: 'NotAuthorizedException' });
    advance(16 * MINUTE);
    await send((await begin('token-locked@example.com')).user, totp(secret), 'SOFTWARE_TOKEN_MFA');
  });

  test('is no longer asked for when it is turned off', async () => {
    const { user } = await withToken('token-off@example.com');
    await prefer(user, null, { Enabled: false, PreferredMfa: false });
    await signIn('token-off@example.com', { client: 'mfa' });
  });
});

describe('a text message', () => {
  async function withPhone(email: string): Promise<void> {
    await pool.addUser(email, { poolId: MFA_POOL_ID, phone: PHONE });
    await prefer(await signIn(email, { client: 'mfa' }), ON, null);
  }

  test('brings the code', async () => {
    await withPhone('text@example.com');
    const { user, step } = await begin('text@example.com');
    assert.equal(step.challengeName, 'SMS_MFA');
    assert.deepEqual([step.parameters['CODE_DELIVERY_DELIVERY_MEDIUM'], step.parameters['CODE_DELIVERY_DESTINATION']], ['SMS', '+*******0123']);
    const code = pool.lastCode(PHONE);
    await assert.rejects(send(user, wrong(code), 'SMS_MFA'), MISMATCH);
    await send(user, code, 'SMS_MFA');
  });

  test("refused: another sign-in's code", async () => {
    await withPhone('text-other@example.com');
    await begin('text-other@example.com');
    const first = pool.lastCode(PHONE);
    const { user } = await begin('text-other@example.com');
    assert.notEqual(pool.lastCode(PHONE), first);
    await assert.rejects(send(user, first, 'SMS_MFA'), MISMATCH);
  });

  test('refused: turning it on without a phone number', async () => {
    await pool.addUser('text-none@example.com', { poolId: MFA_POOL_ID });
    await assert.rejects(prefer(await signIn('text-none@example.com', { client: 'mfa' }), ON, null), { name: 'InvalidParameterException' });
  });
});

test('with both and no preference the user chooses', async () => {
  const { user, secret } = await withToken('choose@example.com');
  const enabled = { Enabled: true, PreferredMfa: false };
  await prefer(user, enabled, enabled);
  const choose = async (answer: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'): Promise<CognitoUser> => {
    const { user: chooser, step } = await begin('choose@example.com');
    assert.equal(step.challengeName, 'SELECT_MFA_TYPE');
    assert.deepEqual(JSON.parse(step.parameters['MFAS_CAN_CHOOSE'] ?? '').sort(), ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']);
    const next = await new Promise<string>((resolve, onFailure) => {
      chooser.sendMFASelectionAnswer(answer, { onSuccess: () => {}, onFailure, mfaRequired: resolve, totpRequired: resolve });
    });
    assert.equal(next, answer);
    return chooser;
  };
  await send(await choose('SOFTWARE_TOKEN_MFA'), totp(secret), 'SOFTWARE_TOKEN_MFA');
  const texted = await choose('SMS_MFA');
  await send(texted, pool.lastCode(PHONE), 'SMS_MFA');
});

describe('where a second factor is required', () => {
  test('the sign-in sets it up, and the next one asks for it', async () => {
    await pool.addUser('required@example.com', { poolId: MFA_REQUIRED_POOL_ID });
    const { user, step } = await begin('required@example.com', 'mfaRequired');
    assert.equal(step.challengeName, 'MFA_SETUP');
    assert.deepEqual(JSON.parse(step.parameters['MFAS_CAN_SETUP'] ?? ''), ['SOFTWARE_TOKEN_MFA']);
    const secret = await associate(user);
    const session = await verify(user, totp(secret));
    assert.equal(session.getAccessToken().decodePayload()['client_id'], CLIENTS.mfaRequired);
    advance(TOTP_STEP_MS);
    const again = await begin('required@example.com', 'mfaRequired');
    assert.equal(again.step.challengeName, 'SOFTWARE_TOKEN_MFA');
    await send(again.user, totp(secret), 'SOFTWARE_TOKEN_MFA');
  });

  test('a wrong code sets nothing up', async () => {
    await pool.addUser('required-wrong@example.com', { poolId: MFA_REQUIRED_POOL_ID });
    const { user } = await begin('required-wrong@example.com', 'mfaRequired');
    const secret = await associate(user);
    await assert.rejects(verify(user, wrong(totp(secret))), { name: 'EnableSoftwareTokenMFAException' });
    assert.equal((await begin('required-wrong@example.com', 'mfaRequired')).step.challengeName, 'MFA_SETUP');
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
