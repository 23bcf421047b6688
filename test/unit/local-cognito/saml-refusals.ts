/** Sign-in by a SAML provider: responses that nobody trusted has signed, or that were made for another sign-in. In Node alone. */
import { createLocalCognito, type LocalCognito } from '../../../src/local-cognito/index.js';
import { createSamlConnector } from '../../../src/local-cognito/node/saml.js';
import { checkAssertion } from '../../../src/local-cognito/node/saml-assertion.js';
import { readMetadata } from '../../../src/local-cognito/node/saml-metadata.js';
import { authorizeUrl, backAt, claimsOf, exchange } from './hosted-client.js';
import { createSamlProvider, EMAIL, GIVEN_NAME, newKey, type SamlAnswer, type SamlProvider, type SamlRequest } from './saml-provider.js';
import { CALLBACK, holds, MINUTE, ORIGIN, refused } from './world.js';

export interface SamlWorld {
  local: LocalCognito;
  provider: SamlProvider;
  advance(ms: number): void;
}

export interface SamlRefusal {
  name: string;
  run(world: SamlWorld): Promise<void> | void;
}

const POOL_ID = 'eu-west-1_Saml';
const ENTITY_ID = 'urn:example:workshop';
const SIGN_ON = 'https://idp.example/sso';
/** In the response that the provider makes. */
const SIGNATURE = /<Signature[\s\S]*<\/Signature>/;
const NAME_ID = '>grace<';
const GRACE = { id: 'grace', email: 'grace@example.com', givenName: 'Grace' };

export async function createSamlWorld(): Promise<SamlWorld> {
  const provider = await createSamlProvider(ENTITY_ID, SIGN_ON);
  let ahead = 0;
  const local = createLocalCognito({
    userPools: [{
      Id: POOL_ID, UsernameAttributes: ['email'],
      clients: [{
        ClientId: 'hosted', SupportedIdentityProviders: ['COGNITO', 'Workshop', 'Elsewhere'], CallbackURLs: [CALLBACK],
        AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', 'email', 'aws.cognito.signin.user.admin'],
      }],
      identityProviders: [
        { ProviderName: 'Workshop', ProviderType: 'SAML', ProviderDetails: { MetadataFile: provider.metadata }, AttributeMapping: { email: EMAIL, given_name: GIVEN_NAME }, IdpIdentifiers: ['workshop.example'] },
        { ProviderName: 'Elsewhere', ProviderType: 'SAML', ProviderDetails: { MetadataURL: 'https://idp.example/metadata' }, AttributeMapping: { email: EMAIL } },
      ],
    }],
    // The provider stamps with the machine's time.
  }, {
    clock: { now: () => Date.now() + ahead },
    saml: createSamlConnector((url) => Promise.resolve(new Response(url === 'https://idp.example/metadata' ? provider.metadata : null, { status: url === 'https://idp.example/metadata' ? 200 : 404 }))),
  });
  return { local, provider, advance: (ms) => { ahead += ms; } };
}

/** On the way to the provider. */
interface Departed {
  request: SamlRequest;
  relayState: string;
}

async function depart({ local, provider }: SamlWorld, changes: Record<string, string> = { identity_provider: 'Workshop' }): Promise<Departed> {
  const address = (await local.fetch(await authorizeUrl(changes))).headers.get('location') ?? '';
  holds(address.startsWith(`${SIGN_ON}?`), 'the person is sent to the sign-on service of the metadata');
  return { request: await provider.read(address), relayState: new URL(address).searchParams.get('RelayState') ?? '' };
}

/** Back with a response; answers what the application is given. */
const back = async ({ local }: SamlWorld, relayState: string, xml: string): Promise<URLSearchParams> => backAt(await local.fetch(`${ORIGIN}/saml2/idpresponse`, {
  method: 'POST', body: new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: relayState }),
}));

const signIn = async (world: SamlWorld, changes: Partial<SamlAnswer> = {}, alter = (xml: string): string => xml): Promise<URLSearchParams> => {
  const { request, relayState } = await depart(world);
  return back(world, relayState, alter(await world.provider.respond(request, GRACE, changes)));
};

/** @throws when there is nothing to alter */
function altered(xml: string, find: string | RegExp, replace: string | ((found: string) => string)): string {
  const result = typeof replace === 'string' ? xml.replace(find, replace) : xml.replace(find, replace);
  holds(result !== xml, `${String(find)} stands in the XML`);
  return result;
}

