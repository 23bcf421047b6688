/** The checks of aws-sdk.test.ts: second factors. */
import assert from 'node:assert/strict';
import {
  AssociateSoftwareTokenCommand, GetUserCommand, InitiateAuthCommand, RespondToAuthChallengeCommand, SetUserMFAPreferenceCommand, VerifySoftwareTokenCommand,
  type InitiateAuthCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { INVALID_TOKEN, signInTokens, tokensOf, type Bench, type Checks } from './client.js';
import { CLIENTS, MFA_POOL_ID, MFA_REQUIRED_POOL_ID, PASSWORD, wrong } from '../pool.js';
import { totp } from '../totp.js';

const PHONE = '+15555550123';
const ON = { Enabled: true, PreferredMfa: true };
const INVENTED = 'an-invented-session-of-some-length';

export function mfaChecks(bench: Bench): Checks {
  const enter = (email: string, ClientId: string = CLIENTS.mfa): Promise<InitiateAuthCommandOutput> =>
    bench.sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: email, PASSWORD } }));

  async function signedIn(email: string): Promise<string> {
    await bench.pool.addUser(email, { poolId: MFA_POOL_ID, phone: PHONE });
    return tokensOf(await enter(email)).AccessToken;
  }

  return {
    async AssociateSoftwareToken() {
      const { sdk, pool } = bench;
      const AccessToken = await signedIn('associate@example.com');
      const { SecretCode, Session } = await sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
      assert.match(SecretCode ?? '', /^[A-Z2-7]{32,}$/);
      assert.equal(Session, undefined);
      await assert.rejects(sdk.send(new AssociateSoftwareTokenCommand({ AccessToken: 'not.a.token' })), INVALID_TOKEN);
      await assert.rejects(sdk.send(new AssociateSoftwareTokenCommand({ Session: INVENTED })), { name: 'NotAuthorizedException' });
      await assert.rejects(sdk.send(new AssociateSoftwareTokenCommand({})), { name: 'InvalidParameterException' });
      await pool.addUser('associate-off@example.com');
      const { AccessToken: elsewhere } = await signInTokens(sdk, 'associate-off@example.com');
      await assert.rejects(sdk.send(new AssociateSoftwareTokenCommand({ AccessToken: elsewhere })), { name: 'SoftwareTokenMFANotFoundException' });
    },

    async VerifySoftwareToken() {
      const { sdk, pool } = bench;
      await pool.addUser('verify-token@example.com', { poolId: MFA_REQUIRED_POOL_ID });
      const { ChallengeName, Session } = await enter('verify-token@example.com', CLIENTS.mfaRequired);
      assert.equal(ChallengeName, 'MFA_SETUP');
      const associated = await sdk.send(new AssociateSoftwareTokenCommand({ Session }));
      const verify = (UserCode: string, session = associated.Session) => sdk.send(new VerifySoftwareTokenCommand({ Session: session, UserCode }));
      const code = totp(associated.SecretCode ?? '');
      await assert.rejects(verify(wrong(code)), { name: 'EnableSoftwareTokenMFAException' });
      await assert.rejects(verify(code, INVENTED), { name: 'NotAuthorizedException' });
      const verified = await verify(code);
      assert.equal(verified.Status, 'SUCCESS');
      const respond = (session: string | undefined) => sdk.send(new RespondToAuthChallengeCommand({
        ClientId: CLIENTS.mfaRequired, ChallengeName: 'MFA_SETUP', Session: session, ChallengeResponses: { USERNAME: 'verify-token@example.com' },
      }));
      await assert.rejects(respond(associated.Session), { name: 'NotAuthorizedException' }, 'a Session is used once');
      tokensOf(await respond(verified.Session));
    },

    async SetUserMFAPreference() {
      const { sdk } = bench;
      const AccessToken = await signedIn('prefer@example.com');
      const prefer = (settings: object) => sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, ...settings }));
      await assert.rejects(prefer({ SoftwareTokenMfaSettings: ON }), { name: 'InvalidParameterException' }, 'no token is set up');
      await assert.rejects(prefer({ SMSMfaSettings: ON, EmailMfaSettings: ON }), { name: 'InvalidParameterException' }, 'only one is preferred');
      await assert.rejects(sdk.send(new SetUserMFAPreferenceCommand({ AccessToken: 'not.a.token', SMSMfaSettings: ON })), INVALID_TOKEN);
      await prefer({ SMSMfaSettings: ON, EmailMfaSettings: { Enabled: true } });
      const user = await sdk.send(new GetUserCommand({ AccessToken }));
      assert.equal(user.PreferredMfaSetting, 'SMS_MFA');
      assert.deepEqual([...user.UserMFASettingList ?? []].sort(), ['EMAIL_OTP', 'SMS_MFA']);
      assert.equal((await enter('prefer@example.com')).ChallengeName, 'SMS_MFA');
    },
  };
}
