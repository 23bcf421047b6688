/** Browsers that keep nothing, or have less than others: private windows, blocked cookies, a full disk, old engines, pages without HTTPS. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { attributes, config, page, PASSWORD } from './pools.js';

const ADA = 'ada@example.com';

interface Authenticator extends HTMLElement {
  auth: { user?: { attributes: { email: string } }; signOut(): Promise<void>; getTokens(options?: object): Promise<{ accessToken: string }> };
}

/** What each browser does to a page's storage; run before the page's own scripts. */
const STORAGES: Readonly<Record<string, string>> = {
  'has no room (a private window of old)': `Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };`,
  'is refused (blocked cookies)': `for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });`,
  'is not there (a web view)': `for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { value: null });`,
};

const userIn = ({ page: shown }: Tab): Promise<string> => shown.evaluate(() => document.querySelector<Authenticator>('auth-authenticator')?.auth.user?.attributes.email ?? 'nobody');

const refresh = ({ page: shown }: Tab): Promise<string> => shown.evaluate(() =>
  document.querySelector<Authenticator>('auth-authenticator')!.auth.getTokens({ forceRefresh: true }).then(({ accessToken }) => accessToken, (error: unknown) => (error as Error).name));

async function signIn(tab: Tab): Promise<void> {
  await tab.fill('Email', ADA);
  await tab.fill('Password', PASSWORD);
  await tab.press('Sign in');
  await tab.see('Members only');
}

const warningsOf = ({ page: shown }: Tab): string[] => {
  const warnings: string[] = [];
  shown.on('console', (message) => { if (message.text().startsWith('auth-elements:')) warnings.push(message.text()); });
  return warnings;
};

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => {
    const [pool] = config.userPools;
    cognito = await startLocalCognito({
      config: { userPools: [{ ...pool!, clients: [{ ...pool!.clients[0]!, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } }] }] },
    });
    site = await startSite({ pages: { '/': page(`<auth-authenticator ${attributes(cognito.url)}><h1>Members only</h1><auth-sign-out></auth-sign-out></auth-authenticator>`) } });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  for (const [what, script] of Object.entries(STORAGES)) {
    test(`storage that ${what}: one signs in, refreshes and signs out for as long as the page lives, and is told so`, async () => {
      await visit(await launch(), async (open) => {
        const tab = await open('about:blank');
        await tab.page.evaluateOnNewDocument(script);
        const warnings = warningsOf(tab);
        await tab.page.goto(site.url);
        await signIn(tab);
        const first = await refresh(tab);
        const second = await refresh(tab);
        assert.ok(first.includes('.') && second.includes('.') && first !== second, `${first}, ${second}`);
        await tab.press('Sign out');
        await tab.see('Forgot your password?');
        await signIn(tab);
        assert.deepEqual(warnings, ['auth-elements: localStorage is blocked or full; the session is kept in memory and ends with the page.']);
        await tab.page.reload();
        await tab.see('Forgot your password?');
        assert.equal(await userIn(tab), 'nobody');
      });
    });
  }

  test('storage that vanishes when the window is closed: all tabs share the session until then, and the next window finds nobody', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      const warnings = warningsOf(tab);
      await signIn(tab);
      await tab.page.reload();
      await tab.see('Members only');
      const other = await open(site.url);
      await other.see('Members only');
      assert.equal(await userIn(other), ADA);
      assert.deepEqual(warnings, []);
    });
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await tab.see('Forgot your password?');
      assert.equal(await userIn(tab), 'nobody');
    });
  });

  test('an engine without locks, channels and databases: tabs share the session, and refresh it without signing each other out', async () => {
    await visit(await launch(), async (open) => {
      const tabs: Tab[] = [];
      for (const index of [0, 1, 2]) {
        const tab = await open('about:blank');
        await tab.page.evaluateOnNewDocument(`delete Navigator.prototype.locks; delete globalThis.BroadcastChannel; delete globalThis.indexedDB; Object.defineProperty(globalThis, 'indexedDB', { value: undefined });`);
        await tab.page.goto(site.url);
        assert.deepEqual(await tab.page.evaluate(() => ['locks' in navigator, 'BroadcastChannel' in globalThis, Boolean(globalThis.indexedDB)]), [false, false, false]);
        if (index === 0) await signIn(tab);
        else await tab.see('Members only');
        tabs.push(tab);
      }
      // At once, each with the same token, which rotates: within the grace period all of them are served.
      for (const outcome of await Promise.all(tabs.map(refresh))) assert.match(outcome, /\./);
      for (const tab of tabs) {
        assert.equal(await userIn(tab), ADA);
        assert.match(await refresh(tab), /\./);
      }
      await tabs[0]!.page.bringToFront();
      await tabs[0]!.press('Sign out');
      await tabs[1]!.page.bringToFront();
      await tabs[1]!.see('Forgot your password?');
    });
  });

  test('a page without HTTPS says that it needs it, keeps what was typed, and sends nothing', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open('about:blank');
      const asked: string[] = [];
      // A host of the network, as the browser sees it; what is served there is this site.
      await tab.page.setRequestInterception(true);
      const serve = async (request: HTTPRequest): Promise<void> => {
        const { host, pathname } = new URL(request.url());
        if (host !== 'intranet.example') {
          asked.push(host);
          await request.continue();
          return;
        }
        const answer = await fetch(site.url + pathname);
        await request.respond({ status: answer.status, contentType: answer.headers.get('content-type') ?? '', body: Buffer.from(await answer.arrayBuffer()) });
      };
      tab.page.on('request', (request) => { void serve(request).catch(() => undefined); });
      await tab.page.goto('http://intranet.example/');
      assert.deepEqual(await tab.page.evaluate(() => [isSecureContext, (crypto as Partial<Crypto>).subtle === undefined, (navigator as Partial<Navigator>).locks === undefined]), [false, true, true]);
      const told = 'This page is not secure. Open it with an address that begins with https:// to sign in.';
      await tab.fill('Email', ADA);
      await tab.fill('Password', PASSWORD);
      await tab.see(told);
      await tab.press('Sign in');
      await tab.see(told);
      assert.deepEqual(await tab.page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('form input')].map(({ value }) => value)), [ADA, PASSWORD]);
      assert.deepEqual(asked, []);
    }, { expect: /WebCrypto is missing: the page must be served over HTTPS/ });
  });
});
