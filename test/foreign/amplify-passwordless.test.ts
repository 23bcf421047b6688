/** aws-amplify v6 against the local Cognito: the choice of a first factor, codes, accounts without a password, passkeys. */
import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  associateWebAuthnCredential, autoSignIn, confirmSignIn, confirmSignUp, deleteWebAuthnCredential, listWebAuthnCredentials, signIn, signUp, type SignInOutput,
} from 'aws-amplify/auth';
import { letLongTimersGo, useAmplify } from './amplify/client.js';
import { installPasskeyBrowser, type PasskeyBrowser } from './amplify/passkey-browser.js';
import { CHOICE_POOL_ID, PASSWORD, startForeignPool, wrong, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

type Preferred = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

const PHONE = '+15555550155';

let pool: ForeignPool;
before(async () => {
  letLongTimersGo();
  pool = await startForeignPool();
});
beforeEach(() => { useAmplify(pool.url, 'choice'); });
after(() => pool.close());

const enter = (username: string, preferredChallenge?: Preferred, password?: string): Promise<SignInOutput> =>
  signIn({ username, ...(password !== undefined && { password }), options: { authFlowType: 'USER_AUTH', ...(preferredChallenge && { preferredChallenge }) } });
const answer = (challengeResponse: string): Promise<SignInOutput> => confirmSignIn({ challengeResponse });
const addUser = (email: string, phone?: string): Promise<string> => pool.addUser(email, { poolId: CHOICE_POOL_ID, ...(phone && { phone }) });

describe('the choice', () => {
  test('names what the user has', async () => {
    await addUser('choose@example.com', PHONE);
    const { nextStep } = await enter('choose@example.com');
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    assert.deepEqual(nextStep.availableChallenges, ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP']);
  });

  for (const kind of ['PASSWORD', 'PASSWORD_SRP'] as const) {
    test(`${kind}: chosen, then given; a wrong one is refused`, async () => {
      const email = `${kind.toLowerCase()}@example.com`;
      await addUser(email);
      const choose = async (): Promise<void> => {
        await enter(email);
        assert.equal((await answer(kind)).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_PASSWORD');
      };
      await choose();
      await assert.rejects(answer('Wr0ng-password'), { name: 'NotAuthorizedException' });
      await choose();
      assert.equal((await answer(PASSWORD)).isSignedIn, true);
    });

    test(`${kind}: preferred, and given at once; a wrong one is refused`, async () => {
      const email = `preferred.${kind.toLowerCase()}@example.com`;
      await addUser(email);
      await assert.rejects(enter(email, kind, 'Wr0ng-password'), { name: 'NotAuthorizedException' });
      assert.equal((await enter(email, kind, PASSWORD)).isSignedIn, true);
    });
  }

  for (const [kind, step, to] of [
    ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', (email: string) => email],
    ['SMS_OTP', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', () => PHONE],
  ] as const) {
    test(`${kind}: chosen, and preferred; a wrong code is refused`, async () => {
      const email = `${kind.toLowerCase()}@example.com`;
      await addUser(email, PHONE);
      await enter(email);
      assert.equal((await answer(kind)).nextStep.signInStep, step);
      const code = pool.lastCode(to(email));
      await assert.rejects(answer(wrong(code)), { name: 'CodeMismatchException' });
      assert.equal((await answer(code)).isSignedIn, true);
      useAmplify(pool.url, 'choice');
      assert.equal((await enter(email, kind)).nextStep.signInStep, step);
      assert.equal((await answer(pool.lastCode(to(email)))).isSignedIn, true);
    });
  }
});

test('an account without a password is confirmed, signed in by itself, and comes back by a code', async () => {
  const username = 'without@example.com';
  await signUp({ username, options: { userAttributes: { email: username }, autoSignIn: { authFlowType: 'USER_AUTH' } } });
  await confirmSignUp({ username, confirmationCode: pool.lastCode(username) });
  assert.equal((await autoSignIn()).isSignedIn, true);
  useAmplify(pool.url, 'choice');
  const { nextStep } = await enter(username);
  assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
  assert.deepEqual(nextStep.availableChallenges, ['EMAIL_OTP']);
  useAmplify(pool.url, 'plain');
  await assert.rejects(signUp({ username: 'nobody@example.com', options: { userAttributes: { email: 'nobody@example.com' } } }), { name: 'InvalidParameterException' });
});

describe('a passkey', () => {
  let browser: PasskeyBrowser;
  before(() => { browser = installPasskeyBrowser(); });
  beforeEach(() => { browser.lie = {}; });
  after(() => { browser.remove(); });

  test('is registered, listed, signed in with, and removed', async () => {
    const username = 'passkey@example.com';
    await addUser(username);
    await enter(username, 'PASSWORD', PASSWORD);
    await associateWebAuthnCredential();
    const { credentials: [passkey] } = await listWebAuthnCredentials();
    assert.equal(passkey?.relyingPartyId, 'example.com');

    useAmplify(pool.url, 'choice');
    assert.equal((await enter(username, 'WEB_AUTHN')).isSignedIn, true);
    useAmplify(pool.url, 'choice');
    await enter(username);
    assert.equal((await answer('WEB_AUTHN')).isSignedIn, true);

    await deleteWebAuthnCredential({ credentialId: passkey.credentialId ?? '' });
    assert.deepEqual((await listWebAuthnCredentials()).credentials, []);
    useAmplify(pool.url, 'choice');
    assert.equal((await enter(username, 'WEB_AUTHN')).nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
  });

  test('refused: a registration from another origin, an assertion for another site', async () => {
    const username = 'liar@example.com';
    await addUser(username);
    await enter(username, 'PASSWORD', PASSWORD);
    browser.lie = { origin: 'https://evil.example' };
    await assert.rejects(associateWebAuthnCredential(), { name: 'WebAuthnOriginNotAllowedException' });
    browser.lie = {};
    await associateWebAuthnCredential();
    useAmplify(pool.url, 'choice');
    browser.lie = { relyingParty: 'evil.example' };
    await assert.rejects(enter(username, 'WEB_AUTHN'), { name: 'NotAuthorizedException' });
    browser.lie = {};
    assert.equal((await enter(username, 'WEB_AUTHN')).isSignedIn, true);
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
