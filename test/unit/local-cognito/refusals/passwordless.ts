/** Choice-based sign-in: what was not offered, codes that are wrong, and what nobody may learn of others. */
import { proof, startSrp } from '../srp-client.js';
import { CHOICE, CHOICE_MFA, MINUTE, PASSWORD, holds, otherCode, refused, signInByPassword, type Refusal, type Reply, type World } from '../world.js';

const begin = (world: World, username: string, parameters: Record<string, string> = {}, client = 'choice'): Promise<Reply> =>
  world.call('InitiateAuth', { AuthFlow: 'USER_AUTH', ClientId: client, AuthParameters: { USERNAME: username, ...parameters } });

const answer = (world: World, { ChallengeName, Session }: Reply, responses: Record<string, string>, client = 'choice'): Promise<Reply> =>
  world.call('RespondToAuthChallenge', { ClientId: client, ChallengeName, Session, ChallengeResponses: responses });

const isIn = ({ AuthenticationResult }: Reply): boolean => AuthenticationResult !== undefined;

const PHONE = { phone_number: '+15555550199', phone_number_verified: 'true' };

export const passwordlessRefusals: Refusal[] = [
  {
    name: 'the choice where the client does not allow it',
    async run(world) {
      const username = await world.newUser(CHOICE);
      await refused(begin(world, username, {}, 'nochoice'), 'InvalidParameterException', 'USER_AUTH flow not enabled');
      const asked = await begin(world, username);
      holds(asked.ChallengeName === 'SELECT_CHALLENGE' && !isIn(asked), 'a choice is asked for');
      holds(asked.AvailableChallenges?.join() === 'PASSWORD_SRP,PASSWORD,EMAIL_OTP', 'what the user has is offered, and nothing else');
    },
  },
  {
    name: 'a first factor that was not offered',
    async run(world) {
      const username = await world.newUser(CHOICE);
      const asked = await begin(world, username);
      for (const ANSWER of ['SMS_OTP', 'WEB_AUTHN', 'SMS_MFA', '']) await refused(answer(world, asked, { USERNAME: username, ANSWER }), 'InvalidParameterException');
      await refused(answer(world, asked, { USERNAME: username }), 'InvalidParameterException', 'ANSWER');
      const preferred = await begin(world, username, { PREFERRED_CHALLENGE: 'WEB_AUTHN' });
      holds(preferred.ChallengeName === 'SELECT_CHALLENGE', 'a preferred factor that the user does not have leads to the choice');
      holds((await answer(world, asked, { USERNAME: username, ANSWER: 'EMAIL_OTP' })).ChallengeName === 'EMAIL_OTP', 'what was offered is asked for');
    },
  },
  {
    name: 'a wrong password of the choice, in the clear and by SRP',
    async run(world) {
      const username = await world.newUser(CHOICE);
      const choose = async (responses: Record<string, string>): Promise<Reply> => answer(world, await begin(world, username), { USERNAME: username, ...responses });
      await refused(choose({ ANSWER: 'PASSWORD', PASSWORD: 'Wrong-Horse-7' }), 'NotAuthorizedException', 'Incorrect');
      await refused(begin(world, username, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Wrong-Horse-7' }), 'NotAuthorizedException', 'Incorrect');
      holds(isIn(await choose({ ANSWER: 'PASSWORD', PASSWORD })), 'the right password gives tokens');
      holds(isIn(await begin(world, username, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD })), 'and at once where it is preferred');
      const later = await choose({ ANSWER: 'PASSWORD' });
      await refused(answer(world, later, { USERNAME: username }), 'InvalidParameterException', 'PASSWORD');
      holds(isIn(await answer(world, later, { USERNAME: username, PASSWORD })), 'and as an answer of its own');
      const bySrp = async (password: string): Promise<Reply> => {
        const srp = startSrp();
        const challenge = await choose({ ANSWER: 'PASSWORD_SRP', SRP_A: srp.srpA });
        const responses = await proof(srp, challenge.ChallengeParameters ?? {}, 'Choice', password, world.clock.now());
        return answer(world, challenge, responses);
      };
      await refused(bySrp('Wrong-Horse-7'), 'NotAuthorizedException', 'Incorrect');
      holds(isIn(await bySrp(PASSWORD)), 'the right proof gives tokens');
    },
  },
  {
    name: 'a wrong, used or late code as a first factor',
    async run(world) {
      const username = await world.newUser(CHOICE, PHONE);
      for (const [name, member, to] of [['EMAIL_OTP', 'EMAIL_OTP_CODE', username], ['SMS_OTP', 'SMS_OTP_CODE', PHONE.phone_number]] as const) {
        const asked = await begin(world, username, { PREFERRED_CHALLENGE: name });
        holds(asked.ChallengeName === name && !isIn(asked), 'the code is asked for');
        const attempt = (code: string, reply = asked): Promise<Reply> => answer(world, reply, { USERNAME: username, [member]: code });
        const code = world.lastCode(to);
        await refused(attempt(otherCode(code)), 'CodeMismatchException');
        holds(isIn(await attempt(code)), 'the right code gives tokens');
        await refused(attempt(code), 'NotAuthorizedException', 'Invalid session');
        const late = await begin(world, username, { PREFERRED_CHALLENGE: name });
        world.clock.advance(3 * MINUTE);
        await refused(attempt(world.lastCode(to), late), 'NotAuthorizedException', 'session is expired');
      }
    },
  },
  {
    name: 'a code that was sent to somebody else',
    async run(world) {
      const [ada, grace] = [await world.newUser(CHOICE), await world.newUser(CHOICE)];
      const [hers, other] = [await begin(world, ada, { PREFERRED_CHALLENGE: 'EMAIL_OTP' }), await begin(world, grace, { PREFERRED_CHALLENGE: 'EMAIL_OTP' })];
      await refused(answer(world, hers, { USERNAME: grace, EMAIL_OTP_CODE: world.lastCode(grace) }), 'NotAuthorizedException', 'Invalid session');
      if (world.lastCode(grace) !== world.lastCode(ada)) await refused(answer(world, hers, { USERNAME: ada, EMAIL_OTP_CODE: world.lastCode(grace) }), 'CodeMismatchException');
      await refused(answer(world, other, { USERNAME: grace, EMAIL_OTP_CODE: world.lastCode(grace) }, 'choiceother'), 'NotAuthorizedException');
      holds(isIn(await answer(world, hers, { USERNAME: ada, EMAIL_OTP_CODE: world.lastCode(ada) })), 'her own gives tokens');
    },
  },
  {
    name: 'to say who exists: a name that nobody has is offered a choice, a code and a proof, and none of them is right',
    async run(world) {
      const nobody = 'nobody@example.com';
      const real = await begin(world, await world.newUser(CHOICE));
      const asked = await begin(world, nobody);
      holds(asked.AvailableChallenges?.join() === real.AvailableChallenges?.join(), 'the choice is the same');
      const messages = world.local.inbox.length;
      const code = await answer(world, asked, { USERNAME: nobody, ANSWER: 'EMAIL_OTP' });
      holds(code.ChallengeParameters?.CODE_DELIVERY_DESTINATION === 'n***@e***' && world.local.inbox.length === messages, 'a code is said to be sent, and none is');
      await refused(answer(world, code, { USERNAME: nobody, EMAIL_OTP_CODE: '000000' }), 'CodeMismatchException');
      const srp = startSrp();
      const challenge = await begin(world, nobody, { PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: srp.srpA });
      const responses = await proof(srp, challenge.ChallengeParameters ?? {}, 'Choice', PASSWORD, world.clock.now());
      await refused(answer(world, challenge, responses), 'NotAuthorizedException', 'Incorrect');
      await refused(begin(world, nobody, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD }), 'NotAuthorizedException', 'Incorrect');
      await refused(begin(world, nobody, {}, 'choiceother'), 'UserNotFoundException');
    },
  },
  {
    name: 'a code as a first factor of who has a second one',
    async run(world) {
      const username = await world.newUser(CHOICE_MFA, PHONE);
      const access = (await signInByPassword(world, username, { client: 'choicemfa' })).AuthenticationResult?.AccessToken ?? '';
      holds((await begin(world, username, {}, 'choicemfa')).AvailableChallenges?.includes('EMAIL_OTP') === true, 'without a second factor the code is offered');
      await world.call('SetUserMFAPreference', { AccessToken: access, SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
      const asked = await begin(world, username, { PREFERRED_CHALLENGE: 'EMAIL_OTP' }, 'choicemfa');
      holds(asked.AvailableChallenges?.join() === 'PASSWORD_SRP,PASSWORD', 'only the password is offered');
      const second = await answer(world, asked, { USERNAME: username, ANSWER: 'PASSWORD', PASSWORD }, 'choicemfa');
      holds(second.ChallengeName === 'SMS_MFA' && !isIn(second), 'the second factor is asked for after it');
    },
  },
  {
    name: 'an account without a password where there is no other way in, and before it is confirmed',
    async run(world) {
      await refused(world.call('SignUp', { ClientId: 'plain', Username: 'without@example.com' }), 'InvalidParameterException', 'Password');
      const username = 'without@example.com';
      const { Session } = await world.call('SignUp', { ClientId: 'choice', Username: username });
      await refused(begin(world, username), 'UserNotConfirmedException');
      await refused(begin(world, username, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: '' }), 'UserNotConfirmedException');
      const confirmed = await world.call('ConfirmSignUp', { ClientId: 'choice', Username: username, ConfirmationCode: world.lastCode(username), Session });
      const entered = await world.call('InitiateAuth', { AuthFlow: 'USER_AUTH', ClientId: 'choice', AuthParameters: { USERNAME: username }, Session: confirmed.Session });
      holds(isIn(entered), 'the confirmation signs in');
      holds((await begin(world, username)).AvailableChallenges?.join() === 'EMAIL_OTP', 'the code is all that is offered');
      await refused(begin(world, username, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD }).then((reply) => answer(world, reply, { USERNAME: username, ANSWER: 'PASSWORD', PASSWORD })), 'InvalidParameterException');
      const factors = await world.call('GetUserAuthFactors', { AccessToken: entered.AuthenticationResult?.AccessToken });
      holds(factors.ConfiguredUserAuthFactors?.join() === 'EMAIL_OTP', 'and all that the user has');
      await refused(world.call('GetUserAuthFactors', { AccessToken: 'none' }), 'NotAuthorizedException');
    },
  },
];
