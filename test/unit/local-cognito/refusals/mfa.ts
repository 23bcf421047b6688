/** Second factors: codes that are wrong, used before, late, or somebody else's. */
import { totpAt } from '../totp-client.js';
import { MINUTE, OPTIONAL_MFA, REQUIRED_MFA, holds, otherCode, refused, signInByPassword, signInBySrp, type Refusal, type Reply, type World } from '../world.js';

const STEP = 30_000;

const answer = (world: World, client: string, { ChallengeName, Session }: Reply, responses: Record<string, string>) =>
  world.call('RespondToAuthChallenge', { ClientId: client, ChallengeName, Session, ChallengeResponses: responses });

/** A user of the optional pool with these preferences, signed in. */
export async function withFactors(world: World, preferences: object, attributes: Record<string, string> = {}): Promise<{ username: string; access: string; secret: string }> {
  const username = await world.newUser(OPTIONAL_MFA, attributes);
  const access = (await signInByPassword(world, username, { client: 'optional' })).AuthenticationResult?.AccessToken ?? '';
  const { SecretCode: secret = '' } = await world.call('AssociateSoftwareToken', { AccessToken: access });
  await world.call('VerifySoftwareToken', { AccessToken: access, UserCode: await totpAt(secret, world.clock.now()) });
  await world.call('SetUserMFAPreference', { AccessToken: access, ...preferences });
  world.clock.advance(STEP);
  return { username, access, secret };
}

export const totpOn = { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };

