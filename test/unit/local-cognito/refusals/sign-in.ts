/** Signing in: proofs, passwords, Sessions, the lockout, and what is told about who exists. */
import { N, proof, startSrp, timestamp } from '../srp-client.js';
import {
  CLIENT_SECRET, DAY, HOUR, MAIN, MINUTE, PASSWORD, STRICT, beginSrp, holds, newTokens, otherCode, refused, signInByPassword, signInBySrp, type Refusal, type World,
} from '../world.js';

const WRONG = ['NotAuthorizedException', 'Incorrect username or password.'] as const;

async function secretHash(name: string): Promise<string> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', encode(CLIENT_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(`${name}secretive`)))));
}

const forgot = (world: World, Username: string, ClientId = 'plain') => world.call('ForgotPassword', { ClientId, Username });
const reset = (world: World, Username: string, ConfirmationCode: string, Password: string, ClientId = 'plain') =>
  world.call('ConfirmForgotPassword', { ClientId, Username, ConfirmationCode, Password });

export const signInRefusals: Refusal[] = [
  {
    name: 'a wrong password, by SRP and in the clear',
    async run(world) {
      const username = await world.newUser();
      await refused(signInBySrp(world, username, { password: 'Wrong-Horse-7' }), ...WRONG);
      await refused(signInByPassword(world, username, { password: 'Wrong-Horse-7' }), ...WRONG);
      await refused(signInByPassword(world, username, { password: ` ${PASSWORD}` }), ...WRONG);
      holds((await signInBySrp(world, username)).AuthenticationResult !== undefined, 'the right proof gives tokens');
      holds((await signInByPassword(world, username)).AuthenticationResult !== undefined, 'the right password gives tokens');
    },
  },
  {
    name: 'a proof whose signature, time, secret block or name was changed',
    async run(world) {
      const username = await world.newUser();
      const attempt = (change: Record<string, string>) => signInBySrp(world, username, { tamper: (responses) => ({ ...responses, ...change }) });
      await refused(attempt({ PASSWORD_CLAIM_SIGNATURE: btoa('x'.repeat(32)) }), ...WRONG);
      await refused(attempt({ PASSWORD_CLAIM_SIGNATURE: 'not base64' }), ...WRONG);
      await refused(attempt({ TIMESTAMP: timestamp(world.clock.now() + 1000) }), ...WRONG);
      world.clock.advance(15 * MINUTE);
      await refused(attempt({ PASSWORD_CLAIM_SECRET_BLOCK: btoa('x'.repeat(64)) }), 'NotAuthorizedException');
      await refused(attempt({ USERNAME: await world.newUser() }), 'NotAuthorizedException');
      await signInBySrp(world, username);
    },
  },
  {
    name: 'a time of the proof that is malformed or more than a day off',
    async run(world) {
      const username = await world.newUser();
      const attempt = (offset: number) => beginSrp(world, username).then(async ({ srp, challenge }) => world.call('RespondToAuthChallenge', {
        ClientId: 'plain', ChallengeName: 'PASSWORD_VERIFIER', Session: challenge.Session,
        ChallengeResponses: await proof(srp, challenge.ChallengeParameters ?? {}, 'Main', PASSWORD, world.clock.now() + offset),
      }));
      await refused(signInBySrp(world, username, { tamper: (responses) => ({ ...responses, TIMESTAMP: '2026-11-03T08:05:09Z' }) }), 'InvalidParameterException', 'TIMESTAMP format');
      await refused(attempt(DAY + 2000), 'InvalidParameterException', 'TIMESTAMP');
      await refused(attempt(-DAY - 2000), 'InvalidParameterException', 'TIMESTAMP');
      await attempt(-5 * HOUR);
    },
  },
  {
    name: 'an A with which any password would pass',
    async run(world) {
      const username = await world.newUser();
      const begin = (SRP_A: string) => world.call('InitiateAuth', { AuthFlow: 'USER_SRP_AUTH', ClientId: 'plain', AuthParameters: { USERNAME: username, SRP_A } });
      for (const value of ['0', '00', N.toString(16), (2n * N).toString(16), 'xyz', '']) await refused(begin(value), 'InvalidParameterException');
      await begin(startSrp().srpA);
    },
  },
  {
    name: 'a Session that was used, invented, or of another sign-in, client or step',
    async run(world) {
      const username = await world.newUser();
      const { srp, challenge } = await beginSrp(world, username);
      const responses = await proof(srp, challenge.ChallengeParameters ?? {}, 'Main', PASSWORD, world.clock.now());
      const answer = (change: object) => world.call('RespondToAuthChallenge', {
        ClientId: 'plain', ChallengeName: 'PASSWORD_VERIFIER', Session: challenge.Session, ChallengeResponses: responses, ...change,
      });
      const another = await beginSrp(world, await world.newUser());
      await refused(answer({ Session: 'x'.repeat(40) }), 'NotAuthorizedException', 'Invalid session');
      await refused(answer({ Session: 'short' }), 'InvalidParameterException', "at 'session'");
      await refused(answer({ Session: another.challenge.Session }), 'NotAuthorizedException');
      await refused(answer({ ClientId: 'other' }), 'NotAuthorizedException', 'Invalid session');
      await refused(answer({ ChallengeName: 'NEW_PASSWORD_REQUIRED' }), 'NotAuthorizedException', 'Invalid session');
      await answer({});
      await refused(answer({}), 'NotAuthorizedException', 'Invalid session for the user');
    },
  },
  {
    name: 'a Session after three minutes',
    async run(world) {
      const username = await world.newUser();
      const begin = async () => {
        const { srp, challenge } = await beginSrp(world, username);
        return async () => world.call('RespondToAuthChallenge', {
          ClientId: 'plain', ChallengeName: 'PASSWORD_VERIFIER', Session: challenge.Session,
          ChallengeResponses: await proof(srp, challenge.ChallengeParameters ?? {}, 'Main', PASSWORD, world.clock.now()),
        });
      };
      const late = await begin();
      world.clock.advance(3 * MINUTE);
      await refused(late(), 'NotAuthorizedException', 'Invalid session for the user, session is expired.');
      const timely = await begin();
      world.clock.advance(3 * MINUTE - 1);
      await timely();
    },
  },
  {
    name: 'guesses at a password: a pause that doubles after the fifth, and does not count what comes in it',
    async run(world) {
      const username = await world.newUser();
      const wrong = () => signInByPassword(world, username, { password: 'Wrong-Horse-7' });
      for (let guess = 0; guess < 5; guess++) await refused(wrong(), ...WRONG);
      await refused(signInByPassword(world, username), 'NotAuthorizedException', 'Password attempts exceeded');
      await refused(signInBySrp(world, username), 'NotAuthorizedException', 'Password attempts exceeded');
      world.clock.advance(1000);
      await refused(wrong(), ...WRONG);
      world.clock.advance(1999);
      await refused(signInByPassword(world, username), 'NotAuthorizedException', 'Password attempts exceeded');
      world.clock.advance(1);
      await signInByPassword(world, username);
      await refused(wrong(), ...WRONG);
      await signInByPassword(world, username);
    },
  },
  {
    name: 'somebody who does not exist: plainly, or like a wrong password where existence is guarded',
    async run(world) {
      const nobody = 'nobody@example.com';
      await refused(signInBySrp(world, nobody), 'UserNotFoundException', 'User does not exist.');
      await refused(signInByPassword(world, nobody), 'UserNotFoundException', 'User does not exist.');
      await refused(forgot(world, nobody), 'UserNotFoundException', 'Username/client id combination not found.');
      await refused(reset(world, nobody, '123456', PASSWORD), 'UserNotFoundException');
      await refused(world.call('ResendConfirmationCode', { ClientId: 'plain', Username: nobody }), 'UserNotFoundException');

      await refused(signInBySrp(world, nobody, { client: 'guarded' }), ...WRONG);
      await refused(signInByPassword(world, nobody, { client: 'guarded' }), ...WRONG);
      const [first, second] = [await beginSrp(world, nobody, { client: 'guarded' }), await beginSrp(world, nobody, { client: 'guarded' })];
      holds(first.challenge.ChallengeParameters?.SALT === second.challenge.ChallengeParameters?.SALT, 'the pretended salt is always the same');
      holds(first.challenge.ChallengeParameters?.USERNAME === second.challenge.ChallengeParameters?.USERNAME, 'the pretended name is always the same');
      const { CodeDeliveryDetails } = await forgot(world, nobody, 'guarded');
      holds(CodeDeliveryDetails?.Destination === 'n***@e***', 'a code is said to be on its way');
      await refused(reset(world, nobody, '123456', PASSWORD, 'guarded'), 'CodeMismatchException');
    },
  },
  {
    name: 'a user who is disabled, or whose password must be reset',
    async run(world) {
      const username = await world.newUser();
      await world.local.admin.disableUser(MAIN, username);
      await refused(signInByPassword(world, username), 'NotAuthorizedException', 'User is disabled.');
      await refused(signInByPassword(world, username, { password: 'Wrong-Horse-7' }), ...WRONG);
      await world.local.admin.enableUser(MAIN, username);
      await signInByPassword(world, username);
      await world.local.admin.resetUserPassword(MAIN, username);
      await refused(signInByPassword(world, username), 'PasswordResetRequiredException');
      await reset(world, username, world.lastCode(username), 'Chosen-Anew-8');
      await signInByPassword(world, username, { password: 'Chosen-Anew-8' });
      await refused(signInByPassword(world, username), ...WRONG);
    },
  },
  {
    name: 'a reset by a wrong, used or late code',
    async run(world) {
      const username = await world.newUser();
      await refused(reset(world, username, '123456', 'Chosen-Anew-8'), 'ExpiredCodeException');
      await forgot(world, username);
      const code = world.lastCode(username);
      await refused(reset(world, username, otherCode(code), 'Chosen-Anew-8'), 'CodeMismatchException');
      await refused(reset(world, username, code, 'weak'), 'InvalidPasswordException');
      await reset(world, username, code, 'Chosen-Anew-8');
      await refused(reset(world, username, code, 'Chosen-Anew-9'), 'ExpiredCodeException');
      await forgot(world, username);
      world.clock.advance(HOUR);
      await refused(reset(world, username, world.lastCode(username), 'Chosen-Anew-9'), 'ExpiredCodeException');
      await signInByPassword(world, username, { password: 'Chosen-Anew-8' });
    },
  },
  {
    name: 'a flow that the client has not enabled, and a client that does not exist',
    async run(world) {
      const username = await world.newUser();
      await refused(signInByPassword(world, username, { client: 'srponly' }), 'InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client');
      await refused(world.call('InitiateAuth', { AuthFlow: 'USER_AUTH', ClientId: 'srponly', AuthParameters: { USERNAME: username } }), 'InvalidParameterException');
      await refused(world.call('InitiateAuth', { AuthFlow: 'ADMIN_NO_SRP_AUTH', ClientId: 'plain', AuthParameters: { USERNAME: username } }), 'InvalidParameterException');
      await refused(signInByPassword(world, username, { client: 'nosuch' }), 'ResourceNotFoundException', 'User pool client nosuch does not exist.');
      await signInBySrp(world, username, { client: 'srponly' });
    },
  },
  {
    name: 'a client with a secret whose hash is missing or wrong, and a hash that no secret asks for',
    async run(world) {
      const username = await world.newUser();
      const attempt = (ClientId: string, SECRET_HASH?: string) =>
        world.call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters: { USERNAME: username, PASSWORD, ...(SECRET_HASH && { SECRET_HASH }) } });
      await refused(attempt('secretive'), 'NotAuthorizedException', 'Client secretive is configured with secret but SECRET_HASH was not received');
      await refused(attempt('secretive', await secretHash('somebody')), 'NotAuthorizedException', 'Unable to verify secret hash');
      await refused(attempt('plain', await secretHash(username)), 'NotAuthorizedException', 'is not configured for secret');
      await attempt('secretive', await secretHash(username));
    },
  },
  {
    name: 'a password that was used before, and a change by who does not know the present one',
    async run(world) {
      const username = await world.newUser(STRICT, { given_name: 'Ada' });
      const { AuthenticationResult: tokens } = await signInByPassword(world, username, { client: 'strict' });
      const change = (PreviousPassword: string, ProposedPassword: string) =>
        world.call('ChangePassword', { AccessToken: tokens?.AccessToken, PreviousPassword, ProposedPassword });
      await refused(change('not-this-one', 'second-password'), ...WRONG);
      await refused(change(PASSWORD, PASSWORD), 'PasswordHistoryPolicyViolationException');
      await change(PASSWORD, 'second-password');
      await refused(change('second-password', PASSWORD), 'PasswordHistoryPolicyViolationException');
      await change('second-password', 'third-password');
      await refused(change('third-password', 'fourth-password'), 'LimitExceededException');
      await signInByPassword(world, username, { client: 'strict', password: 'third-password' });
    },
  },
  {
    name: 'the sign-in after a confirmation with a Session that is spent, invented, late or somebody else\'s',
    async run(world) {
      const confirmed = async (Username: string) => {
        const { Session } = await world.call('SignUp', { ClientId: 'plain', Username, Password: PASSWORD });
        return (await world.call('ConfirmSignUp', { ClientId: 'plain', Username, ConfirmationCode: world.lastCode(Username), Session })).Session;
      };
      const signIn = (USERNAME: string, Session: string | undefined, ClientId = 'plain') =>
        world.call('InitiateAuth', { AuthFlow: 'USER_AUTH', ClientId, AuthParameters: { USERNAME }, Session });
      const session = await confirmed('auto1@example.com');
      await refused(signIn('auto1@example.com', 'x'.repeat(40)), 'NotAuthorizedException', 'Invalid session');
      await refused(signIn(await world.newUser(), session), 'NotAuthorizedException', 'Invalid session');
      await refused(signIn('auto1@example.com', session, 'other'), 'NotAuthorizedException', 'Invalid session');
      holds((await signIn('auto1@example.com', session)).AuthenticationResult !== undefined, 'the Session of the confirmation gives tokens');
      await refused(signIn('auto1@example.com', session), 'NotAuthorizedException', 'Invalid session');
      const late = await confirmed('auto2@example.com');
      world.clock.advance(3 * MINUTE);
      await refused(signIn('auto2@example.com', late), 'NotAuthorizedException', 'session is expired');
    },
  },
  {
    name: 'requests that miss a member, have a wrong type, or name what does not exist',
    async run(world) {
      await refused(world.call('SignUp', { ClientId: 'plain' }), 'InvalidParameterException', "1 validation error detected: Value null at 'username'");
      await refused(world.call('SignUp', {}), 'InvalidParameterException', '2 validation errors detected');
      await refused(world.call('SignUp', { ClientId: 'plain', Username: 7 }), 'SerializationException', 'NUMBER_VALUE cannot be converted to String');
      await refused(world.call('InitiateAuth', { ClientId: 'plain', AuthFlow: 'MAGIC' }), 'InvalidParameterException', 'enum value set');
      await refused(world.call('InitiateAuth', { ClientId: 'plain', AuthFlow: 'USER_SRP_AUTH' }), 'InvalidParameterException', 'Missing required parameter USERNAME');
      await refused(world.call('SetUserSettings', { AccessToken: (await newTokens(world)).access }), 'UnsupportedOperationException', 'SetUserSettings is not supported by the local Cognito yet.');
      await refused(world.call('AdminGetUser', {}), 'UnsupportedOperationException', '/_local/admin/AdminGetUser');
      await refused(world.call('MakeTea', {}), 'UnknownOperationException', 'Cognito has no operation MakeTea.');
      await refused(world.call('constructor', {}), 'UnknownOperationException');
    },
  },
];
