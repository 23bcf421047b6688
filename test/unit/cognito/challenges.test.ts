import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeResponse, readChallenge, UnknownChallengeError, type Challenge } from '../../../src/cognito/challenges.js';
import type { AuthResponse, ChallengeName } from '../../../src/cognito/operations.js';

const srp = { SALT: 'ab', SRP_B: 'cd', SECRET_BLOCK: 'ZWY=' };
const sent = { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'a***@e***' };
const delivery = { medium: 'EMAIL', destination: 'a***@e***' };
const requestOptions = { challenge: 'AAAA', rpId: 'example.com', timeout: 180_000, userVerification: 'preferred' };

type Row = [answer: Omit<AuthResponse, 'ChallengeName'>, details: object];

/** One row for each of the sixteen; the type lets none be missing. */
const ROWS: Record<ChallengeName, Row> = {
  ADMIN_NO_SRP_AUTH: [{}, {}],
  CUSTOM_CHALLENGE: [{ ChallengeParameters: { question: '2 + 2' } }, { publicParameters: { question: '2 + 2' } }],
  DEVICE_PASSWORD_VERIFIER: [{ ChallengeParameters: { ...srp, DEVICE_KEY: 'eu-west-1_key' } }, { salt: 'ab', srpB: 'cd', secretBlock: 'ZWY=', deviceKey: 'eu-west-1_key' }],
  DEVICE_SRP_AUTH: [{}, {}],
  EMAIL_OTP: [{ ChallengeParameters: sent }, { delivery }],
  MFA_SETUP: [{ ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' } }, { choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }],
  NEW_PASSWORD_REQUIRED: [
    { ChallengeParameters: { userAttributes: '{"email":"a@example.com"}', requiredAttributes: '["userAttributes.given_name","userAttributes.custom:x"]' } },
    { attributes: { email: 'a@example.com' }, requiredAttributes: ['given_name', 'custom:x'] },
  ],
  PASSWORD: [{}, {}],
  PASSWORD_SRP: [{}, {}],
  PASSWORD_VERIFIER: [{ ChallengeParameters: srp }, { salt: 'ab', srpB: 'cd', secretBlock: 'ZWY=' }],
  SELECT_CHALLENGE: [{ AvailableChallenges: ['PASSWORD_SRP', 'WEB_AUTHN'] }, { choices: ['PASSWORD_SRP', 'WEB_AUTHN'] }],
  SELECT_MFA_TYPE: [{ ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","EMAIL_MFA"]' } }, { choices: ['SMS_MFA', 'EMAIL_OTP'] }],
  SMS_MFA: [{ ChallengeParameters: sent }, { delivery }],
  SMS_OTP: [{ ChallengeParameters: sent }, { delivery }],
  SOFTWARE_TOKEN_MFA: [{ ChallengeParameters: { FRIENDLY_DEVICE_NAME: 'phone' } }, { deviceName: 'phone' }],
  WEB_AUTHN: [{ ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(requestOptions) } }, { requestOptions }],
};

describe('each challenge is read', () => {
  for (const [name, [answer, details]] of Object.entries(ROWS) as [ChallengeName, Row][]) {
    test(name, () => {
      const challenge: Challenge = readChallenge({ ...answer, ChallengeName: name, Session: 's1' }, 'anna');
      assert.deepEqual(challenge, { name, username: 'anna', session: 's1', ...details });
    });
  }
});

test('Cognito\'s own name of the user goes before the typed one', () => {
  const read = (parameters: Record<string, string>): string => readChallenge({ ChallengeName: 'SMS_MFA', ChallengeParameters: parameters }, 'typed').username;
  assert.equal(read({ USER_ID_FOR_SRP: 'id', USERNAME: 'name' }), 'id');
  assert.equal(read({ USERNAME: 'name' }), 'name');
  assert.equal(read({}), 'typed');
});

test('EMAIL_MFA is another spelling of EMAIL_OTP', () => {
  const challenge = readChallenge({ ChallengeName: 'EMAIL_MFA' as ChallengeName, ChallengeParameters: sent, Session: 's1' }, 'anna');
  assert.deepEqual(challenge, { name: 'EMAIL_OTP', username: 'anna', session: 's1', delivery });
});

describe('an unknown challenge', () => {
  for (const name of ['RETINA_SCAN', 'toString', '__proto__', 'constructor', '']) {
    test(`"${name}" is refused and keeps its session`, () => {
      const answer = { ChallengeName: name as ChallengeName, Session: 's1', ChallengeParameters: { EYE: 'left' } };
      assert.throws(() => readChallenge(answer, 'anna'), (error) => {
        assert.ok(error instanceof UnknownChallengeError);
        assert.deepEqual([error.name, error.challengeName, error.session, error.parameters], ['UnknownChallengeError', name, 's1', { EYE: 'left' }]);
        return true;
      });
    });
  }

  test('an answer with neither tokens nor challenge is one', () => {
    assert.throws(() => readChallenge({}, 'anna'), { name: 'UnknownChallengeError', message: /nothing, and gives no tokens/ });
  });
});

describe('malformed parameters', () => {
  const refused: [ChallengeName, Record<string, string>, RegExp][] = [
    ['PASSWORD_VERIFIER', { SALT: 'ab', SRP_B: 'cd' }, /SECRET_BLOCK/],
    ['PASSWORD_VERIFIER', { ...srp, SALT: '' }, /SALT/],
    ['DEVICE_PASSWORD_VERIFIER', srp, /DEVICE_KEY/],
    ['WEB_AUTHN', {}, /CREDENTIAL_REQUEST_OPTIONS/],
    ['WEB_AUTHN', { CREDENTIAL_REQUEST_OPTIONS: '{' }, /CREDENTIAL_REQUEST_OPTIONS/],
    ['WEB_AUTHN', { CREDENTIAL_REQUEST_OPTIONS: '5' }, /CREDENTIAL_REQUEST_OPTIONS/],
  ];
  for (const [name, parameters, message] of refused) {
    test(`${name} with ${JSON.stringify(parameters)} is refused`, () => {
      assert.throws(() => readChallenge({ ChallengeName: name, ChallengeParameters: parameters }, 'anna'), { name: 'ServiceError', message });
    });
  }

  test('lists that are missing or garbage are empty', () => {
    for (const text of [undefined, '', '{', '5', '{"a":1}', 'null']) {
      const parameters: Record<string, string> = text === undefined ? {} : { MFAS_CAN_CHOOSE: text, requiredAttributes: text };
      assert.deepEqual((readChallenge({ ChallengeName: 'SELECT_MFA_TYPE', ChallengeParameters: parameters }, 'a') as { choices?: unknown }).choices, []);
      assert.deepEqual((readChallenge({ ChallengeName: 'NEW_PASSWORD_REQUIRED', ChallengeParameters: parameters }, 'a') as { requiredAttributes?: unknown }).requiredAttributes, []);
    }
  });

  test('attributes that are garbage are none', () => {
    for (const userAttributes of ['', '{', '5', 'null', '[]']) {
      const { attributes } = readChallenge({ ChallengeName: 'NEW_PASSWORD_REQUIRED', ChallengeParameters: { userAttributes } }, 'a') as { attributes?: unknown };
      assert.deepEqual(attributes, {});
    }
  });
});

test('a code is answered under the challenge\'s own name', () => {
  assert.deepEqual(
    (['EMAIL_OTP', 'SMS_OTP', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const).map((name) => codeResponse({ name, username: 'anna' }, '123456')),
    [
      { USERNAME: 'anna', EMAIL_OTP_CODE: '123456' },
      { USERNAME: 'anna', SMS_OTP_CODE: '123456' },
      { USERNAME: 'anna', SMS_MFA_CODE: '123456' },
      { USERNAME: 'anna', SOFTWARE_TOKEN_MFA_CODE: '123456' },
    ],
  );
});