export const mfaRefusals: Refusal[] = [
  {
    name: 'a wrong code of an authenticator app, at its set-up and at the sign-in',
    async run(world) {
      const username = await world.newUser(OPTIONAL_MFA);
      const access = (await signInByPassword(world, username, { client: 'optional' })).AuthenticationResult?.AccessToken ?? '';
      const enable = () => world.call('SetUserMFAPreference', { AccessToken: access, ...totpOn });
      await refused(enable(), 'InvalidParameterException', 'User has not verified software token mfa');
      const { SecretCode: secret = '' } = await world.call('AssociateSoftwareToken', { AccessToken: access });
      const code = await totpAt(secret, world.clock.now());
      await refused(world.call('VerifySoftwareToken', { AccessToken: access, UserCode: otherCode(code) }), 'EnableSoftwareTokenMFAException', 'Code mismatch');
      await refused(enable(), 'InvalidParameterException');
      await world.call('VerifySoftwareToken', { AccessToken: access, UserCode: code });
      await enable();
      world.clock.advance(STEP);

      const challenge = await signInBySrp(world, username, { client: 'optional', pool: OPTIONAL_MFA });
      holds(challenge.ChallengeName === 'SOFTWARE_TOKEN_MFA' && challenge.AuthenticationResult === undefined, 'the code is asked for before tokens are given');
      const next = await totpAt(secret, world.clock.now());
      await refused(answer(world, 'optional', challenge, { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: otherCode(next) }), 'CodeMismatchException');
      holds((await answer(world, 'optional', challenge, { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: next })).AuthenticationResult !== undefined, 'the right code gives tokens');
    },
  },
  {
    name: 'a code of an authenticator app that was used, or is two steps old; one step is fine',
    async run(world) {
      const { username, secret } = await withFactors(world, totpOn);
      const attempt = async (time: number) => {
        const challenge = await signInByPassword(world, username, { client: 'optional' });
        return answer(world, 'optional', challenge, { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: await totpAt(secret, time) });
      };
      world.clock.advance(10 * MINUTE);
      const now = world.clock.now();
      await refused(attempt(now - 2 * STEP), 'CodeMismatchException');
      await refused(attempt(now + 2 * STEP), 'CodeMismatchException');
      await attempt(now - STEP);
      await refused(attempt(now - STEP), 'ExpiredCodeException', 'Your software token has already been used once.');
      await attempt(now + STEP);
      await refused(attempt(now), 'ExpiredCodeException');
    },
  },
  {
    name: 'guesses at a code: a pause after the fifth',
    async run(world) {
      const { username, secret } = await withFactors(world, totpOn);
      const challenge = await signInByPassword(world, username, { client: 'optional' });
      const code = await totpAt(secret, world.clock.now());
      const attempt = (reply: Reply, SOFTWARE_TOKEN_MFA_CODE: string) => answer(world, 'optional', reply, { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE });
      for (let guess = 0; guess < 5; guess++) await refused(attempt(challenge, otherCode(code)), 'CodeMismatchException');
      await refused(attempt(challenge, code), 'NotAuthorizedException', 'Password attempts exceeded');
      world.clock.advance(1000);
      const again = await signInByPassword(world, username, { client: 'optional' });
      await attempt(again, await totpAt(secret, world.clock.now()));
    },
  },
  {
    name: 'a delivered code that is wrong, of another sign-in, or late',
    async run(world) {
      const { username } = await withFactors(world, { EmailMfaSettings: { Enabled: true, PreferredMfa: true } });
      const begin = () => signInByPassword(world, username, { client: 'optional' });
      const attempt = (reply: Reply, EMAIL_OTP_CODE: string) => answer(world, 'optional', reply, { USERNAME: username, EMAIL_OTP_CODE });
      const first = await begin();
      const firstCode = world.lastCode(username);
      holds(first.ChallengeParameters?.CODE_DELIVERY_DESTINATION === 'u***@e***', 'the destination is masked');
      const second = await begin();
      const code = world.lastCode(username);
      await refused(attempt(second, otherCode(code)), 'CodeMismatchException');
      if (firstCode !== code) await refused(attempt(second, firstCode), 'CodeMismatchException');
      await attempt(second, code);
      await refused(attempt(second, code), 'NotAuthorizedException', 'Invalid session');
      const late = await begin();
      world.clock.advance(3 * MINUTE);
      await refused(attempt(late, world.lastCode(username)), 'NotAuthorizedException', 'session is expired');
    },
  },
  {
    name: 'a text message\'s code that is wrong, and a factor without a verified number',
    async run(world) {
      const sms = { SMSMfaSettings: { Enabled: true, PreferredMfa: true } };
      await refused(withFactors(world, sms), 'InvalidParameterException', 'delivery config');
      const number = '+4915112345678';
      const { username } = await withFactors(world, sms, { phone_number: number, phone_number_verified: 'true' });
      const challenge = await signInByPassword(world, username, { client: 'optional' });
      holds(challenge.ChallengeName === 'SMS_MFA' && challenge.ChallengeParameters?.CODE_DELIVERY_DESTINATION === '+*******5678', 'a masked number is named');
      const attempt = (SMS_MFA_CODE: string) => answer(world, 'optional', challenge, { USERNAME: username, SMS_MFA_CODE });
      await refused(attempt(otherCode(world.lastCode(number))), 'CodeMismatchException');
      await attempt(world.lastCode(number));
    },
  },
  {
    name: 'a choice of a factor that the user does not have',
    async run(world) {
      const { username, secret } = await withFactors(world, { SoftwareTokenMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } });
      const challenge = await signInByPassword(world, username, { client: 'optional' });
      holds(challenge.ChallengeParameters?.MFAS_CAN_CHOOSE === '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]', 'the choice is among the factors turned on');
      await refused(answer(world, 'optional', challenge, { USERNAME: username, ANSWER: 'SMS_MFA' }), 'InvalidParameterException');
      const chosen = await answer(world, 'optional', challenge, { USERNAME: username, ANSWER: 'SOFTWARE_TOKEN_MFA' });
      await answer(world, 'optional', chosen, { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: await totpAt(secret, world.clock.now()) });
    },
  },
  {
    name: 'a required factor that was not set up',
    async run(world) {
      const username = await world.newUser(REQUIRED_MFA, { email: '', email_verified: 'false' });
      const setup = await signInByPassword(world, username, { client: 'required' });
      holds(setup.ChallengeName === 'MFA_SETUP' && setup.AuthenticationResult === undefined, 'a set-up is asked for before tokens are given');
      await refused(answer(world, 'required', setup, { USERNAME: username }), 'InvalidParameterException');
      const { SecretCode: secret = '', Session } = await world.call('AssociateSoftwareToken', { Session: setup.Session });
      await refused(world.call('AssociateSoftwareToken', { Session: setup.Session }), 'NotAuthorizedException', 'Invalid session');
      const code = await totpAt(secret, world.clock.now());
      await refused(world.call('VerifySoftwareToken', { Session, UserCode: otherCode(code) }), 'EnableSoftwareTokenMFAException');
      await refused(answer(world, 'required', { ...setup, Session }, { USERNAME: username }), 'InvalidParameterException');
      const verified = await world.call('VerifySoftwareToken', { Session, UserCode: code });
      holds((await answer(world, 'required', { ...setup, Session: verified.Session }, { USERNAME: username })).AuthenticationResult !== undefined, 'the set-up gives tokens');
      world.clock.advance(STEP);
      holds((await signInByPassword(world, username, { client: 'required' })).ChallengeName === 'SOFTWARE_TOKEN_MFA', 'the factor is asked for from now on');
    },
  },
];
