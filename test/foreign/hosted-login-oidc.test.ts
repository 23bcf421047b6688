/** Our OAuth client against a certified OpenID provider. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { authorizeUrl, beginAttempt, exchangeCode, readCallback, type Attempt } from '../../src/cognito/hosted-login.js';
import { systemRandom } from '../../src/core/clock.js';
import { startOpenIdProvider, type OpenIdProvider } from '../e2e/openid-provider.js';

const CALLBACK = 'http://localhost:5173/back';
const run = { fetch: globalThis.fetch, signal: new AbortController().signal };
const SCOPES = ['openid', 'email', 'profile'];

let provider: OpenIdProvider;
before(async () => { provider = await startOpenIdProvider([{ client_id: 'app', redirect_uris: [CALLBACK] }, { client_id: 'other', redirect_uris: [CALLBACK] }]); });
after(() => provider.close());

/** Goes through the provider's pages as a browser would; answers where it leads back to. */
async function visit(start: string, answer: 'yes' | 'no' = 'yes'): Promise<URL> {
  const cookies = new Map<string, string>();
  let [url, init]: [string, RequestInit] = [start, {}];
  for (;;) {
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) [url, init] = [response.url, { method: 'POST', body: new URLSearchParams({ login: 'ada@example.com', answer }) }];
    else if (location.startsWith(CALLBACK)) return new URL(location);
    else [url, init] = [new URL(location, url).href, {}];
  }
}

const client = (): { domain: string; clientId: string } => ({ domain: provider.url, clientId: 'app' });
const begin = (): Attempt => beginAttempt(systemRandom, CALLBACK, 'ae.');

async function codeFor(attempt: Attempt): Promise<string> {
  const callback = readCallback((await visit(await authorizeUrl(client(), attempt, SCOPES, {}))).search);
  assert.ok(callback && 'code' in callback);
  assert.equal(callback.state, attempt.state);
  return callback.code;
}

test('a code with its verifier gives tokens that carry the nonce', async () => {
  const attempt = begin();
  const tokens = await exchangeCode(client(), attempt, await codeFor(attempt), run);
  assert.ok(tokens.AccessToken && tokens.IdToken);
});

test('refused: another verifier, a code twice, another client', async () => {
  const attempt = begin();
  await assert.rejects(exchangeCode(client(), { ...attempt, verifier: begin().verifier }, await codeFor(attempt), run), { name: 'HostedLoginError', message: /^invalid_grant/ });
  const code = await codeFor(attempt);
  await exchangeCode(client(), attempt, code, run);
  await assert.rejects(exchangeCode(client(), attempt, code, run), { name: 'HostedLoginError', message: /^invalid_grant/ });
  await assert.rejects(exchangeCode({ ...client(), clientId: 'other' }, attempt, await codeFor(attempt), run), { name: 'HostedLoginError', message: /^invalid_grant/ });
});

test('refused by ourselves: an ID token with another nonce', async () => {
  const attempt = begin();
  await assert.rejects(exchangeCode(client(), { ...attempt, nonce: 'another' }, await codeFor(attempt), run), { name: 'StateMismatchError' });
});

test('refused by ourselves: an ID token for another client, and an answer without one', async () => {
  const attempt = begin();
  const answering = (change: (answer: { id_token: string }) => object): typeof run => ({
    ...run, fetch: async (input, init) => Response.json(change(await (await run.fetch(input, init)).json() as { id_token: string })),
  });
  const forAnother = answering(({ id_token, ...answer }) => {
    const [header, claims = '', signature] = id_token.split('.');
    const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()) as object, aud: 'another' };
    return { ...answer, id_token: [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.') };
  });
  await assert.rejects(exchangeCode(client(), attempt, await codeFor(attempt), forAnother), { name: 'StateMismatchError' });
  await assert.rejects(exchangeCode(client(), attempt, await codeFor(attempt), answering(({ id_token: _, ...answer }) => answer)), { name: 'HostedLoginError', message: /^invalid_scope/ });
  assert.ok((await exchangeCode(client(), attempt, await codeFor(attempt), answering((answer) => answer))).IdToken);
});

test('a person who refuses comes back with the error and the state', async () => {
  const attempt = begin();
  const callback = readCallback((await visit(await authorizeUrl(client(), attempt, SCOPES, {}), 'no')).search);
  assert.deepEqual(callback, { state: attempt.state, error: 'access_denied', description: 'The person has refused' });
});

test('login_hint and prompt reach the provider', async () => {
  const url = await authorizeUrl(client(), begin(), SCOPES, { loginHint: 'ada@example.com', prompt: 'login', lang: 'de', provider: 'Google', idpIdentifier: 'example.com' });
  const { searchParams } = new URL(url);
  assert.deepEqual([...searchParams.keys()].sort(), ['client_id', 'code_challenge', 'code_challenge_method', 'identity_provider', 'lang', 'login_hint', 'nonce', 'prompt', 'redirect_uri', 'response_type', 'scope', 'state']);
  assert.equal(searchParams.get('code_challenge_method'), 'S256');
});