function throws(act: () => void, message: string): void {
  let thrown: unknown;
  try {
    act();
  } catch (error) {
    thrown = error;
  }
  holds(thrown instanceof Error && thrown.message.includes(message), `refused with '${message}', not ${String(thrown)}`);
}

const refusedWith = (attempt: Promise<unknown>, message?: string): Promise<void> => refused(attempt, 'server_error', message);

export const samlRefusals: SamlRefusal[] = [
  {
    name: 'a password for somebody whom only a SAML provider knows',
    async run(world) {
      const { request } = await depart(world, { idp_identifier: 'Workshop.example' });
      holds(request.issuer === `urn:amazon:cognito:sp:${POOL_ID}` && request.assertionConsumerServiceURL === `${ORIGIN}/saml2/idpresponse`, 'the request says who asks, and where to answer');
      const parameters = await signIn(world);
      holds(parameters.get('state') === 'the-state', 'the application has its state back');
      const claims = claimsOf((await exchange(world, parameters.get('code') ?? '')).id_token);
      holds(claims['cognito:username'] === 'Workshop_grace' && claims.email === GRACE.email && claims.given_name === 'Grace' && claims.email_verified === false, 'the attributes of the assertion become the user\'s');
      holds((claims.identities as { providerType: string }[])[0]?.providerType === 'SAML', 'the ID token names the provider');
      const again = claimsOf((await exchange(world, (await signIn(world)).get('code') ?? '')).id_token);
      holds(again.sub === claims.sub, 'the second sign-in finds the same user');
      await world.local.admin.disableUser(POOL_ID, 'Workshop_grace');
      await refused(signIn(world), 'access_denied', 'disabled');
      await world.local.admin.enableUser(POOL_ID, 'Workshop_grace');
    },
  },
  {
    name: 'a response that nobody has signed, or somebody else has',
    async run(world) {
      await signIn(world);
      await signIn(world, { signAssertion: false, signResponse: true });
      await refusedWith(signIn(world, { signAssertion: false }));
      await refusedWith(signIn(world, await newKey()));
      await refusedWith(signIn(world, {}, (xml) => altered(xml, SIGNATURE, '')));
    },
  },
  {
    name: 'an assertion that was altered, or put beside another',
    async run(world) {
      await refusedWith(signIn(world, {}, (xml) => altered(xml, NAME_ID, '>root<')));
      await refusedWith(signIn(world, { signAssertion: false, signResponse: true }, (xml) => altered(xml, NAME_ID, '>root<')));
      // Signature wrapping: the signed assertion stays, and one of the attacker's comes before it.
      await refusedWith(signIn(world, {}, (xml) => altered(xml, /<saml:Assertion[\s\S]*<\/saml:Assertion>/, (signed) =>
        altered(altered(altered(signed, SIGNATURE, ''), / ID="[^"]+"/, ' ID="_another"'), NAME_ID, '>root<') + signed)));
      // A comment must not cut the name short (`grace` out of `gra<!---->ce` is no `gra`).
      const { request, relayState } = await depart(world);
      const xml = await world.provider.respond(request, GRACE);
      const parameters = await back(world, relayState, altered(xml, NAME_ID, '>gra<!-- -->ce<'));
      holds(claimsOf((await exchange(world, parameters.get('code') ?? '')).id_token)['cognito:username'] === 'Workshop_grace', 'a comment changes nobody\'s name');
    },
  },
  {
    name: 'a response twice, or for another sign-in',
    async run(world) {
      const first = await depart(world);
      const xml = await world.provider.respond(first.request, GRACE);
      await back(world, first.relayState, xml);
      await refused(back(world, first.relayState, xml), 'page', 'never begun');
      const second = await depart(world);
      await refusedWith(back(world, second.relayState, xml), 'another request');
      // The response around the assertion is not signed and says what anybody wants: its InResponseTo comes first.
      const third = await depart(world);
      await refusedWith(back(world, third.relayState, altered(xml, `InResponseTo="${first.request.id}"`, `InResponseTo="${third.request.id}"`)), 'another request');
      await refused(back(world, '', xml), 'page', 'never begun');
    },
  },
  {
    name: 'an assertion for another audience, recipient, or of another issuer',
    async run(world) {
      await refusedWith(signIn(world, { audience: 'urn:amazon:cognito:sp:eu-west-1_Other' }), 'audience');
      await refusedWith(signIn(world, { recipient: 'https://other.example/saml2/idpresponse' }), 'another recipient');
      await refusedWith(signIn(world, { issuer: 'urn:example:other' }), 'another issuer');
    },
  },
  {
    name: 'an assertion of another time',
    async run(world) {
      const late = await depart(world);
      const xml = await world.provider.respond(late.request, GRACE, { lifetimeInSeconds: 60 });
      world.advance(2 * MINUTE);
      await refusedWith(back(world, late.relayState, xml), 'expired');
      const early = await depart(world);
      world.advance(-9 * MINUTE);
      await refusedWith(back(world, early.relayState, await world.provider.respond(early.request, GRACE)), 'does not hold yet');
      world.advance(7 * MINUTE);
    },
  },
  {
    name: 'an assertion that says too little of whom it is for',
    run() {
      const [notOnOrAfter, past] = ['2026-11-03T08:05:00Z', '2026-11-03T07:00:00Z'];
      const now = Date.parse('2026-11-03T08:00:00Z');
      const data = { NotOnOrAfter: notOnOrAfter, Recipient: 'here', InResponseTo: 'asked' };
      const check = (bearers: (typeof data | object)[], conditions: object = { NotOnOrAfter: notOnOrAfter }, method = 'bearer') => {
        const SubjectConfirmation = bearers.map(($) => ({ $: { Method: `urn:oasis:names:tc:SAML:2.0:cm:${method}` }, SubjectConfirmationData: [{ $ }] }));
        checkAssertion({ Issuer: [{ _: 'them' }], Subject: [{ SubjectConfirmation }], Conditions: [{ $: conditions }] }, { entityId: 'them', recipient: 'here', requestId: 'asked', now });
      };
      check([data]);
      check([{ ...data, NotOnOrAfter: past }, data]);
      throws(() => { check([{ ...data, NotOnOrAfter: past }]); }, 'confirmation has expired');
      throws(() => { check([{ ...data, NotOnOrAfter: undefined }]); }, 'confirmation has expired');
      throws(() => { check([{ ...data, NotBefore: notOnOrAfter }]); }, 'confirmation has expired');
      throws(() => { check([data], { NotOnOrAfter: past }); }, 'assertion has expired');
      throws(() => { check([data], { NotBefore: notOnOrAfter }); }, 'does not hold yet');
      throws(() => { check([{ ...data, Recipient: undefined }]); }, 'another recipient');
      throws(() => { check([{ ...data, InResponseTo: undefined }]); }, 'another request');
      throws(() => { check([{ ...data, Recipient: 'there' }, { ...data, InResponseTo: 'unasked' }]); }, 'another request');
      throws(() => { check([data], {}, 'sender-vouches'); }, 'another recipient');
      throws(() => { check([]); }, 'another recipient');
      throws(() => { check([data], { NotOnOrAfter: 'never' }); }, 'assertion has expired');
    },
  },
  {
    name: 'metadata that lacks something',
    run({ provider: { metadata } }) {
      holds(readMetadata(metadata).entityId === ENTITY_ID, 'the metadata can be read');
      throws(() => { readMetadata('not XML'); }, 'metadata');
      throws(() => { readMetadata('<a/>'); }, 'IDPSSODescriptor');
      throws(() => { readMetadata(altered(metadata, /entityID="[^"]*"/, '')); }, 'entityID');
      throws(() => { readMetadata(altered(metadata, 'HTTP-Redirect', 'SOAP')); }, 'HTTP-Redirect');
      throws(() => { readMetadata(altered(metadata, 'use="signing"', 'use="encryption"')); }, 'certificate');
    },
  },
  {
    name: 'what is no response, or of a provider whose metadata cannot be read',
    async run(world) {
      for (const xml of ['', '<a/>', 'not XML', '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>']) await refusedWith(back(world, (await depart(world)).relayState, xml));
      const { request, relayState } = await depart(world, { identity_provider: 'Elsewhere' });
      await back(world, relayState, await world.provider.respond(request, GRACE));
      await refused(backAt(await world.local.fetch(`${ORIGIN}/oauth2/idpresponse?code=x&state=${(await depart(world)).relayState}`)), 'invalid_request', 'another sign-in');
    },
  },
];
