/** The hosted login: where it leads back to, codes, verifiers, clients, scopes. */
import { authorizationIn, authorizeUrl, backAt, claimsOf, exchange, newCode, open, post, sendFactor, sendLogin, VERIFIER } from '../hosted-client.js';
import { totpAt } from '../totp-client.js';
import { totpOn, withFactors } from './mfa.js';
import { CALLBACK, CLIENT_SECRET, holds, MAIN, MINUTE, OPTIONAL_MFA, ORIGIN, otherCode, PASSWORD, refused, signInByPassword, type Refusal, type World } from '../world.js';

const ask = async (world: World, changes: Record<string, string | undefined>) => backAt(await open(world, await authorizeUrl(changes)));
const loginPage = async (world: World, changes: Record<string, string | undefined> = {}) => authorizationIn(await open(world, await authorizeUrl(changes)));
const getUser = (world: World, AccessToken: string) => world.call('GetUser', { AccessToken });
const userInfo = async (world: World, token: string): Promise<Record<string, string>> => {
  const response = await world.local.fetch(`${ORIGIN}/oauth2/userInfo`, { headers: { authorization: `Bearer ${token}` } });
  const body = await response.json() as Record<string, string>;
  if (!response.ok) throw Object.assign(new Error(body.error_description), { name: body.error });
  return body;
};

const mfaPage = (world: World): Promise<string> => loginPage(world, { client_id: 'hostedmfa' });

