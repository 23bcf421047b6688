/** Sign-in by an external OpenID provider, from click to signed in, and what must not lead there. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { eachBrowser, startSite, visit, type Site, type Tab } from './harness.js';
import { application, CRM, federated, SHOP, signOut, startFederation } from './federation-pools.js';
import { createTab } from './tab.js';

/** A page that is left while it loads something says so in Firefox. */
const LEFT = { expect: /dynamically imported module/ };

const pages: Record<string, string> = {};

async function signInAtProvider(tab: Tab, login = 'grace@example.com'): Promise<void> {
  await tab.see('Sign in to the provider');
  await tab.fill('Provider login', login);
  await tab.press('Go on');
}

/** The tab that an act opens. */
async function opened({ page }: Tab, act: () => Promise<void>): Promise<Tab> {
  const popup = new Promise<Page>((resolve) => { page.once('popup', (found) => { if (found) resolve(found); }); });
  await act();
  const found = await popup;
  // What the harness gives each tab that it opens itself.
  const helper = 'globalThis.__name = (value) => value';
  await found.evaluateOnNewDocument(helper);
  await found.waitForFunction(() => location.href !== 'about:blank');
  await found.evaluate(helper);
  return createTab(found);
}

/** Waits for what happens outside of any page. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await new Promise((resolve) => { setTimeout(resolve, 25); });
  assert.ok(holds());
}

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
      await tab.page.goto(`${site.url}/?code=somebody-elses&state=ae.tampered`);
      await tab.see('The sign-in did not work.');
      await tab.until(() => location.search === '');
      await tab.page.goto(`${site.url}/?code=somebody-elses&state=ae.unasked&keep=this`);
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

  test('a popup signs in the page that stays, and closes', async () => {
    pages['/popup'] = application(federated(federation.cognito.url, SHOP, `${site.url}/`), '').replace('company-sign-in', 'popup');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/popup`);
      await tab.see('Continue with Google');
      const popup = await opened(tab, () => tab.press('Continue with Google'));
      await tab.see('If a window has opened, continue in it.');
      await signInAtProvider(popup);
      await tab.see('Hello grace@example.com');
      assert.equal(await tab.page.evaluate(() => location.pathname), '/popup');
      await until(() => popup.page.isClosed());
    }, LEFT);
  });

  test('a popup that is refused, cancelled here, or closed, leaves the form', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/popup`);
      await tab.see('Continue with Google');
      const refused = await opened(tab, () => tab.press('Continue with Google'));
      await refused.see('Sign in to the provider');
      await refused.press('Refuse');
      await tab.see('The sign-in was cancelled or refused.');
      await until(() => refused.page.isClosed());
      const cancelled = await opened(tab, () => tab.press('Continue with Google'));
      await cancelled.see('Sign in to the provider');
      await tab.page.bringToFront();
      await tab.press('Cancel');
      await tab.see('Sign in');
      await until(() => cancelled.page.isClosed());
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
