/** Ways in of several steps, with the real session and the local Cognito: the states that each leads through, tokens at its end, and no secret left. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthState, Values } from '../../../src/index.js';
import { arrive, createWalk, NEW_PASSWORD, PASSWORD, type Walk, type WorldSpec } from './world.js';

const ADA = 'ada@example.com';
const OTHER_PASSWORD = 'Ch0sen-anew';

type Answer = (walk: Walk) => Values | Promise<Values>;

interface Chain extends WorldSpec {
  /** What happens before, outside of the page. */
  readonly prepare?: (walk: Walk) => Promise<void>;
  /** Each state in which something is sent, with what is; the journey begins in the first and ends after the last. */
  readonly steps: readonly (readonly [AuthState, Answer])[];
  /** What the local Cognito says of the user afterwards. */
  readonly proof?: Readonly<Record<string, string>>;
}

const code: Answer = async (walk) => ({ code: await walk.code() });
const answer = (values: Values): Answer => () => values;
const signIn = (username: string, password: string): readonly [AuthState, Answer] => ['signIn', answer({ username, password })];

/** Where the tokens are there already. */
const SIGNED_IN: readonly AuthState[] = ['verifyUser', 'confirmVerifyUser'];

const TOTP = { SoftwareTokenMfaConfiguration: { Enabled: true } };

const CHAINS: Readonly<Record<string, Chain>> = {
  'a forced new password, an authenticator app': {
    pool: { MfaConfiguration: 'ON', ...TOTP, users: [{ Username: ADA, Password: PASSWORD, Permanent: false }] },
    steps: [signIn(ADA, PASSWORD), ['forceNewPassword', answer({ password: NEW_PASSWORD })], ['setupTOTP', code]],
  },
  'the choice of a first factor, the password, a code by SMS': {
    pool: {
      MfaConfiguration: 'ON', SmsMfaConfiguration: {}, Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      users: [{ Username: ADA, Password: PASSWORD, UserAttributes: [{ Name: 'phone_number', Value: '+14155550100' }, { Name: 'phone_number_verified', Value: 'true' }] }],
    },
    flow: 'USER_AUTH',
    steps: [['signIn', answer({ username: ADA })], ['selectFirstFactor', answer({ factor: 'PASSWORD', password: PASSWORD })], ['confirmSignIn', code]],
  },
  'an e-mail address set up, its code, a phone number verified': {
    pool: {
      UsernameAttributes: [], AutoVerifiedAttributes: ['email', 'phone_number'], MfaConfiguration: 'ON', EmailMfaConfiguration: {},
      users: [{ Username: 'ada', Password: PASSWORD, UserAttributes: [{ Name: 'phone_number', Value: '+14155550100' }, { Name: 'phone_number_verified', Value: 'false' }] }],
    },
    username: 'ada',
    steps: [signIn('ada', PASSWORD), ['setupEmail', answer({ email: ADA })], ['confirmSignIn', code], ['verifyUser', answer({ attribute: 'phone_number' })], ['confirmVerifyUser', code]],
    proof: { email_verified: 'true', phone_number_verified: 'true' },
  },
  'an e-mail address set up, its code, a phone number that is verified already': {
    pool: {
      UsernameAttributes: [], AutoVerifiedAttributes: ['email', 'phone_number'], MfaConfiguration: 'ON', EmailMfaConfiguration: {},
      users: [{ Username: 'ada', Password: PASSWORD, UserAttributes: [{ Name: 'phone_number', Value: '+14155550100' }, { Name: 'phone_number_verified', Value: 'true' }] }],
    },
    username: 'ada',
    steps: [signIn('ada', PASSWORD), ['setupEmail', answer({ email: ADA })], ['confirmSignIn', code]],
    proof: { email_verified: 'true' },
  },
  'a reset that is required, a new password, a code by e-mail': {
    pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {} },
    prepare: ({ admin, poolId }) => admin.resetUserPassword(poolId, ADA),
    steps: [
      signIn(ADA, PASSWORD),
      // The sign-in itself has led to the code of the reset.
      ['confirmResetPassword', async (walk) => ({ code: await walk.code(), password: OTHER_PASSWORD })],
      ['confirmSignIn', code],
    ],
  },
};

for (const [name, { prepare, steps, proof = {}, ...spec }] of Object.entries(CHAINS)) {
  test(`a chain: ${name}`, async () => {
    const walk = await createWalk(spec);
    try {
      await prepare?.(walk);
      const passed: AuthState[] = [];
      for (const [state, values] of steps) {
        passed.push(walk.auth.getSnapshot().state);
        assert.equal(walk.storedTokens().length, SIGNED_IN.includes(state) ? 3 : 0, `tokens in ${state}`);
        assert.deepEqual(passed, steps.slice(0, passed.length).map(([expected]) => expected), walk.auth.getSnapshot().failure?.message);
        walk.auth.send({ type: 'submit', screen: state, values: await values(walk) });
        await arrive(walk.auth);
      }
      const { state, failure, session, totpSecret } = walk.auth.getSnapshot();
      assert.equal(state, 'authenticated', failure?.message);
      assert.deepEqual([session, totpSecret], [undefined, undefined]);
      const { accessToken, idToken } = await walk.auth.getTokens();
      assert.match(accessToken, /^ey/);
      assert.match(idToken, /^ey/);
      assert.equal(walk.storedTokens().length, 3);
      const { Attributes } = await walk.admin.getUser(walk.poolId, spec.username ?? ADA);
      for (const [attribute, value] of Object.entries(proof)) assert.equal(Attributes.find(({ Name }) => Name === attribute)?.Value, value, attribute);

      const traces = walk.traces();
      assert.ok(traces.includes('"authenticated"'), 'nothing was noted down');
      for (const secret of [PASSWORD, NEW_PASSWORD, OTHER_PASSWORD, ...walk.codes().map((sent) => `"${sent}"`)]) assert.ok(!traces.includes(secret), `${secret} is left behind`);
    } finally {
      walk.end();
    }
  });
}
