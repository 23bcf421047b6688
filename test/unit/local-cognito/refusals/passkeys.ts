/** Passkeys: a registration or an assertion with one thing wrong. */
import { assertPasskey, createPasskey, type CeremonyOptions, type SoftPasskey } from '../authenticator.js';
import { CHOICE, CHOICE_MFA, MINUTE, RELYING_PARTY, holds, newTokens, refused, signInByPassword, type CreationOptions, type Refusal, type Reply, type World } from '../world.js';

interface Person {
  username: string;
  access: string;
}

async function person(world: World, pool = CHOICE, client = 'choice', attributes: Record<string, string> = {}): Promise<Person> {
  const username = await world.newUser(pool, attributes);
  return { username, access: (await signInByPassword(world, username, { client })).AuthenticationResult?.AccessToken ?? '' };
}

async function start(world: World, { access }: Person): Promise<CreationOptions> {
  const { CredentialCreationOptions: options } = await world.call('StartWebAuthnRegistration', { AccessToken: access });
  if (!options) throw new Error('The registration gave no options.');
  return options;
}

const complete = (world: World, { access }: Person, credential: object): Promise<Reply> =>
  world.call('CompleteWebAuthnRegistration', { AccessToken: access, Credential: credential });

async function register(world: World, someone: Person, change: CeremonyOptions = {}, algorithm: 'ES256' | 'RS256' = 'ES256'): Promise<SoftPasskey> {
  const { passkey, credential } = await createPasskey(await start(world, someone), change, algorithm);
  await complete(world, someone, credential);
  return passkey;
}

