/** Accounts: what a sign-up, a confirmation and a change of attributes are refused for. */
import { ALIASES, DAY, HOUR, PASSWORD, STRICT, holds, newTokens, otherCode, refused, signInByPassword, type Refusal, type World } from '../world.js';

let names = 0;
const newName = (prefix = 'new'): string => { names += 1; return `${prefix}${names}@signup.example`; };

const signUp = (world: World, username: string, extra: object = {}) => world.call('SignUp', { ClientId: 'plain', Username: username, Password: PASSWORD, ...extra });
const confirm = (world: World, username: string, code: string, extra: object = {}) =>
  world.call('ConfirmSignUp', { ClientId: 'plain', Username: username, ConfirmationCode: code, ...extra });

export const accountRefusals: Refusal[] = [
  {
    name: 'a password against the policy, one rule at a time',
    async run(world) {
      const username = newName();
      const attempt = (Password: string) => signUp(world, username, { Password });
      await refused(attempt('Sh0rt-1'), 'InvalidPasswordException', 'Password did not conform with policy: Password not long enough');
      await refused(attempt('lower-case-1'), 'InvalidPasswordException', 'Password must have uppercase characters');
      await refused(attempt('UPPER-CASE-1'), 'InvalidPasswordException', 'Password must have lowercase characters');
      await refused(attempt('No-Numbers'), 'InvalidPasswordException', 'Password must have numeric characters');
      await refused(attempt('NoSymbols1'), 'InvalidPasswordException', 'Password must have symbol characters');
      await attempt('All-Four-1');
    },
  },
  {
    name: 'a password that begins or ends with a space, while one inside is fine',
    async run(world) {
      const username = newName();
      await refused(signUp(world, username, { Password: ` ${PASSWORD}` }), 'InvalidParameterException', "Value at 'password'");
      await refused(signUp(world, username, { Password: `${PASSWORD} ` }), 'InvalidParameterException', "Value at 'password'");
      await signUp(world, username, { Password: 'Correct Horse 7' });
    },
  },
  {
    name: 'a name that somebody has, in any case of letters',
    async run(world) {
      const username = newName();
      await signUp(world, username);
      await refused(signUp(world, username), 'UsernameExistsException', 'User already exists');
      await refused(signUp(world, username.toUpperCase()), 'UsernameExistsException');
      await signUp(world, newName());
    },
  },
  {
    name: 'a name that is not an e-mail address, where addresses are the names',
    run: (world) => refused(signUp(world, 'somebody'), 'InvalidParameterException', 'Username should be an email.'),
  },
  {
    name: 'a sign-up where only an administrator makes users',
    run: (world) => refused(world.call('SignUp', { ClientId: 'strict', Username: 'new', Password: PASSWORD }), 'NotAuthorizedException', 'SignUp is not permitted'),
  },
  {
    name: 'attributes that the schema does not have, or values that do not fit it',
    async run(world) {
      const username = newName();
      const attempt = (Name: string, Value: string) => signUp(world, username, { UserAttributes: [{ Name, Value }] });
      await refused(attempt('shoe_size', '44'), 'InvalidParameterException', 'Attributes did not conform to the schema');
      await refused(attempt('custom:team', 'too long'), 'InvalidParameterException', 'custom:team');
      await refused(attempt('custom:badge', 'seven'), 'InvalidParameterException', 'custom:badge');
      await refused(attempt('phone_number', '0664 123'), 'InvalidParameterException', 'Invalid phone number format.');
      await refused(attempt('email_verified', 'true'), 'NotAuthorizedException', 'unauthorized attribute');
      await attempt('custom:team', 'red');
    },
  },
  {
    name: 'what a trigger refuses, with its own text',
    async run(world) {
      await refused(signUp(world, newName('barred')), 'UserLambdaValidationException', 'PreSignUp failed with error We do not know you.');
      const username = newName();
      await signUp(world, username, { ValidationData: [{ Name: 'trusted', Value: 'yes' }] });
      await signInByPassword(world, username);
    },
  },
  {
    name: 'a wrong code of a sign-up; the right one once',
    async run(world) {
      const username = newName();
      await signUp(world, username);
      const code = world.lastCode(username);
      await refused(confirm(world, username, otherCode(code)), 'CodeMismatchException', 'Invalid verification code provided, please try again.');
      await refused(signInByPassword(world, username), 'UserNotConfirmedException', 'User is not confirmed.');
      await confirm(world, username, code);
      await refused(confirm(world, username, code), 'NotAuthorizedException', 'Current status is CONFIRMED');
      await signInByPassword(world, username);
    },
  },
  {
    name: 'the code of another user, and the code before the last',
    async run(world) {
      const [first, second] = [newName(), newName()];
      await signUp(world, first);
      await signUp(world, second);
      const superseded = world.lastCode(first);
      await world.call('ResendConfirmationCode', { ClientId: 'plain', Username: first });
      if (superseded !== world.lastCode(first)) await refused(confirm(world, first, superseded), 'CodeMismatchException');
      if (world.lastCode(second) !== world.lastCode(first)) await refused(confirm(world, first, world.lastCode(second)), 'CodeMismatchException');
      await confirm(world, first, world.lastCode(first));
    },
  },
  {
    name: 'a code of a sign-up after 24 hours',
    async run(world) {
      const username = newName();
      await signUp(world, username);
      world.clock.advance(DAY);
      await refused(confirm(world, username, world.lastCode(username)), 'ExpiredCodeException', 'Invalid code provided, please request a code again.');
      await world.call('ResendConfirmationCode', { ClientId: 'plain', Username: username });
      world.clock.advance(DAY - 1);
      await confirm(world, username, world.lastCode(username));
    },
  },
  {
    name: 'the sixteenth guess at a code within an hour, even the right one',
    async run(world) {
      const username = newName();
      await signUp(world, username);
      const code = world.lastCode(username);
      for (let guess = 0; guess < 15; guess++) await refused(confirm(world, username, otherCode(code)), 'CodeMismatchException');
      await refused(confirm(world, username, code), 'LimitExceededException', 'Attempt limit exceeded, please try after some time.');
      world.clock.advance(HOUR);
      await confirm(world, username, code);
    },
  },
  {
    name: 'the sixth resent code within an hour',
    async run(world) {
      const username = newName();
      await signUp(world, username);
      const resend = () => world.call('ResendConfirmationCode', { ClientId: 'plain', Username: username });
      for (let count = 0; count < 5; count++) await resend();
      await refused(resend(), 'LimitExceededException');
      world.clock.advance(HOUR);
      await resend();
    },
  },
  {
    name: 'an alias that a confirmed user has, unless its move is forced',
    async run(world) {
      const holder = await world.newUser(ALIASES);
      const { UserAttributes } = await world.call('GetUser', { AccessToken: (await signInByPassword(world, holder, { client: 'aliases' })).AuthenticationResult?.AccessToken });
      const email = UserAttributes?.find(({ Name }) => Name === 'email')?.Value ?? '';
      const call = (operation: string, extra: object) => world.call(operation, { ClientId: 'aliases', Username: 'rival', ...extra });
      await call('SignUp', { Password: PASSWORD, UserAttributes: [{ Name: 'email', Value: email }] });
      await refused(call('ConfirmSignUp', { ConfirmationCode: world.lastCode(email) }), 'AliasExistsException', 'An account with the given email already exists.');
      holds((await signInByPassword(world, email, { client: 'aliases' })).AuthenticationResult !== undefined, 'the alias still signs in its holder');
      await call('ConfirmSignUp', { ConfirmationCode: world.lastCode(email), ForceAliasCreation: true });
      const { AuthenticationResult: tokens } = await signInByPassword(world, email, { client: 'aliases' });
      holds((await world.call('GetUser', { AccessToken: tokens?.AccessToken })).Username === 'rival', 'the alias now signs in its new holder');
    },
  },
  {
    name: 'a change of an attribute that is not the user\'s to change',
    async run(world) {
      const { access } = await newTokens(world);
      const update = (Name: string, Value: string, AccessToken = access) => world.call('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name, Value }] });
      await refused(update('sub', 'me'), 'NotAuthorizedException', 'unauthorized attribute');
      await refused(update('email_verified', 'true'), 'NotAuthorizedException', 'unauthorized attribute');
      await refused(update('custom:badge', '7'), 'InvalidParameterException', 'Attribute cannot be updated.');
      await refused(update('email', (await newTokens(world)).username), 'AliasExistsException');
      await refused(update('name', 'Ada', (await newTokens(world, 'readonly')).access), 'NotAuthorizedException', 'unauthorized attribute');
      await update('name', 'Ada');
    },
  },
  {
    name: 'a wrong code for a new address, and the code of an address that changed since',
    async run(world) {
      const { access } = await newTokens(world);
      const [first, second] = [newName(), newName()];
      const update = (Value: string) => world.call('UpdateUserAttributes', { AccessToken: access, UserAttributes: [{ Name: 'email', Value }] });
      const verify = (Code: string) => world.call('VerifyUserAttribute', { AccessToken: access, AttributeName: 'email', Code });
      await update(first);
      const old = world.lastCode(first);
      await refused(verify(otherCode(old)), 'CodeMismatchException');
      await update(second);
      if (old !== world.lastCode(second)) await refused(verify(old), 'CodeMismatchException');
      await verify(world.lastCode(second));
      await refused(verify(world.lastCode(second)), 'ExpiredCodeException');
      const { UserAttributes } = await world.call('GetUser', { AccessToken: access });
      holds(UserAttributes?.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true') === true, 'the new address is verified');
    },
  },
  {
    name: 'a new address in place of the present one before it is verified, where the pool says so',
    async run(world) {
      const username = await world.newUser(STRICT, { given_name: 'Ada' });
      const AccessToken = (await signInByPassword(world, username, { client: 'strict' })).AuthenticationResult?.AccessToken;
      const email = async () => (await world.call('GetUser', { AccessToken })).UserAttributes?.find(({ Name }) => Name === 'email')?.Value;
      const [before, wanted] = [await email(), newName()];
      await world.call('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name: 'email', Value: wanted }] });
      holds(await email() === before, 'the present address stays');
      await refused(world.call('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: otherCode(world.lastCode(wanted)) }), 'CodeMismatchException');
      holds(await email() === before, 'the present address stays after a wrong code');
      await world.call('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: world.lastCode(wanted) });
      holds(await email() === wanted, 'the verified address takes its place');
    },
  },
  {
    name: 'a forced password that lacks a required attribute, or was temporary too long',
    async run(world) {
      const invite = async (username: string) => {
        await world.local.admin.createUser(STRICT, { Username: username, UserAttributes: [{ Name: 'email', Value: `${username}@example.com` }], TemporaryPassword: 'temporary-pass' });
        return () => signInByPassword(world, username, { client: 'strict', password: 'temporary-pass' });
      };
      const signIn = await invite('invited');
      const { ChallengeName, ChallengeParameters, Session } = await signIn();
      holds(ChallengeName === 'NEW_PASSWORD_REQUIRED' && ChallengeParameters?.requiredAttributes === '["userAttributes.given_name"]', 'the challenge names what is missing');
      const answer = (session: string | undefined, responses: object) => world.call('RespondToAuthChallenge', {
        ClientId: 'strict', ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: session, ChallengeResponses: { USERNAME: 'invited', ...responses },
      });
      await refused(answer(Session, { NEW_PASSWORD: 'chosen-by-me' }), 'InvalidParameterException', 'given_name');
      await refused(answer(Session, { NEW_PASSWORD: 'short', 'userAttributes.given_name': 'Ada' }), 'InvalidPasswordException', 'Password not long enough');
      await refused(answer(Session, { NEW_PASSWORD: 'ends-in-space ', 'userAttributes.given_name': 'Ada' }), 'InvalidPasswordException', 'begin or end with a space');
      await refused(answer(Session, { NEW_PASSWORD: 'chosen-by-me', 'userAttributes.given_name': 'Ada', 'userAttributes.email': 'x@example.com' }), 'InvalidParameterException', 'already provided');
      holds((await answer(Session, { NEW_PASSWORD: 'chosen-by-me', 'userAttributes.given_name': 'Ada' })).AuthenticationResult !== undefined, 'the answer gives tokens');
      await refused(answer(Session, { NEW_PASSWORD: 'chosen-again', 'userAttributes.given_name': 'Ada' }), 'NotAuthorizedException', 'only be used once');

      const late = await invite('latecomer');
      world.clock.advance(2 * DAY);
      await refused(late(), 'NotAuthorizedException', 'Temporary password has expired and must be reset by an administrator.');
    },
  },
];
