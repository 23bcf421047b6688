/** Fifty realms of one origin, as tabs are: one expiring rotated token, one refresh, nobody signed out. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site } from './harness.js';
import { attributes, config, page, PASSWORD, CLIENT_ID } from './pools.js';

const TABS = 50;

/** The clock of every tab is in the test's hand: an hour passes by a stored number. */
const CLOCK = '<script>const real = Date.now.bind(Date); Date.now = () => real() + Number(localStorage.getItem("test.offset") ?? 0);</script>';

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let offset = 0;
  let refreshes = 0;
  let answer: 'through' | 'lost' | 'revoked' = 'through';

  before(async () => {
    const [pool] = config.userPools;
    cognito = await startLocalCognito({
      clock: { now: () => Date.now() + offset },
      config: { userPools: [{ ...pool!, clients: [{ ...pool!.clients[0]!, RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 }, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }] }] },
    });
    const { fetch } = cognito.local;
    cognito.local.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (!request.headers.get('x-amz-target')?.endsWith('GetTokensFromRefreshToken')) return fetch(request);
      refreshes++;
      const response = await fetch(request);
      if (answer !== 'lost') return response;
      // The service has done its work, and nobody hears of it.
      answer = 'through';
      return new Response('<html>Bad gateway</html>', { status: 502, headers: { 'access-control-allow-origin': '*' } });
    };
    const provider = `<auth-provider ${attributes(cognito.url)}><auth-sign-in></auth-sign-in></auth-provider>`;
    site = await startSite({
      pages: {
        '/': page(`${CLOCK}${provider}<div id="tabs"></div>`),
        '/tab': page(`${CLOCK}<auth-provider ${attributes(cognito.url)}></auth-provider>`),
      },
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  test(`${TABS} tabs with an expiring rotated token make one refresh, also when its answer is lost`, async () => {
    await visit(await launch(), async (open) => {
      offset = 0;
      const tab = await open(site.url);
      await tab.fill('Email', 'ada@example.com');
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.until(() => (document.querySelector('auth-provider') as unknown as { auth?: { user?: object } }).auth?.user);

      await tab.page.evaluate((count) => {
        for (let index = 0; index < count; index++) {
          const frame = document.createElement('iframe');
          frame.src = '/tab';
          document.querySelector('#tabs')!.append(frame);
        }
      }, TABS - 1);
      await tab.until((count: number) => [...document.querySelectorAll('iframe')].filter(({ contentDocument }) =>
        (contentDocument?.querySelector('auth-provider') as { auth?: { user?: object } } | null)?.auth?.user).length === count, TABS - 1);
      assert.equal(refreshes, 0);

      const tokensOfAll = (): Promise<string[]> => tab.page.evaluate(async () => {
        const documents = [document, ...[...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument!)];
        return Promise.all(documents.map(async (each) => {
          const { auth } = each.querySelector('auth-provider') as unknown as { auth: { getTokens(): Promise<{ accessToken: string }> } };
          return (await auth.getTokens()).accessToken;
        }));
      });

      for (const fate of ['through', 'lost'] as const) {
        refreshes = 0;
        answer = fate;
        offset += 3_600_000;
        await tab.page.evaluate((milliseconds) => { localStorage.setItem('test.offset', String(milliseconds)); }, offset);
        const tokens = await tokensOfAll();
        assert.equal(new Set(tokens).size, 1, 'all have the same tokens');
        assert.equal(refreshes, fate === 'lost' ? 2 : 1);
        const users = await tab.page.evaluate(() => [document, ...[...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument!)]
          .filter((each) => (each.querySelector('auth-provider') as unknown as { auth: { user?: object } }).auth.user).length);
        assert.equal(users, TABS, 'nobody is signed out');
      }
    }, { expect: /502/ });
  });

  test('a tab that dies in the middle of its refresh leaves it to the next', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await tab.page.evaluate((milliseconds) => { localStorage.setItem('test.offset', String(milliseconds)); }, offset);
      await tab.fill('Email', 'ada@example.com');
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.until(() => (document.querySelector('auth-provider') as unknown as { auth?: { user?: object } }).auth?.user);
      await tab.page.evaluate(() => {
        const frame = document.createElement('iframe');
        frame.src = '/tab';
        document.body.append(frame);
      });
      await tab.until(() => (document.querySelector('iframe')?.contentDocument?.querySelector('auth-provider') as { auth?: { user?: object } } | null)?.auth?.user);

      offset += 3_600_000;
      await tab.page.evaluate((milliseconds) => { localStorage.setItem('test.offset', String(milliseconds)); }, offset);
      const name = `auth-elements.${CLIENT_ID}.refresh`;
      // The frame takes the lock with its refresh, and goes while the answer is on its way.
      await tab.page.evaluate(() => {
        const { contentDocument, contentWindow } = document.querySelector('iframe')!;
        (contentWindow as unknown as { fetch: unknown }).fetch = () => new Promise(() => undefined);
        void (contentDocument!.querySelector('auth-provider') as unknown as { auth: { getTokens(): Promise<object> } }).auth.getTokens().catch(() => undefined);
      });
      await tab.until(async (lock: string) => (await navigator.locks.query()).held?.some((held) => held.name === lock), name);
      const tokens = await tab.page.evaluate(async () => {
        const mine = (document.querySelector('auth-provider') as unknown as { auth: { getTokens(): Promise<{ accessToken: string }> } }).auth.getTokens();
        document.querySelector('iframe')!.remove();
        return (await mine).accessToken;
      });
      assert.ok(tokens.includes('.'));
    });
  });

  test('who is revoked is told so, and who has no connection stays signed in', async () => {
    await visit(await launch(), async (open) => {
      offset += 3_600_000;
      const tab = await open(site.url);
      await tab.page.evaluate((milliseconds) => { localStorage.setItem('test.offset', String(milliseconds)); }, offset);
      await tab.fill('Email', 'ada@example.com');
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.until(() => (document.querySelector('auth-provider') as unknown as { auth?: { user?: object } }).auth?.user);
      const outcome = (): Promise<string> => tab.page.evaluate(async () => {
        const { auth } = document.querySelector('auth-provider') as unknown as { auth: { user?: object; getTokens(options: object): Promise<object> } };
        const name = await auth.getTokens({ forceRefresh: true }).then(() => 'tokens', (error: unknown) => (error as Error).name);
        return `${name}, ${auth.user ? 'signed in' : 'signed out'}`;
      });
      await tab.page.evaluate(() => { Object.assign(window, { realFetch: window.fetch, fetch: () => Promise.reject(new TypeError('Failed to fetch')) }); });
      assert.equal(await outcome(), 'NetworkError, signed in');

      // An offline start: the tokens have ended, nothing can be reached, and yet the page knows who this is.
      await tab.page.evaluate(() => { Object.assign(window, { fetch: (window as unknown as { realFetch: unknown }).realFetch }); });
      assert.equal(await outcome(), 'tokens, signed in');
      await cognito.local.admin.globalSignOut(config.userPools[0]!.Id, 'ada@example.com');
      assert.equal(await outcome(), 'NotAuthorizedException, signed out');
      await tab.see('Your session has ended. Please sign in again.');
    });
  });
});
