/** aws-amplify v6 against the local Cognito: second factors, e-mail among them. */
import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  confirmSignIn, fetchMFAPreference, setUpTOTP, signIn, updateMFAPreference, verifyTOTPSetup, type SignInOutput,
} from 'aws-amplify/auth';
import { useAmplify } from './amplify/client.js';
import { advance, MFA_POOL_ID, MFA_REQUIRED_POOL_ID, PASSWORD, startForeignPool, wrong, type ForeignPool } from './pool.js';
import { totp, TOTP_STEP_MS } from './totp.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

const PHONE = '+15555550123';
const MISMATCH = { name: 'CodeMismatchException' };

let pool: ForeignPool;
before(async () => { pool = await startForeignPool(); });
beforeEach(() => { useAmplify(pool.url, 'mfa'); });
after(() => pool.close());

const enter = (username: string): Promise<SignInOutput> => signIn({ username, password: PASSWORD });
const answer = (challengeResponse: string): Promise<SignInOutput> => confirmSignIn({ challengeResponse });

async function addUser(email: string): Promise<void> {
  await pool.addUser(email, { poolId: MFA_POOL_ID, phone: PHONE });
  assert.equal((await enter(email)).isSignedIn, true);
}

async function addToken(): Promise<string> {
  const { sharedSecret } = await setUpTOTP();
  await verifyTOTPSetup({ code: totp(sharedSecret) });
  advance(TOTP_STEP_MS);
  return sharedSecret;
}

describe('a software token', () => {
  test('is set up, preferred, and asked for', async () => {
    await addUser('token@example.com');
    const { sharedSecret } = await setUpTOTP();
    await assert.rejects(verifyTOTPSetup({ code: wrong(totp(sharedSecret)) }), { name: 'EnableSoftwareTokenMFAException' });
    await verifyTOTPSetup({ code: totp(sharedSecret) });
    await updateMFAPreference({ totp: 'PREFERRED' });
    assert.deepEqual(await fetchMFAPreference(), { enabled: ['TOTP'], preferred: 'TOTP' });
    advance(TOTP_STEP_MS);

    useAmplify(pool.url, 'mfa');
    assert.equal((await enter('token@example.com')).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await assert.rejects(answer(wrong(totp(sharedSecret))), MISMATCH);
    assert.equal((await answer(totp(sharedSecret))).isSignedIn, true);
  });

  test('refused: preferring what was never set up', async () => {
    await addUser('token-none@example.com');
    await assert.rejects(updateMFAPreference({ totp: 'PREFERRED' }), { name: 'InvalidParameterException' });
  });
});

for (const [kind, step, destination, to] of [
  ['sms', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', '+*******0123', () => PHONE],
  ['email', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', 'b***@e***', (email: string) => email],
] as const) {
  test(`a code by ${kind} is asked for; a wrong one is refused`, async () => {
    const email = `by-${kind}@example.com`;
    await addUser(email);
    await updateMFAPreference({ [kind]: 'PREFERRED' });
    useAmplify(pool.url, 'mfa');
    const { nextStep } = await enter(email);
    assert.equal(nextStep.signInStep, step);
    assert.equal('codeDeliveryDetails' in nextStep && nextStep.codeDeliveryDetails?.destination, destination);
    const code = pool.lastCode(to(email));
    await assert.rejects(answer(wrong(code)), MISMATCH);
    assert.equal((await answer(code)).isSignedIn, true);
  });
}

test('with several and no preference the user chooses', async () => {
  await addUser('choose@example.com');
  const secret = await addToken();
  await updateMFAPreference({ totp: 'ENABLED', sms: 'ENABLED', email: 'ENABLED' });
  const choose = async (type: 'TOTP' | 'SMS' | 'EMAIL'): Promise<string> => {
    useAmplify(pool.url, 'mfa');
    const { nextStep } = await enter('choose@example.com');
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION');
    assert.deepEqual([...nextStep.allowedMFATypes ?? []].sort(), ['EMAIL', 'SMS', 'TOTP']);
    return (await answer(type)).nextStep.signInStep;
  };
  assert.equal(await choose('TOTP'), 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  assert.equal((await answer(totp(secret))).isSignedIn, true);
  assert.equal(await choose('SMS'), 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
  assert.equal((await answer(pool.lastCode(PHONE))).isSignedIn, true);
  assert.equal(await choose('EMAIL'), 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  assert.equal((await answer(pool.lastCode('choose@example.com'))).isSignedIn, true);
});

test('where a second factor is required the sign-in sets it up', async () => {
  await pool.addUser('required@example.com', { poolId: MFA_REQUIRED_POOL_ID });
  useAmplify(pool.url, 'mfaRequired');
  const { nextStep } = await enter('required@example.com');
  assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
  const secret = nextStep.totpSetupDetails.sharedSecret;
  await assert.rejects(answer(wrong(totp(secret))), { name: 'EnableSoftwareTokenMFAException' });
  assert.equal((await answer(totp(secret))).isSignedIn, true);
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
