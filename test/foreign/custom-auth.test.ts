/** Custom authentication of the local Cognito by clients that we did not write: amazon-cognito-identity-js 6.3.21 and aws-amplify v6. */
import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { AuthenticationDetails, type CognitoUser, type CognitoUserSession } from 'amazon-cognito-identity-js';
import { confirmSignIn, signIn, type SignInOutput } from 'aws-amplify/auth';
import { ANSWERS, twoQuestions } from '../unit/local-cognito/custom-auth.js';
import { useAmplify } from './amplify/client.js';
import { endpoint, userOf } from './identity-js/client.js';
import { advance, CLIENTS, MINUTE, PASSWORD, refused, startForeignPool, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

const WRONG = refused('NotAuthorizedException', 'Incorrect username or password.');

let pool: ForeignPool;
before(async () => {
  pool = await startForeignPool({ triggers: twoQuestions });
  endpoint.url = pool.url;
});
after(() => pool.close());

type Asked = CognitoUserSession | Record<string, string>;

const isQuestion = (asked: Asked): asked is Record<string, string> => 'question' in asked;

describe('amazon-cognito-identity-js', () => {
  /** Begins by the library's own call: with SRP, or without. */
  const begin = (user: CognitoUser, by: 'initiateAuth' | 'authenticateUser', password = PASSWORD): Promise<Asked> => new Promise((onSuccess, onFailure) => {
    user.setAuthenticationFlowType('CUSTOM_AUTH');
    user[by](new AuthenticationDetails({ Username: user.getUsername(), Password: password }), { onSuccess, onFailure, customChallenge: (parameters) => { onSuccess(parameters as Record<string, string>); } });
  });

  const answer = (user: CognitoUser, text: string): Promise<Asked> => new Promise((onSuccess, onFailure) => {
    user.sendCustomChallengeAnswer(text, { onSuccess, onFailure, customChallenge: (parameters) => { onSuccess(parameters as Record<string, string>); } });
  });

  for (const by of ['initiateAuth', 'authenticateUser'] as const) {
    test(`${by}: two questions, and tokens`, async () => {
      const email = `${by.toLowerCase()}@example.com`;
      await pool.addUser(email);
      const user = userOf(email, 'custom');
      const first = await begin(user, by);
      assert.ok(isQuestion(first));
      assert.equal(first.question, 'Which colour?');
      const again = await answer(user, 'red');
      assert.ok(isQuestion(again), 'a wrong answer gave tokens');
      assert.equal(again.question, 'Which colour?');
      const second = await answer(user, ANSWERS[0]);
      assert.ok(isQuestion(second));
      assert.equal(second.question, 'Which number?');
      const session = await answer(user, ANSWERS[1]);
      assert.ok(!isQuestion(session));
      assert.equal((session).getAccessToken().decodePayload()['client_id'], CLIENTS.custom);
    });
  }

  test('refused: a wrong password before any question', async () => {
    await pool.addUser('password@example.com');
    await assert.rejects(begin(userOf('password@example.com', 'custom'), 'authenticateUser', 'Wr0ng-password'), WRONG);
  });

  test('refused: the third wrong answer, and an answer too late', async () => {
    await pool.addUser('wrong@example.com');
    const user = userOf('wrong@example.com', 'custom');
    await begin(user, 'initiateAuth');
    for (let round = 1; round <= 2; round++) assert.ok(isQuestion(await answer(user, 'red')));
    await assert.rejects(answer(user, 'red'), WRONG);
    await begin(user, 'initiateAuth');
    advance(3 * MINUTE + 1);
    await assert.rejects(answer(user, ANSWERS[0]), refused('NotAuthorizedException', 'Invalid session for the user, session is expired.'));
  });
});

describe('aws-amplify v6', () => {
  beforeEach(() => { useAmplify(pool.url, 'custom'); });

  const answer = (challengeResponse: string): Promise<SignInOutput> => confirmSignIn({ challengeResponse });

  for (const authFlowType of ['CUSTOM_WITHOUT_SRP', 'CUSTOM_WITH_SRP'] as const) {
    test(`${authFlowType}: two questions, and the user is in`, async () => {
      const username = `${authFlowType.toLowerCase()}@example.com`;
      await pool.addUser(username);
      const { nextStep } = await signIn({ username, ...(authFlowType === 'CUSTOM_WITH_SRP' && { password: PASSWORD }), options: { authFlowType } });
      assert.ok(nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
      assert.equal(nextStep.additionalInfo?.['question'], 'Which colour?');
      assert.equal((await answer('red')).isSignedIn, false);
      const second = await answer(ANSWERS[0]);
      assert.ok(second.nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
      assert.equal(second.nextStep.additionalInfo?.['question'], 'Which number?');
      assert.equal((await answer(ANSWERS[1])).isSignedIn, true);
    });
  }

  test('refused: a wrong password before any question', async () => {
    await pool.addUser('amplify-password@example.com');
    await assert.rejects(signIn({ username: 'amplify-password@example.com', password: 'Wr0ng-password', options: { authFlowType: 'CUSTOM_WITH_SRP' } }), { name: 'NotAuthorizedException' });
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
