/** Custom authentication: answers that are wrong, rounds left out, and what only the triggers may know. */
import { ANSWERS } from '../custom-auth.js';
import { proof, startSrp } from '../srp-client.js';
import { MAIN, MINUTE, PASSWORD, holds, refused, type Refusal, type Reply, type World } from '../world.js';

const begin = (world: World, username: string, parameters: Record<string, string> = {}, client = 'custom'): Promise<Reply> =>
  world.call('InitiateAuth', { AuthFlow: 'CUSTOM_AUTH', ClientId: client, AuthParameters: { USERNAME: username, ...parameters } });

const answer = (world: World, { ChallengeName, Session }: Reply, responses: Record<string, string>): Promise<Reply> =>
  world.call('RespondToAuthChallenge', { ClientId: 'custom', ChallengeName, Session, ChallengeResponses: responses });

const isIn = ({ AuthenticationResult }: Reply): boolean => AuthenticationResult !== undefined;

export const customAuthRefusals: Refusal[] = [
  {
    name: 'custom authentication where the client does not allow it',
    async run(world) {
      const username = await world.newUser();
      await refused(begin(world, username, {}, 'plain'), 'InvalidParameterException', 'CUSTOM_AUTH flow not enabled');
      const asked = await begin(world, username);
      holds(asked.ChallengeName === 'CUSTOM_CHALLENGE' && !isIn(asked), 'a question is asked');
      holds(asked.ChallengeParameters?.question === 'Which colour?', 'the public parameters are told');
      holds(!JSON.stringify(asked).includes(ANSWERS[0]), 'the private parameters are not told');
    },
  },
  {
    name: 'a wrong answer; the third ends it',
    async run(world) {
      const username = await world.newUser();
      let asked = await begin(world, username);
      for (let round = 1; round <= 2; round++) {
        asked = await answer(world, asked, { USERNAME: username, ANSWER: 'red' });
        holds(asked.ChallengeParameters?.question === 'Which colour?' && !isIn(asked), 'the same is asked again');
      }
      await refused(answer(world, asked, { USERNAME: username, ANSWER: 'red' }), 'NotAuthorizedException', 'Incorrect username or password.');
      await refused(answer(world, asked, { USERNAME: username, ANSWER: ANSWERS[0] }), 'NotAuthorizedException', 'Invalid session');
    },
  },
  {
    name: 'a round left out, an old Session, an answer that is missing or late',
    async run(world) {
      const username = await world.newUser();
      const first = await begin(world, username);
      await refused(answer(world, first, { USERNAME: username }), 'InvalidParameterException', 'ANSWER');
      const second = await answer(world, first, { USERNAME: username, ANSWER: ANSWERS[0] });
      holds(second.ChallengeParameters?.question === 'Which number?' && !isIn(second), 'the second question is asked');
      await refused(answer(world, first, { USERNAME: username, ANSWER: ANSWERS[0] }), 'NotAuthorizedException', 'Invalid session');
      const again = await answer(world, second, { USERNAME: username, ANSWER: ANSWERS[0] });
      holds(again.ChallengeParameters?.question === 'Which number?' && !isIn(again), 'the answer of one round is none of another');
      world.clock.advance(3 * MINUTE);
      await refused(answer(world, again, { USERNAME: username, ANSWER: ANSWERS[1] }), 'NotAuthorizedException', 'session is expired');
      const anew = await answer(world, await begin(world, username), { USERNAME: username, ANSWER: ANSWERS[0] });
      holds(isIn(await answer(world, anew, { USERNAME: username, ANSWER: ANSWERS[1] })), 'two right answers give tokens');
    },
  },
  {
    name: 'the questions without the password, where it is to be proven first',
    async run(world) {
      const username = await world.newUser();
      const srp = startSrp();
      const proven = (challenge: Reply, password: string) => proof(srp, challenge.ChallengeParameters ?? {}, MAIN.split('_')[1] ?? '', password, world.clock.now());
      const asked = await begin(world, username, { CHALLENGE_NAME: 'SRP_A', SRP_A: srp.srpA });
      holds(asked.ChallengeName === 'PASSWORD_VERIFIER', 'the password is asked for first');
      await refused(answer(world, { ...asked, ChallengeName: 'CUSTOM_CHALLENGE' }, { USERNAME: username, ANSWER: ANSWERS[0] }), 'NotAuthorizedException', 'Invalid session');
      await refused(answer(world, asked, await proven(asked, 'Wr0ng-password')), 'NotAuthorizedException', 'Incorrect username or password.');
      const next = await begin(world, username, { CHALLENGE_NAME: 'SRP_A', SRP_A: srp.srpA });
      const question = await answer(world, next, await proven(next, PASSWORD));
      holds(question.ChallengeName === 'CUSTOM_CHALLENGE' && !isIn(question), 'the password alone gives no tokens');
    },
  },
  {
    name: 'somebody who does not exist, by the same words as a wrong answer',
    async run(world) {
      const username = 'nobody@example.com';
      let asked = await begin(world, username);
      holds(asked.ChallengeParameters?.question === 'Which colour?', 'nobody learns that there is no such user');
      for (let round = 1; round <= 2; round++) asked = await answer(world, asked, { USERNAME: username, ANSWER: ANSWERS[0] });
      await refused(answer(world, asked, { USERNAME: username, ANSWER: ANSWERS[0] }), 'NotAuthorizedException', 'Incorrect username or password.');
    },
  },
];
