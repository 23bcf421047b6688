/** Fifty tabs of one browser: one expiring rotated token, one refresh, nobody signed out; and what would happen without the lock. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { attributes, config, page, PASSWORD, CLIENT_ID } from './pools.js';

const TABS = 50;
const HOUR = 3_600_000;
const GRACE_SECONDS = 10;
const LOCK = `auth-elements.${CLIENT_ID}.refresh`;

/** The clock of every tab is in the test's hand. */
const CLOCK = '<script>const real = Date.now.bind(Date); globalThis.ahead = 0; Date.now = () => real() + ahead;</script>';
const WITHOUT_LOCKS = '<script>delete Navigator.prototype.locks;</script>';

interface Provider extends HTMLElement {
  auth?: { user?: object; getTokens(options?: object): Promise<{ accessToken: string }> };
}

const isSignedIn = ({ page: shown }: Tab): Promise<boolean> => shown.evaluate(() => document.querySelector<Provider>('auth-provider')!.auth?.user !== undefined);

/** An access token, or the name of what was thrown instead. */
const tokenIn = ({ page: shown }: Tab, options?: object): Promise<string> => shown.evaluate((given) =>
  document.querySelector<Provider>('auth-provider')!.auth!.getTokens(given).then(({ accessToken }) => accessToken, (error: unknown) => (error as Error).name), options);

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let offset = 0;
  let refreshes = 0;
  /** What becomes of the next refresh: `together` keeps the first back until a second has come. */
  let fate: 'through' | 'lost' | 'together' = 'through';
  let waiting: (() => void)[] = [];

  before(async () => {
    const [pool] = config.userPools;
    cognito = await startLocalCognito({
      clock: { now: () => Date.now() + offset },
      config: { userPools: [{ ...pool!, clients: [{ ...pool!.clients[0]!, RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: GRACE_SECONDS }, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }] }] },
    });
    const { fetch } = cognito.local;
    cognito.local.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (!request.headers.get('x-amz-target')?.endsWith('GetTokensFromRefreshToken')) return fetch(request);
      refreshes++;
      if (fate === 'together') {
        if (refreshes === 1) await new Promise<void>((resolve) => { waiting.push(resolve); });
        for (const go of waiting.splice(0)) go();
      }
      const response = await fetch(request);
      if (fate !== 'lost') return response;
      // The service has done its work, and nobody hears of it.
      fate = 'through';
      return new Response('<html>Bad gateway</html>', { status: 502, headers: { 'access-control-allow-origin': '*' } });
    };
    const provider = `<auth-provider ${attributes(cognito.url)}><auth-sign-in></auth-sign-in></auth-provider>`;
    site = await startSite({ pages: { '/': page(CLOCK + provider), '/without-locks': page(WITHOUT_LOCKS + CLOCK + provider) } });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });
  beforeEach(async () => {
    await cognito.local.reset();
    [offset, refreshes, fate, waiting] = [0, 0, 'through', []];
  });

  async function signIn(tab: Tab): Promise<void> {
    await tab.fill('Email', 'ada@example.com');
    await tab.fill('Password', PASSWORD);
    await tab.press('Sign in');
    await tab.until(() => document.querySelector<Provider>('auth-provider')!.auth?.user);
  }

  /** Tabs of one profile, in the first of which somebody signs in. */
  async function openTabs(open: (url: string) => Promise<Tab>, count: number, path = '/'): Promise<Tab[]> {
    const first = await open(site.url + path);
    await signIn(first);
    const tabs = [first];
    while (tabs.length < count) tabs.push(await open(site.url + path));
    for (const tab of tabs) await tab.until(() => document.querySelector<Provider>('auth-provider')?.auth?.user);
    return tabs;
  }

  /** For the service, and for all tabs. */
  async function pass(tabs: readonly Tab[], milliseconds: number): Promise<void> {
    offset += milliseconds;
    await Promise.all(tabs.map(({ page: shown }) => shown.evaluate((now) => { Object.assign(globalThis, { ahead: now }); }, offset)));
  }

  test(`${TABS} tabs with an expiring rotated token make one refresh, also when its answer is lost`, { timeout: 240_000 }, async () => {
    await visit(await launch(), async (open) => {
      const tabs = await openTabs(open, TABS);
      assert.equal((await tabs[0]!.page.browserContext().pages()).filter((each) => each.url().startsWith(site.url)).length, TABS);
      assert.equal(refreshes, 0);
      for (const now of ['through', 'lost'] as const) {
        [refreshes, fate] = [0, now];
        await pass(tabs, HOUR);
        const tokens = await Promise.all(tabs.map((tab) => tokenIn(tab)));
        assert.equal(new Set(tokens).size, 1, 'all have the same tokens');
        assert.match(tokens[0]!, /\./);
        assert.equal(refreshes, now === 'lost' ? 2 : 1);
        assert.deepEqual(new Set(await Promise.all(tabs.map(isSignedIn))), new Set([true]), 'nobody is signed out');
      }
    }, { expect: /502/ });
  });

  test('without the lock two tabs refresh for themselves, and within the grace period both stay signed in: the twin', async () => {
    await visit(await launch(), async (open) => {
      const tabs = await openTabs(open, 2, '/without-locks');
      fate = 'together';
      await pass(tabs, HOUR);
      for (const token of await Promise.all(tabs.map((tab) => tokenIn(tab)))) assert.match(token, /\./);
      assert.equal(refreshes, 2);
      assert.deepEqual(await Promise.all(tabs.map(isSignedIn)), [true, true]);
    });
  });

  test('a tab that is closed in the middle of its refresh leaves it to the next', async () => {
    await visit(await launch(), async (open) => {
      const [tab, dying] = await openTabs(open, 2) as [Tab, Tab];
      await pass([tab, dying], HOUR);
      // It takes the lock with its refresh, and goes while the answer is on its way.
      await dying.page.evaluate(() => {
        globalThis.fetch = () => new Promise(() => undefined);
        void document.querySelector<Provider>('auth-provider')!.auth!.getTokens().catch(() => undefined);
      });
      await tab.until(async (lock: string) => (await navigator.locks.query()).held?.some(({ name }) => name === lock), LOCK);
      const tokens = tokenIn(tab);
      await tab.until(async (lock: string) => (await navigator.locks.query()).pending?.some(({ name }) => name === lock), LOCK);
      assert.equal(refreshes, 0, 'it waits its turn');
      await dying.page.close();
      assert.match(await tokens, /\./);
      assert.equal(refreshes, 1);
    });
  });

  test('a refresh token that somebody else has taken ends the session everywhere once it comes again, and everybody is told', async () => {
    await visit(await launch(), async (open) => {
      const [tab, other] = await openTabs(open, 2) as [Tab, Tab];
      const stolen = await tab.page.evaluate(() => Object.entries(localStorage).find(([key]) => key.endsWith('.refreshToken'))![1] as string);
      const replay = async (): Promise<string> => {
        const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken' };
        const answer = await fetch(cognito.url, { method: 'POST', headers, body: JSON.stringify({ ClientId: CLIENT_ID, RefreshToken: stolen }) });
        return (await answer.json() as { __type?: string }).__type ?? 'tokens';
      };
      assert.match(await tokenIn(tab, { forceRefresh: true }), /\./);
      await pass([tab, other], (GRACE_SECONDS + 1) * 1000);
      assert.equal(await replay(), 'RefreshTokenReuseException');
      assert.match(await tokenIn(tab, { forceRefresh: true }), /^(NotAuthorized|RefreshTokenReuse)Exception$/);
      await tab.see('Your session has ended. Please sign in again.');
      assert.equal(await tokenIn(other), 'NotSignedInError');
      await other.page.bringToFront();
      await other.until(() => document.querySelector<Provider>('auth-provider')!.auth?.user === undefined);
      await signIn(other);
    });
  });

  test('who is revoked is told so, and who has no connection stays signed in', async () => {
    await visit(await launch(), async (open) => {
      const [tab] = await openTabs(open, 1) as [Tab];
      const outcome = async (): Promise<string> => {
        const token = await tokenIn(tab, { forceRefresh: true });
        return `${token.includes('.') ? 'tokens' : token}, ${await isSignedIn(tab) ? 'signed in' : 'signed out'}`;
      };
      await tab.page.evaluate(() => { Object.assign(window, { realFetch: window.fetch, fetch: () => Promise.reject(new TypeError('Failed to fetch')) }); });
      assert.equal(await outcome(), 'NetworkError, signed in');
      await tab.page.evaluate(() => { Object.assign(window, { fetch: (window as unknown as { realFetch: unknown }).realFetch }); });
      assert.equal(await outcome(), 'tokens, signed in');
      await cognito.local.admin.globalSignOut(config.userPools[0]!.Id, 'ada@example.com');
      assert.equal(await outcome(), 'NotAuthorizedException, signed out');
      await tab.see('Your session has ended. Please sign in again.');
    });
  });
});
