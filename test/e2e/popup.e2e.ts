/** Sign-in by an external provider in a window of its own: it closes when all is done, and what it must not bring back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startSite, visit, type Site, type Tab } from './harness.js';
import { application, federated, LEFT, SHOP, signInAtProvider, signOut, startFederation } from './federation-pools.js';
import { opened, turnTo, until } from './windows.js';

/** The popup goes elsewhere, and may be gone before it is there. */
const leaveFor = async ({ page }: Tab, url: string): Promise<void> => { await page.goto(url).catch(() => undefined); };

/** Notes the state of each popup that is opened from now on. */
const noteStates = ({ page }: Tab): Promise<void> => page.evaluate(() => {
  const { open } = window;
  window.open = (url, ...more) => {
    const state = new URL(url ?? '', location.href).searchParams.get('state');
    if (state !== null) document.documentElement.dataset['state'] = state;
    return open.call(window, url, ...more);
  };
});

const lastState = ({ page }: Tab): Promise<string> => page.evaluate(() => document.documentElement.dataset['state'] ?? 'none');

const pages: Record<string, string> = {};

eachBrowser((_browserName, launch) => {
  let site: Site;
  let federation: Awaited<ReturnType<typeof startFederation>>;

  before(async () => {
    site = await startSite({ pages });
    federation = await startFederation({ siteUrl: site.url });
    const shop = federated(federation.cognito.url, SHOP, `${site.url}/`);
    pages['/'] = application(shop);
    pages['/popup'] = application(shop).replace('company-sign-in', 'popup');
  });
  after(async () => {
    await federation.close();
    await site.close();
  });

  test('a popup signs in the page that stays, and closes', async () => {
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

  test('a popup that is refused, cancelled here, or closed by hand, leaves the form', async () => {
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
      await tab.see('Continue with Google');
      await until(() => cancelled.page.isClosed());
      const closed = await opened(tab, () => tab.press('Continue with Google'));
      await closed.see('Sign in to the provider');
      await tab.see('If a window has opened, continue in it.');
      await closed.page.close();
      await turnTo(tab);
      await tab.see('Continue with Google');
      // None of that stands in the way of the next.
      const last = await opened(tab, () => tab.press('Continue with Google'));
      await signInAtProvider(last);
      await tab.see('Hello grace@example.com');
    }, LEFT);
  });

  test('a popup that the browser blocks becomes a redirect', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/popup`);
      await tab.see('Continue with Google');
      await tab.page.evaluate(() => { window.open = () => null; });
      await tab.press('Continue with Google');
      await signInAtProvider(tab);
      await tab.see('Hello grace@example.com');
      assert.equal(await tab.page.evaluate(() => location.pathname + location.search), '/');
    }, LEFT);
  });

  test('where a page can keep nothing the redirect becomes a popup, also through storage that is full by the end', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open('about:blank');
      await tab.page.evaluateOnNewDocument(`if (location.pathname === '/' && !opener) {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (...entry) { if (this === sessionStorage || entry[0].endsWith('oauthSignIn')) throw new DOMException('Full', 'QuotaExceededError'); setItem.apply(this, entry); };
      }`);
      await tab.page.goto(`${site.url}/`);
      await tab.see('Continue with Google');
      const popup = await opened(tab, () => tab.press('Continue with Google'));
      await signInAtProvider(popup);
      await tab.see('Hello grace@example.com');
      await until(() => popup.page.isClosed());

      // The twin: no popup either.
      await signOut(tab);
      await tab.see('Continue with Google');
      await tab.page.evaluate(() => { window.open = () => null; });
      await tab.press('Continue with Google');
      await tab.see('The sign-in did not work.');
      assert.equal(await tab.page.evaluate(() => location.pathname), '/');
    }, LEFT);
  });

  test('a browser in which a popup could tell nothing goes there and back by itself', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open('about:blank');
      await tab.page.evaluateOnNewDocument('delete globalThis.BroadcastChannel');
      await tab.page.goto(`${site.url}/popup`);
      await tab.press('Continue with Google');
      await signInAtProvider(tab);
      await tab.see('Hello grace@example.com');
      assert.equal((await tab.page.browserContext().pages()).filter((each) => each.url() !== 'about:blank').length, 1, 'no window is left over');
    }, LEFT);
  });

  test('what a popup brings back is taken for the state that was sent alone, once, and for a code of the pool', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/popup`);
      await tab.see('Continue with Google');
      await noteStates(tab);
      const tampered = await opened(tab, () => tab.press('Continue with Google'));
      await tampered.see('Sign in to the provider');
      await leaveFor(tampered, `${site.url}/?code=somebody-elses&state=aep.${SHOP}.tampered`);
      await until(() => tampered.page.isClosed());
      await turnTo(tab);
      await tab.see('Continue with Google');
      assert.ok(!(await tab.text()).includes('The sign-in did not work.'), 'somebody else\'s answer counts as none');

      const invented = await opened(tab, () => tab.press('Continue with Google'));
      await invented.see('Sign in to the provider');
      await leaveFor(invented, `${site.url}/?code=invented&state=${await lastState(tab)}`);
      await tab.see('The sign-in did not work.');
      await until(() => invented.page.isClosed());

      const right = await opened(tab, () => tab.press('Continue with Google'));
      await signInAtProvider(right);
      await tab.see('Hello grace@example.com');
      const used = site.requests.findLast(({ search }) => search.includes('state=aep.'));
      assert.ok(used);
      assert.equal(new URLSearchParams(used.search).get('state'), await lastState(tab));
      await signOut(tab);
      await tab.see('Forgot your password?');
      await tab.page.goto(site.url + used.path + used.search);
      await tab.see('Forgot your password?');
      await tab.until(() => location.search === '');
    }, LEFT);
  });
});
