/** The hosted login's cookie, which a page's own fetch neither sees nor sends: so this runs in Node alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorizationIn, authorizeUrl, backAt, open, type Parameters } from './hosted-client.js';
import { HOUR, ORIGIN, PASSWORD, createWorld, refused, type World } from './world.js';

const world = createWorld();

/** A browser with one cookie. */
function createBrowser({ local }: World) {
  let cookie = '';
  const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await local.fetch(url, { ...init, headers: cookie === '' ? {} : { cookie } });
    const [pair = ''] = response.headers.get('set-cookie')?.split(';') ?? [];
    if (pair !== '') cookie = pair.endsWith('=') ? '' : pair;
    return response;
  };
  return {
    get cookie() { return cookie; },
    set cookie(value) { cookie = value; },
    ask: async (changes: Parameters = {}) => backAt(await go(await authorizeUrl(changes))),
    async signIn(username: string): Promise<Response> {
      const authorization = await authorizationIn(await open(world, await authorizeUrl()));
      return go(`${ORIGIN}/login`, { method: 'POST', body: new URLSearchParams({ authorization, username, password: PASSWORD }) });
    },
    signOut: () => go(`${ORIGIN}/logout?client_id=hosted&logout_uri=${encodeURIComponent('http://localhost:5173/bye')}`),
  };
}

test('who has signed in is signed in to another application without typing, also with prompt=none', async () => {
  const browser = createBrowser(world);
  const response = await browser.signIn(await world.newUser());
  assert.match(response.headers.get('set-cookie') ?? '', /^cognito-Main=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/);
  for (const prompt of [undefined, 'none']) assert.ok((await browser.ask({ client_id: 'hostedtoo', prompt })).get('code'));
});

test('prompt=login asks again, and so does a provider that has not vouched', async () => {
  const browser = createBrowser(world);
  await browser.signIn(await world.newUser());
  for (const prompt of ['login', 'select_account']) assert.match((await world.local.fetch(await authorizeUrl({ prompt }), { headers: { cookie: browser.cookie } })).headers.get('location') ?? '', /\/login\?/);
  assert.match((await world.local.fetch(await authorizeUrl({ identity_provider: 'Company' }), { headers: { cookie: browser.cookie } })).headers.get('location') ?? '', /client_id=company/);
});

test('refused: an invented cookie, one of an hour ago, one after the sign-out, and one of a user who was disabled', async () => {
  const browser = createBrowser(world);
  browser.cookie = 'cognito-Main=invented';
  await refused(browser.ask({ prompt: 'none' }), 'login_required');

  await browser.signIn(await world.newUser());
  const { cookie } = browser;
  world.clock.advance(HOUR - 1);
  await browser.ask({ prompt: 'none' });
  world.clock.advance(1);
  await refused(browser.ask({ prompt: 'none' }), 'login_required');

  await browser.signIn(await world.newUser());
  assert.notEqual(browser.cookie, cookie);
  const kept = browser.cookie;
  await browser.ask({ prompt: 'none' });
  await browser.signOut();
  assert.equal(browser.cookie, '');
  browser.cookie = kept;
  await refused(browser.ask({ prompt: 'none' }), 'login_required');

  const username = await world.newUser();
  await browser.signIn(username);
  await browser.ask({ prompt: 'none' });
  await world.local.admin.disableUser('eu-west-1_Main', username);
  await refused(browser.ask({ prompt: 'none' }), 'login_required');
});
