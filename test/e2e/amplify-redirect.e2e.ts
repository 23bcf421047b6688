/** A page that signs in by `signInWithRedirect` of aws-amplify, and our elements: the session of either is that of both. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startSite, visit, type Site, type Tab } from './harness.js';
import { application, federated, LEFT, POOL_ID, SHOP, signInAtProvider, signOut, startFederation } from './federation-pools.js';
import { bundle } from './vite-page.js';

/** What the site has had before us. Amplify speaks to a hosted login by HTTPS alone, which the local one has not: its addresses are led there. */
const SCRIPT = (cognito: string, backTo: string): string => `
import { Amplify } from 'aws-amplify';
import { fetchAuthSession, getCurrentUser, signInWithRedirect, signOut } from 'aws-amplify/auth';
import 'aws-amplify/auth/enable-oauth-listener';
const local = (url) => String(url).replace('https://127.0.0.1', 'http://127.0.0.1');
const { fetch } = globalThis;
globalThis.fetch = (input, init) => fetch(typeof input === 'string' ? local(input) : input, init);
Amplify.configure({ Auth: { Cognito: { userPoolId: '${POOL_ID}', userPoolClientId: '${SHOP}', userPoolEndpoint: '${cognito}', loginWith: { oauth: {
  domain: '${new URL(cognito).host}', scopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'], redirectSignIn: ['${backTo}'], redirectSignOut: ['${backTo}'], responseType: 'code',
} } } } });
globalThis.amplify = {
  signIn: () => signInWithRedirect({ provider: 'Google', options: { authSessionOpener: async (url) => { location.assign(local(url)); } } }),
  signOut: (global) => signOut({ global }),
  who: () => getCurrentUser().then(({ userId }) => userId, () => 'nobody'),
  token: async () => (await fetchAuthSession()).tokens?.accessToken.toString() ?? 'none',
};`;

interface Authenticator extends HTMLElement {
  auth: { user?: { sub: string }; getTokens(): Promise<{ accessToken: string }> };
}

eachBrowser((_browserName, launch) => {
  const pages: Record<string, string> = {};
  let site: Site;
  let federation: Awaited<ReturnType<typeof startFederation>>;

  before(async () => {
    site = await startSite({ pages });
    federation = await startFederation({ siteUrl: site.url });
    const { cognito: { url } } = federation;
    pages['/'] = application(federated(url, SHOP, `${site.url}/`), `<script type="module">${await bundle(SCRIPT(url, `${site.url}/`))}</script>`);
  });
  after(async () => {
    await federation.close();
    await site.close();
  });

  const ask = async (tab: Tab, question: 'who' | 'token'): Promise<string> => {
    await tab.until(() => 'amplify' in globalThis);
    return tab.page.evaluate((name) => (globalThis as unknown as { amplify: Record<string, () => Promise<string>> }).amplify[name]!(), question);
  };

  async function expectOneSession(tab: Tab): Promise<void> {
    await tab.see('Hello grace@example.com');
    const ours = await tab.page.evaluate(async () => {
      const { auth } = document.querySelector<Authenticator>('auth-authenticator')!;
      return { who: auth.user?.sub, token: (await auth.getTokens()).accessToken };
    });
    assert.equal(ours.who, await ask(tab, 'who'));
    assert.equal(ours.token, await ask(tab, 'token'));
  }

  test('who has signed in by Amplify’s redirect is signed in to our elements, and the other way round', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.see('Continue with Google');
      assert.equal(await ask(tab, 'who'), 'nobody');
      await tab.page.evaluate(() => { setTimeout(() => { void (globalThis as unknown as { amplify: { signIn(): Promise<void> } }).amplify.signIn(); }); });
      await signInAtProvider(tab);
      await expectOneSession(tab);
      await signOut(tab);
      await tab.see('Forgot your password?');
      assert.equal(await ask(tab, 'who'), 'nobody');
      // Nothing is left by which Amplify would lead the sign-out of another person past the hosted login.
      assert.deepEqual(await tab.page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('.oauthSignIn'))), []);

      // The provider knows the person by now, and asks nothing.
      await tab.press('Continue with Google');
      await expectOneSession(tab);
      await tab.page.reload();
      await expectOneSession(tab);
    }, LEFT);
  });

  /** Amplify leaves for the hosted login by HTTPS alone; the local one is reached without. */
  async function leaveByHttp({ page: shown }: Tab): Promise<void> {
    const { host } = new URL(federation.cognito.url);
    await shown.setRequestInterception(true);
    shown.on('request', (request) => {
      const url = request.url();
      void (url.startsWith(`https://${host}/`) ? request.respond({ status: 302, headers: { location: url.replace('https:', 'http:') } }) : request.continue()).catch(() => undefined);
    });
  }

  const amplifySignOut = async ({ page: shown, until }: Tab, isGlobal = false): Promise<void> => {
    await shown.evaluate((global) => { Object.assign(globalThis, { isLeft: true }); setTimeout(() => { void (globalThis as unknown as { amplify: { signOut(isGlobal: boolean): Promise<void> } }).amplify.signOut(global); }); }, isGlobal);
    // The page itself, and what it shows while it is being left, is not waited for.
    await until(() => !('isLeft' in globalThis) && 'amplify' in globalThis && location.pathname === '/');
  };

  const hasLoginCookie = async ({ page: shown }: Tab): Promise<boolean> => (await shown.browserContext().cookies()).some(({ name }) => name === 'cognito-Federate1');

  test('Amplify’s sign-out passes the hosted login and ends our session, whoever has signed in', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await leaveByHttp(tab);
      await tab.press('Continue with Google');
      await signInAtProvider(tab);
      await expectOneSession(tab);
      assert.equal(await hasLoginCookie(tab), true);
      await amplifySignOut(tab);
      await tab.see('Forgot your password?');
      assert.equal(await ask(tab, 'who'), 'nobody');
      assert.equal(await hasLoginCookie(tab), false, 'the hosted login has forgotten the person');

      await tab.page.evaluate(() => { setTimeout(() => { void (globalThis as unknown as { amplify: { signIn(): Promise<void> } }).amplify.signIn(); }); });
      await expectOneSession(tab);
      assert.equal(await hasLoginCookie(tab), true);
      await amplifySignOut(tab, true);
      await tab.see('Forgot your password?');
      assert.equal(await tab.page.evaluate(() => document.querySelector<Authenticator>('auth-authenticator')!.auth.user?.sub), undefined);
    }, LEFT);
  });
});
