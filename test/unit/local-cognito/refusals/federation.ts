/** Sign-in by an external OpenID provider: answers that belong to another sign-in, or that nobody vouches for. */
import { authorizationIn, authorizeUrl, backAt, claimsOf, exchange, open, sendLogin } from '../hosted-client.js';
import { COMPANY, holds, HOUR, MAIN, ORIGIN, PASSWORD, refused, signInByPassword, type Refusal, type World } from '../world.js';

/** Goes to the company's login page and signs in there; answers what the application is given back. */
async function signInAtCompany(world: World, username: string, changes: Record<string, string | undefined> = { identity_provider: 'Company' }): Promise<URLSearchParams> {
  return backAt(await sendLogin(world, await authorizationIn(await open(world, await authorizeUrl(changes))), username));
}

/** What the token endpoint answers, with its ID token replaced. */
const withIdToken = (change: (token: string) => string) => async (url: string, response: Response): Promise<Response> => {
  if (!url.endsWith('/oauth2/token')) return response;
  const body = await response.json() as { id_token: string };
  return new Response(JSON.stringify({ ...body, id_token: change(body.id_token) }), { headers: { 'content-type': 'application/json' } });
};

async function tampered(world: World, username: string, tamper: World['provider']['tamper']): Promise<void> {
  world.provider.tamper = tamper;
  try {
    await refused(signInAtCompany(world, username), 'server_error', 'Company');
  } finally {
    world.provider.tamper = undefined;
  }
}

export const federationRefusals: Refusal[] = [
  {
    name: 'an answer of a provider that nobody waits for',
    async run(world) {
      for (const state of ['', 'invented']) await refused(backAt(await open(world, `${ORIGIN}/oauth2/idpresponse?code=x&state=${state}`)), 'page', 'never begun');
      const username = await world.newUser(COMPANY);
      const departed = await world.local.fetch(await authorizeUrl({ identity_provider: 'Company' }));
      const state = new URL(departed.headers.get('location') ?? '').searchParams.get('state') ?? '';
      await refused(backAt(await open(world, `${ORIGIN}/oauth2/idpresponse?code=invented&state=${state}`)), 'server_error');
      await refused(backAt(await open(world, `${ORIGIN}/oauth2/idpresponse?code=invented&state=${state}`)), 'page', 'never begun');
      await refused(backAt(await open(world, `${ORIGIN}/login?${new URLSearchParams({ authorization: state }).toString()}`)), 'page');
      holds((await signInAtCompany(world, username)).get('state') === 'the-state', 'a sign-in at the provider leads back');
    },
  },
  {
    name: 'a person whom the provider has sent away',
    async run(world) {
      const departed = await world.local.fetch(await authorizeUrl({ identity_provider: 'Company' }));
      const state = new URL(departed.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const denied = open(world, `${ORIGIN}/oauth2/idpresponse?error=access_denied&error_description=Changed+my+mind&state=${state}`);
      await refused(backAt(await denied), 'access_denied', 'Changed my mind');
    },
  },
  {
    name: 'an ID token of another sign-in, unsigned, forged or of another time',
    async run(world) {
      const username = await world.newUser(COMPANY);
      let first = '';
      world.provider.tamper = withIdToken((token) => (first = token));
      await signInAtCompany(world, username);
      await tampered(world, username, withIdToken(() => first));
      await tampered(world, username, withIdToken((token) => `${token.split('.').slice(0, 2).join('.')}.AAAA`));
      const forge = (token: string, change: object) => {
        const [header = '', , signature = ''] = token.split('.');
        return [header, btoa(JSON.stringify({ ...claimsOf(token), ...change })).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''), signature].join('.');
      };
      await tampered(world, username, withIdToken((token) => forge(token, { sub: 'somebody-else' })));
      await tampered(world, username, withIdToken((token) => { world.clock.advance(2 * HOUR); return token; }));
      await signInAtCompany(world, username);
    },
  },
  {
    name: 'a password for somebody whom only a provider knows',
    async run(world) {
      const username = await world.newUser(COMPANY, { given_name: 'Katherine' });
      const back = await signInAtCompany(world, username, { idp_identifier: 'COMPANY.example' });
      const claims = claimsOf((await exchange(world, back.get('code') ?? '')).id_token);
      const name = String(claims['cognito:username']);
      holds(name.startsWith('Company_') && claims.email === username && claims.given_name === 'Katherine', 'the claims of the provider become attributes');
      holds((claims.identities as { providerName: string }[])[0]?.providerName === 'Company', 'the ID token names the provider');
      holds((await world.local.admin.getUser(MAIN, name)).UserStatus === 'EXTERNAL_PROVIDER', 'the user is the provider\'s');
      await refused(signInByPassword(world, name, { password: PASSWORD }), 'NotAuthorizedException');
      await refused(world.call('ForgotPassword', { ClientId: 'plain', Username: name }), 'NotAuthorizedException', 'cannot be reset');
      const second = claimsOf((await exchange(world, (await signInAtCompany(world, username)).get('code') ?? '')).id_token);
      holds(second.sub === claims.sub, 'the second sign-in finds the same user');
      await world.local.admin.disableUser(MAIN, name);
      await refused(signInAtCompany(world, username), 'access_denied', 'disabled');
    },
  },
];
