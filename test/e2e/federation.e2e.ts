/** Sign-in by an external OpenID provider, from click to signed in, and what must not lead there. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startSite, visit, type Site, type Tab } from './harness.js';
import { application, CRM, federated, LEFT, SHOP, signInAtProvider, signOut, startFederation } from './federation-pools.js';

const pages: Record<string, string> = {};

/** The names of the hosted login's cookies. */
const cookiesOf = async ({ page }: Tab, url: string): Promise<string[]> => (await page.browserContext().cookies()).filter(({ domain }) => domain === new URL(url).hostname).map(({ name }) => name);

const call = (options: string): string => `<button onclick="document.querySelector('auth-authenticator').auth.signInWithRedirect(${options})">Elsewhere</button>`;

eachBrowser((_browserName, launch) => {
  let site: Site;
  let federation: Awaited<ReturnType<typeof startFederation>>;

  before(async () => {
    site = await startSite({ pages });
    federation = await startFederation({ siteUrl: site.url });
    const shop = federated(federation.cognito.url, SHOP, `${site.url}/`);
    pages['/'] = application(shop, call(`{ provider: 'Google', customState: 'cart 3' }`));
    pages['/crm'] = application(federated(federation.cognito.url, CRM, `${site.url}/crm`), call(`{ provider: 'Google' }`));
  });
  after(async () => {
    await federation.close();
    await site.close();
  });

  test('from the click to signed in, with the state given back, the address clean, and nothing by a reload or the old address', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/?campaign=spring`);
      await tab.see('Continue with Google');
      await tab.press('Elsewhere');
      await signInAtProvider(tab);
      await tab.see('Hello grace@example.com');
      await tab.see('cart 3');
      await tab.until(() => !location.search.includes('code='));
      await tab.page.reload();
      await tab.see('Hello grace@example.com');
      await signOut(tab);
      await tab.see('Forgot your password?');
      // The address that has been used, again.
      const used = site.requests.findLast(({ search }) => search.includes('code='));
      assert.ok(used);
      await tab.page.goto(`${site.url}${used.path}${used.search}`);
      await tab.see('Forgot your password?');
      await tab.until(() => !location.search.includes('code='));
      assert.ok(!(await tab.text()).includes('Hello'));
    }, LEFT);
  });

  test('a person who refuses, or who comes back by the browser, sees why or the form', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.press('Continue with Google');
      await tab.see('Sign in to the provider');
      await tab.press('Refuse');
      await tab.see('The sign-in was cancelled or refused.');
      await tab.until(() => location.search === '');
      await tab.press('Continue with Google');
      await tab.see('Sign in to the provider');
      // Out of the cache for going back no page is loaded that could be waited for.
      await tab.page.evaluate(() => { history.back(); });
      await tab.see('Forgot your password?');
      await tab.fill('Email', 'ada@example.com');
    }, LEFT);
  });

  test('an answer whose state was tampered with, or that another browser has got, signs nobody in', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.press('Continue with Google');
      await tab.see('Sign in to the provider');
      await tab.page.goto(`${site.url}/?code=somebody-elses&state=ae.${SHOP}.tampered`);
      await tab.see('The sign-in did not work.');
      await tab.until(() => location.search === '');
      await tab.page.goto(`${site.url}/?code=somebody-elses&state=ae.${SHOP}.unasked&keep=this`);
      await tab.see('Forgot your password?');
      await tab.until(() => location.search === '?keep=this');
    }, LEFT);
  });

  test('an address of another library is left alone', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/?code=theirs&state=their-state`);
      await tab.see('Forgot your password?');
      assert.equal(await tab.page.evaluate(() => location.search), '?code=theirs&state=their-state');
    }, LEFT);
  });

  test('signed in to one application, the second takes one click and no typing; a sign-out ends both', async () => {
    await visit(await launch(), async (open) => {
      const shop = await open(`${site.url}/`);
      await shop.press('Continue with Google');
      await signInAtProvider(shop);
      await shop.see('Hello grace@example.com');
      const crm = await open(`${site.url}/crm`);
      await crm.press('Continue with Google');
      await crm.see('Hello grace@example.com');
      assert.ok((await cookiesOf(crm, federation.cognito.url)).includes('cognito-Federate1'));
      await signOut(crm);
      await crm.see('Forgot your password?');
      assert.ok(!(await cookiesOf(crm, federation.cognito.url)).includes('cognito-Federate1'));
    }, LEFT);
  });

  test('an address with a code that another browser was given signs nobody in, and is not asked about', async () => {
    let address = '';
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.press('Continue with Google');
      await signInAtProvider(tab);
      await tab.see('Hello grace@example.com');
      const { path, search } = site.requests.findLast((request) => request.search.includes('code='))!;
      address = site.url + path + search;
    }, LEFT);
    await visit(await launch(), async (open) => {
      const asked: string[] = [];
      const tab = await open(`${site.url}/`);
      tab.page.on('request', (request) => { asked.push(new URL(request.url()).pathname); });
      // Also to somebody who is on the way to signing in, as whoever sends such an address would have it.
      await tab.press('Continue with Google');
      await tab.see('Sign in to the provider');
      await tab.page.goto(address);
      await tab.see('The sign-in did not work.');
      await tab.until(() => location.search === '');
      assert.ok(asked.includes('/oauth2/authorize'));
      assert.ok(!asked.includes('/oauth2/token'));
    }, LEFT);
  });

  test('an address of a company leads to its provider; one that has none says so', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.press('Sign in with your company');
      await tab.fill('Work email', 'lin@nowhere.example');
      await tab.press('Continue');
      await tab.see('This way to sign in is not available.');
      await tab.fill('Work email', 'lin@Workshop.example');
      await tab.press('Continue');
      await tab.see('Sign in to the provider');
      // The provider has been told who is expected.
      await tab.press('Go on');
      await tab.see('Hello lin@Workshop.example');
    }, LEFT);
  });

  test('without any password: a page of providers alone, also after the sign-out', async () => {
    pages['/'] = application(`${federated(federation.cognito.url, SHOP, `${site.url}/`)} initial-state="federatedSignIn"`).replace('company-sign-in', '');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.see('Continue with Workshop');
      assert.equal(await tab.page.evaluate(() => document.querySelector('input')), null);
      await tab.press('Continue with Workshop');
      await signInAtProvider(tab);
      await tab.see('Hello grace@example.com');
      await signOut(tab);
      await tab.see('Continue with Workshop');
      assert.equal(await tab.page.evaluate(() => document.querySelector('input')), null);
    }, LEFT);
  });
});
