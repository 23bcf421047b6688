import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AuthError } from '../../../src/core/errors.js';
import { initiateAuth, respondToChallenge, signInWithSrp } from '../../../src/cognito/authenticate.js';
import { revoke } from '../../../src/cognito/revoke.js';
import { signInWithPassword } from '../../../src/cognito/password-auth.js';
import { refreshTokens } from '../../../src/cognito/refresh.js';
import type { AuthResponse, Call, OperationName } from '../../../src/cognito/operations.js';
import { resolvePool } from './resolve-pool.js';
import { oracleAnswer, vector } from './srp-oracle.js';

const done: AuthResponse = { AuthenticationResult: { AccessToken: 'token' } };
const pool = resolvePool({ userPoolId: 'eu-west-1_Ab12Cd34E', userPoolClientId: 'client' });

/** Answers calls in turn and remembers them. */
function scripted(...answers: (object | Error)[]) {
  const calls: [operation: OperationName, input: object, signal: AbortSignal | undefined][] = [];
  const call = (async (operation: OperationName, input: object, { signal } = {}) => {
    calls.push([operation, JSON.parse(JSON.stringify(input)) as object, signal]);
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error('unexpected call');
    return answer;
  }) as Call;
  return { call, calls };
}

const { signal } = new AbortController();
const extras = { clientMetadata: { source: 'test' }, userContextData: { EncodedData: 'browser' }, signal };
const sentExtras = { ClientMetadata: { source: 'test' }, UserContextData: { EncodedData: 'browser' } };

describe('signInWithSrp', () => {
  const v = { ...vector(0), poolName: pool.poolName };
  const oracle = oracleAnswer(v);
  const { salt: SALT, srpB: SRP_B, secretBlock: SECRET_BLOCK, user } = v;
  const verifier = { ChallengeName: 'PASSWORD_VERIFIER', Session: 's1', ChallengeParameters: { SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP: user, USERNAME: 'typed' } };
  const options = { username: 'typed', password: v.password, random: () => v.a, clock: { now: () => v.now }, ...extras };

  test('asks with A, then proves under Cognito\'s name of the user, in the session', async () => {
    const { call, calls } = scripted(verifier, done);
    assert.equal(await signInWithSrp(call, pool, options), done);
    const { PASSWORD_CLAIM_SIGNATURE, PASSWORD_CLAIM_SECRET_BLOCK, TIMESTAMP, SRP_A } = oracle;
    assert.deepEqual(calls, [
      ['InitiateAuth', { AuthFlow: 'USER_SRP_AUTH', ClientId: 'client', AuthParameters: { USERNAME: 'typed', SRP_A }, ...sentExtras }, signal],
      ['RespondToAuthChallenge', {
        ChallengeName: 'PASSWORD_VERIFIER', ClientId: 'client', Session: 's1', ...sentExtras,
        ChallengeResponses: { USERNAME: user, PASSWORD_CLAIM_SIGNATURE, PASSWORD_CLAIM_SECRET_BLOCK, TIMESTAMP },
      }, signal],
    ]);
    assert.ok(!JSON.stringify(calls).includes(v.password), 'the password stays here');
  });

  test('works without a session', async () => {
    const { call, calls } = scripted({ ...verifier, Session: undefined }, done);
    await signInWithSrp(call, pool, options);
    assert.ok(!('Session' in calls[1]![1]));
  });

  for (const answer of [done, { ChallengeName: 'CUSTOM_CHALLENGE', Session: 's1' }]) {
    test(`gives back ${JSON.stringify(answer)} as it came`, async () => {
      assert.equal(await signInWithSrp(scripted(answer).call, pool, options), answer);
    });
  }

  test('an unsafe or incomplete challenge is refused before anything more is sent', async () => {
    for (const change of [{ SRP_B: '0' }, { SALT: '' }]) {
      const { call, calls } = scripted({ ...verifier, ChallengeParameters: { ...verifier.ChallengeParameters, ...change } });
      await assert.rejects(signInWithSrp(call, pool, options), { name: 'ServiceError' });
      assert.equal(calls.length, 1);
    }
  });

  test('Cognito\'s refusals pass through', async () => {
    const refusal = new AuthError('NotAuthorizedException', 'Incorrect username or password.');
    await assert.rejects(signInWithSrp(scripted(refusal).call, pool, options), refusal);
    await assert.rejects(signInWithSrp(scripted(verifier, refusal).call, pool, options), refusal);
  });
});

test('signInWithPassword sends the password, for the client that allows it', async () => {
  const { call, calls } = scripted(done);
  assert.equal(await signInWithPassword(call, pool, { username: 'anna', password: ' secret ', ...extras }), done);
  assert.deepEqual(calls, [
    ['InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'client', AuthParameters: { USERNAME: 'anna', PASSWORD: ' secret ' }, ...sentExtras }, signal],
  ]);
});

test('any flow may begin and any challenge be answered, with nothing that was not given', async () => {
  const { call, calls } = scripted(done, done);
  await initiateAuth(call, pool, 'USER_AUTH', { USERNAME: 'anna' });
  await respondToChallenge(call, pool, { name: 'SMS_MFA', session: 's1' }, { SMS_MFA_CODE: '123456' });
  assert.deepEqual(calls, [
    ['InitiateAuth', { AuthFlow: 'USER_AUTH', ClientId: 'client', AuthParameters: { USERNAME: 'anna' } }, undefined],
    ['RespondToAuthChallenge', { ChallengeName: 'SMS_MFA', ClientId: 'client', Session: 's1', ChallengeResponses: { SMS_MFA_CODE: '123456' } }, undefined],
  ]);
});

describe('refreshTokens', () => {
  test('asks for tokens in the way that rotation needs', async () => {
    const { call, calls } = scripted(done);
    assert.equal(await refreshTokens(call, pool, { refreshToken: 'refresh', deviceKey: 'device', ...extras }), done);
    assert.deepEqual(calls, [
      ['GetTokensFromRefreshToken', { ClientId: 'client', RefreshToken: 'refresh', DeviceKey: 'device', ClientMetadata: { source: 'test' } }, signal],
    ]);
  });

  for (const name of ['UnknownOperationException', 'OperationNotEnabledException']) {
    test(`falls back to the older way on ${name}`, async () => {
      const { call, calls } = scripted(new AuthError(name, ''), done);
      assert.equal(await refreshTokens(call, pool, { refreshToken: 'refresh', deviceKey: 'device' }), done);
      assert.deepEqual(calls[1], [
        'InitiateAuth',
        { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: 'client', AuthParameters: { REFRESH_TOKEN: 'refresh', DEVICE_KEY: 'device' } },
        undefined,
      ]);
    });
  }

  for (const name of ['NotAuthorizedException', 'RefreshTokenReuseException', 'NetworkError', 'ServiceError']) {
    test(`does not fall back on ${name}`, async () => {
      const { call, calls } = scripted(new AuthError(name, ''));
      await assert.rejects(refreshTokens(call, pool, { refreshToken: 'refresh' }), { name });
      assert.equal(calls.length, 1);
    });
  }
});

test('revoke names token and client', async () => {
  const { call, calls } = scripted({}, new AuthError('UnsupportedTokenTypeException', ''));
  await revoke(call, pool, 'refresh', { signal });
  assert.deepEqual(calls, [['RevokeToken', { ClientId: 'client', Token: 'refresh' }, signal]]);
  await assert.rejects(revoke(call, pool, 'access'), { name: 'UnsupportedTokenTypeException' });
});