export const hostedLoginRefusals: Refusal[] = [
  {
    name: 'a person on the login page without the code of the authenticator app, with a wrong one, or one that was used',
    async run(world) {
      const { username, secret } = await withFactors(world, totpOn);
      const id = await mfaPage(world);
      const now = (): Promise<string> => totpAt(secret, world.clock.now());
      world.clock.advance(MINUTE);
      await refused(backAt(await sendFactor(world, id, await now())), 'page', 'Sign in');
      await refused(backAt(await sendLogin(world, id, username, 'Wrong-Horse-7')), 'page', 'Incorrect username or password.');
      await refused(backAt(await sendLogin(world, id, username)), 'page', 'your authenticator app shows');
      const right = await now();
      await refused(backAt(await sendFactor(world, id, otherCode(right))), 'page', 'Invalid code received');
      await refused(backAt(await sendFactor(world, id, '')), 'page', 'your authenticator app shows');
      holds((await backAt(await sendFactor(world, id, right))).get('code') !== null, 'the right code leads back');
      await refused(backAt(await sendFactor(world, id, right)), 'page', 'never begun');
      const again = await mfaPage(world);
      await refused(backAt(await sendLogin(world, again, username)), 'page', 'your authenticator app shows');
      await refused(backAt(await sendFactor(world, again, right)), 'page', 'already been used');
      world.clock.advance(MINUTE);
      const { access_token: access } = await exchange(world, (await backAt(await sendFactor(world, again, await now()))).get('code') ?? '', { client_id: 'hostedmfa' });
      await userInfo(world, access);
    },
  },
  {
    name: 'a code sent for the second factor of another sign-in on the login page, and one that is too old',
    async run(world) {
      const { username } = await withFactors(world, { EmailMfaSettings: { Enabled: true, PreferredMfa: true } });
      const codeNow = (): string => world.local.inbox.findLast(({ to }) => to === username)?.code ?? '';
      const [first, second] = [await mfaPage(world), await mfaPage(world)];
      await refused(backAt(await sendLogin(world, first, username)), 'page', 'Enter the code that was sent to u***@e***');
      const code = codeNow();
      await refused(backAt(await sendFactor(world, second, code)), 'page', 'Sign in');
      await refused(backAt(await sendLogin(world, second, username)), 'page', 'was sent to');
      await refused(backAt(await sendFactor(world, second, code)), 'page', 'was sent to');
      await backAt(await sendFactor(world, first, code));
      world.clock.advance(9 * MINUTE);
      await refused(backAt(await sendFactor(world, second, codeNow())), 'page', 'expired');
      const third = await mfaPage(world);
      await refused(backAt(await sendLogin(world, third, username)), 'page', 'was sent to');
      await world.local.admin.disableUser(OPTIONAL_MFA, username);
      await refused(backAt(await sendFactor(world, third, codeNow())), 'page', 'Invalid session');
    },
  },
  {
    name: 'a way back that is not on the list, by a page of its own and never by a redirect',
    async run(world) {
      for (const redirect_uri of ['https://evil.example/', `${CALLBACK}x`, 'http://localhost:5173', 'http://localhost:5173/?next=x', undefined]) {
        await refused(ask(world, { redirect_uri }), 'page', 'not among the CallbackURLs');
      }
      await refused(ask(world, { client_id: 'nobody' }), 'page', 'Client does not exist');
      holds((await loginPage(world, { redirect_uri: 'http://localhost:5173/other' })) !== '', 'another address of the list is served');
    },
  },
  {
    name: 'what an application may not ask for',
    async run(world) {
      await refused(ask(world, { response_type: 'token' }), 'unsupported_response_type');
      await refused(ask(world, { scope: 'openid admin' }), 'invalid_scope');
      await refused(ask(world, { code_challenge_method: 'plain' }), 'invalid_request', 'S256');
      await refused(ask(world, { code_challenge_method: undefined }), 'invalid_request', 'S256');
      await refused(ask(world, { code_challenge: 'short' }), 'invalid_request', 'malformed');
      await refused(ask(world, { prompt: 'none login' }), 'invalid_request');
      await refused(ask(world, { prompt: 'none' }), 'login_required');
      await refused(ask(world, { identity_provider: 'Google' }), 'invalid_request', 'not available');
      await refused(ask(world, { identity_provider: 'Company', client_id: 'hostedtoo' }), 'invalid_request', 'not available');
      await refused(ask(world, { idp_identifier: 'elsewhere.example' }), 'invalid_request', 'not available');
      await refused(ask(world, { idp_identifier: 'company.example', identity_provider: 'Company' }), 'invalid_request', 'exclude');
      await refused(ask(world, { client_id: 'plain' }), 'page', 'not among the CallbackURLs');
      await loginPage(world);
    },
  },
  {
    name: 'a wrong password on the login page, and a sign-in that was never begun',
    async run(world) {
      const username = await world.newUser();
      const id = await loginPage(world);
      await refused(backAt(await sendLogin(world, id, username, 'Wrong-Horse-7')), 'page', 'Incorrect username or password.');
      await refused(backAt(await sendLogin(world, id, 'nobody@example.com')), 'page', 'Incorrect username or password.');
      await refused(backAt(await sendLogin(world, 'invented', username)), 'page', 'never begun');
      const back = await backAt(await sendLogin(world, id, username));
      holds(back.get('state') === 'the-state' && back.get('code') !== null, 'the right password leads back with code and state');
      await refused(backAt(await sendLogin(world, id, username)), 'page', 'never begun');
      const late = await loginPage(world);
      world.clock.advance(10 * MINUTE);
      await refused(backAt(await sendLogin(world, late, username)), 'page', 'never begun');
    },
  },
  {
    name: 'a person on the login page who is disabled or invited',
    async run(world) {
      const invited = 'hosted-invited@example.com';
      await world.local.admin.createUser(MAIN, { Username: invited, TemporaryPassword: PASSWORD });
      await refused(backAt(await sendLogin(world, await loginPage(world), invited)), 'page', 'a further step');
      await world.local.admin.setUserPassword(MAIN, invited, PASSWORD, { Permanent: true });
      await backAt(await sendLogin(world, await loginPage(world), invited));
      await world.local.admin.disableUser(MAIN, invited);
      await refused(backAt(await sendLogin(world, await loginPage(world), invited)), 'page', 'User is disabled.');
    },
  },
  {
    name: 'a code twice, and with it the tokens of the first time',
    async run(world) {
      const username = await world.newUser();
      const code = await newCode(world, username);
      const { access_token: access, refresh_token: refresh } = await exchange(world, code);
      await getUser(world, access);
      await refused(exchange(world, code), 'invalid_grant');
      await refused(getUser(world, access), 'NotAuthorizedException', 'Access Token has been revoked');
      await refused(post(world, '/oauth2/token', { grant_type: 'refresh_token', client_id: 'hosted', refresh_token: refresh }), 'invalid_grant', 'revoked');
    },
  },
  {
    name: 'a code with a wrong verifier, or without one, and afterwards the right one',
    async run(world) {
      const username = await world.newUser();
      for (const code_verifier of [`${VERIFIER}x`, '', undefined]) {
        const code = await newCode(world, username);
        await refused(exchange(world, code, { code_verifier }), 'invalid_grant', 'code_verifier');
        await refused(exchange(world, code), 'invalid_grant');
      }
      const bare = { code_challenge: undefined, code_challenge_method: undefined };
      await refused(exchange(world, await newCode(world, username, bare)), 'invalid_grant', 'code_verifier');
      await exchange(world, await newCode(world, username, bare), { code_verifier: undefined });
      await exchange(world, await newCode(world, username));
    },
  },
  {
    name: 'a code of another client, for another address, invented or after five minutes',
    async run(world) {
      const username = await world.newUser();
      const code = await newCode(world, username);
      await refused(exchange(world, code, { client_id: 'hostedtoo' }), 'invalid_grant');
      await exchange(world, code);
      await refused(exchange(world, await newCode(world, username), { redirect_uri: 'http://localhost:5173/other' }), 'invalid_grant', 'redirect_uri');
      await refused(exchange(world, 'invented'), 'invalid_grant');
      const late = await newCode(world, username);
      world.clock.advance(5 * MINUTE);
      await refused(exchange(world, late), 'invalid_grant');
      const right = await newCode(world, username);
      world.clock.advance(5 * MINUTE - 1);
      await exchange(world, right);
    },
  },
  {
    name: 'a client that does not prove its secret, does not exist or is not enabled',
    async run(world) {
      const username = await world.newUser();
      const client = { client_id: 'hostedsecret' };
      await refused(exchange(world, await newCode(world, username, client), client), 'invalid_client');
      await refused(exchange(world, await newCode(world, username, client), { ...client, client_secret: `${CLIENT_SECRET}x` }), 'invalid_client');
      await exchange(world, await newCode(world, username, client), { ...client, client_secret: CLIENT_SECRET });
      const basic = { authorization: `Basic ${btoa(`hostedsecret:${CLIENT_SECRET}`)}` };
      await post(world, '/oauth2/token', { grant_type: 'authorization_code', redirect_uri: CALLBACK, code: await newCode(world, username, client), code_verifier: VERIFIER }, basic);
      await refused(post(world, '/oauth2/token', { grant_type: 'authorization_code' }, { authorization: `Basic ${btoa('hostedsecret:x')}` }), 'invalid_client');
      await refused(exchange(world, 'x', { client_id: 'nobody' }), 'invalid_client');
      await refused(exchange(world, 'x', { client_id: 'plain' }), 'unauthorized_client');
      await refused(exchange(world, 'x', { grant_type: 'password' }), 'unsupported_grant_type');
    },
  },
  {
    name: 'tokens where they do not belong: by scope, and of the API at userInfo',
    async run(world) {
      const username = await world.newUser();
      const { access_token: access, id_token: id, refresh_token: refresh } = await exchange(world, await newCode(world, username));
      const claims = claimsOf(id);
      holds(claims.nonce === 'the-nonce' && claims.aud === 'hosted', 'the ID token carries the nonce');
      holds((await userInfo(world, access)).email === username, 'userInfo answers');
      const narrow = await exchange(world, await newCode(world, username, { scope: 'openid' }));
      await refused(getUser(world, narrow.access_token), 'NotAuthorizedException', 'required scopes');
      await userInfo(world, narrow.access_token);
      const withoutOpenid = await exchange(world, await newCode(world, username, { scope: 'email' }));
      holds(withoutOpenid.id_token === undefined, 'no ID token without openid');
      await refused(userInfo(world, withoutOpenid.access_token), 'invalid_token', 'required scopes');
      await refused(userInfo(world, (await signInByPassword(world, username)).AuthenticationResult?.AccessToken ?? ''), 'invalid_token', 'required scopes');
      await refused(userInfo(world, id ?? ''), 'invalid_token');
      const again = await post(world, '/oauth2/token', { grant_type: 'refresh_token', client_id: 'hosted', refresh_token: refresh });
      holds(claimsOf(again.access_token).scope === claimsOf(access).scope, 'a refresh keeps the scope');
      await refused(post(world, '/oauth2/token', { grant_type: 'refresh_token', client_id: 'hostedtoo', refresh_token: refresh }), 'invalid_grant');
      await refused(post(world, '/oauth2/revoke', { token: access, client_id: 'hosted' }), 'unsupported_token_type');
      await refused(post(world, '/oauth2/revoke', { client_id: 'hosted' }), 'invalid_request');
      await refused(post(world, '/oauth2/revoke', { token: refresh, client_id: 'hostedtoo' }), 'invalid_client');
      await getUser(world, again.access_token);
      await post(world, '/oauth2/revoke', { token: refresh, client_id: 'hosted' });
      await post(world, '/oauth2/revoke', { token: 'unknown', client_id: 'hosted' });
      await refused(getUser(world, again.access_token), 'NotAuthorizedException', 'revoked');
    },
  },
  {
    name: 'a sign-out that leads to an address that is not on the list',
    async run(world) {
      const logout = async (query: Record<string, string>) => backAt(await open(world, `${ORIGIN}/logout?${new URLSearchParams(query).toString()}`));
      await refused(logout({ client_id: 'hosted', logout_uri: 'https://evil.example/' }), 'page', 'not among the LogoutURLs');
      await refused(logout({ client_id: 'hosted', logout_uri: CALLBACK }), 'page', 'not among the LogoutURLs');
      await refused(logout({ client_id: 'nobody', logout_uri: 'http://localhost:5173/bye' }), 'page', 'Client does not exist');
      await refused(logout({ client_id: 'hosted' }), 'page');
      await logout({ client_id: 'hosted', logout_uri: 'http://localhost:5173/bye' });
    },
  },
];