async function ask(world: World, { username }: Person, client = 'choice'): Promise<{ reply: Reply; options: { challenge: string; rpId: string; allowCredentials: { id: string }[] } }> {
  const reply = await world.call('InitiateAuth', { AuthFlow: 'USER_AUTH', ClientId: client, AuthParameters: { USERNAME: username, PREFERRED_CHALLENGE: 'WEB_AUTHN' } });
  return { reply, options: JSON.parse(reply.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}') as never };
}

const answer = (world: World, { username }: Person, { ChallengeName, Session }: Reply, credential: string, client = 'choice'): Promise<Reply> =>
  world.call('RespondToAuthChallenge', { ClientId: client, ChallengeName, Session, ChallengeResponses: { USERNAME: username, CREDENTIAL: credential } });

/** One sign-in from the question to the answer. */
async function signIn(world: World, someone: Person, passkey: SoftPasskey, change: CeremonyOptions = {}, client = 'choice'): Promise<Reply> {
  const { reply, options } = await ask(world, someone, client);
  return answer(world, someone, reply, await assertPasskey(passkey, options, change), client);
}

const isIn = ({ AuthenticationResult }: Reply): boolean => AuthenticationResult !== undefined;

export const passkeyRefusals: Refusal[] = [
  {
    name: 'a registration from a wrong origin, for a wrong site, of a wrong kind, or without the user',
    async run(world) {
      const someone = await person(world);
      const attempt = (change: CeremonyOptions): Promise<SoftPasskey> => register(world, someone, change);
      for (const origin of ['https://evil.example', 'https://notexample.com', 'http://login.example.com', 'https://example.com.evil.example', 'nowhere']) {
        await refused(attempt({ origin }), 'WebAuthnOriginNotAllowedException');
      }
      await refused(attempt({ relyingParty: 'evil.example' }), 'WebAuthnRelyingPartyMismatchException');
      await refused(attempt({ type: 'webauthn.get' }), 'WebAuthnClientMismatchException');
      await refused(attempt({ isVerified: false }), 'WebAuthnCredentialNotSupportedException');
      await refused(complete(world, someone, {}), 'WebAuthnChallengeNotFoundException');
      await start(world, someone);
      await refused(complete(world, someone, { id: 'x', response: {} }), 'WebAuthnClientMismatchException');
      await attempt({ origin: `https://${RELYING_PARTY}` });
      await attempt({ origin: 'https://login.example.com' });
      const { Credentials = [] } = await world.call('ListWebAuthnCredentials', { AccessToken: someone.access });
      holds(Credentials.length === 2, 'only the right ones are registered');
    },
  },
  {
    name: 'a registration for another challenge, twice, or too late',
    async run(world) {
      const someone = await person(world);
      await refused(register(world, someone, { challenge: 'AAAA' }), 'WebAuthnChallengeNotFoundException');
      const first = await createPasskey(await start(world, someone));
      const second = await createPasskey(await start(world, someone));
      await refused(complete(world, someone, first.credential), 'WebAuthnChallengeNotFoundException');
      await refused(complete(world, someone, second.credential), 'WebAuthnChallengeNotFoundException');
      const right = await createPasskey(await start(world, someone));
      await complete(world, someone, right.credential);
      await refused(complete(world, someone, right.credential), 'WebAuthnChallengeNotFoundException');
      const late = await createPasskey(await start(world, someone));
      world.clock.advance(2 * MINUTE);
      await refused(complete(world, someone, late.credential), 'WebAuthnChallengeNotFoundException');
      const { excludeCredentials } = await start(world, someone);
      holds(excludeCredentials.map(({ id }) => id).join() === right.passkey.id, 'what is registered already is named');
    },
  },
  {
    name: 'a registration in the name of another, or where there are no passkeys',
    async run(world) {
      const [someone, other] = [await person(world), await person(world)];
      const { credential } = await createPasskey(await start(world, someone));
      await start(world, other);
      await refused(complete(world, other, credential), 'WebAuthnChallengeNotFoundException');
      await refused(world.call('StartWebAuthnRegistration', { AccessToken: 'none' }), 'NotAuthorizedException');
      const elsewhere = await newTokens(world);
      await refused(start(world, { username: elsewhere.username, access: elsewhere.access }), 'WebAuthnNotEnabledException');
    },
  },
  {
    name: 'an assertion signed by another key, for another challenge, from another origin or site, or of another kind',
    async run(world) {
      const someone = await person(world);
      const [passkey, second] = [await register(world, someone), await register(world, someone)];
      const attempt = (change: CeremonyOptions): Promise<Reply> => signIn(world, someone, passkey, change);
      const message = 'The passkey could not be verified.';
      await refused(attempt({ signedBy: second }), 'NotAuthorizedException', message);
      await refused(attempt({ challenge: 'AAAA' }), 'NotAuthorizedException', message);
      await refused(attempt({ origin: 'https://evil.example' }), 'NotAuthorizedException', message);
      await refused(attempt({ relyingParty: 'evil.example' }), 'NotAuthorizedException', message);
      await refused(attempt({ type: 'webauthn.create' }), 'NotAuthorizedException', message);
      await refused(attempt({ isVerified: false }), 'NotAuthorizedException', message);
      await refused(attempt({ userHandle: 'c29tZWJvZHk' }), 'NotAuthorizedException', message);
      holds(isIn(await attempt({})), 'the right one gives tokens');
      holds(isIn(await attempt({ userHandle: undefined })), 'also where the authenticator does not say whose it is');
      holds(isIn(await signIn(world, someone, second)), 'and so does the other passkey');
    },
  },
  {
    name: 'an assertion twice, too late, or with a counter that went back',
    async run(world) {
      const someone = await person(world);
      const passkey = await register(world, someone, {}, 'RS256');
      const { reply, options } = await ask(world, someone);
      const assertion = await assertPasskey(passkey, options);
      holds(isIn(await answer(world, someone, reply, assertion)), 'the first time it gives tokens, with an RSA key too');
      await refused(answer(world, someone, reply, assertion), 'NotAuthorizedException', 'Invalid session');
      const again = await ask(world, someone);
      await refused(answer(world, someone, again.reply, assertion), 'NotAuthorizedException', 'could not be verified');
      await refused(signIn(world, someone, passkey, { signCount: 1 }), 'NotAuthorizedException', 'could not be verified');
      passkey.signCount = 5;
      holds(isIn(await signIn(world, someone, passkey)), 'a counter that goes on is fine');
      const late = await ask(world, someone);
      world.clock.advance(3 * MINUTE);
      await refused(answer(world, someone, late.reply, await assertPasskey(passkey, late.options)), 'NotAuthorizedException', 'session is expired');
    },
  },
  {
    name: 'the passkey of another user, or one that was removed',
    async run(world) {
      const [someone, other] = [await person(world), await person(world)];
      const [passkey, hers] = [await register(world, someone), await register(world, other)];
      await refused(signIn(world, someone, hers), 'NotAuthorizedException', 'not one of this user');
      await refused(signIn(world, someone, hers, { credentialId: passkey.id, userHandle: undefined }), 'NotAuthorizedException', 'could not be verified');
      await refused(world.call('DeleteWebAuthnCredential', { AccessToken: someone.access, CredentialId: hers.id }), 'ResourceNotFoundException');
      holds(isIn(await signIn(world, other, hers)), 'her own gives tokens');

      const second = await register(world, someone);
      const { options: { allowCredentials } } = await ask(world, someone);
      holds(allowCredentials.map(({ id }) => id).join() === [passkey.id, second.id].join(), 'all that the user has are named');
      await world.call('DeleteWebAuthnCredential', { AccessToken: someone.access, CredentialId: second.id });
      await refused(signIn(world, someone, second), 'NotAuthorizedException', 'not one of this user');
      holds(isIn(await signIn(world, someone, passkey)), 'the one that stayed gives tokens');
      await world.call('DeleteWebAuthnCredential', { AccessToken: someone.access, CredentialId: passkey.id });
      holds((await ask(world, someone)).reply.ChallengeName === 'SELECT_CHALLENGE', 'without one it is not asked for any more');
    },
  },
  {
    name: 'a passkey where it does not count as two factors; where it does, it gives tokens',
    async run(world) {
      const someone = await person(world, CHOICE_MFA, 'choicemfa', { phone_number: '+15555550198', phone_number_verified: 'true' });
      const passkey = await register(world, someone);
      await refused(register(world, someone, { isVerified: false }), 'WebAuthnCredentialNotSupportedException');
      await world.call('SetUserMFAPreference', { AccessToken: someone.access, SMSMfaSettings: { Enabled: true } });
      await refused(signIn(world, someone, passkey, { isVerified: false }, 'choicemfa'), 'NotAuthorizedException');
      holds(isIn(await signIn(world, someone, passkey, {}, 'choicemfa')), 'the user was verified: no second factor is asked for');
    },
  },
  {
    name: 'a page of passkeys that is no page',
    async run(world) {
      const someone = await person(world);
      for (let count = 0; count < 3; count++) await register(world, someone);
      const list = (body: object): Promise<Reply> => world.call('ListWebAuthnCredentials', { AccessToken: someone.access, ...body });
      await refused(list({ NextToken: 'none' }), 'InvalidParameterException');
      await refused(list({ MaxResults: 21 }), 'InvalidParameterException');
      const first = await list({ MaxResults: 2 });
      const second = await list({ MaxResults: 2, NextToken: first.NextToken });
      holds(first.Credentials?.length === 2 && second.Credentials?.length === 1 && second.NextToken === undefined, 'the pages are complete');
    },
  },
];
