/** What a browser does to a page where somebody is signed in: the cache for going back, a start without a network, other tabs, frames, and storage that is blocked, partitioned or cleared. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Frame } from 'puppeteer-core';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { attributes, config, page, PASSWORD } from './pools.js';

const ADA = 'ada@example.com';
const GRACE = 'grace@example.com';
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The clock of every tab is in the test's hand: hours pass by a stored number. */
const CLOCK = '<script>const real = Date.now.bind(Date); Date.now = () => { try { return real() + Number(localStorage.getItem("test.offset") ?? 0); } catch { return real(); } };</script>';

/** Notes what is to be seen in the first frame after the page has come back out of the cache. */
const WATCH = `<script>
  globalThis.comebacks = [];
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) requestAnimationFrame(() => { comebacks.push(document.querySelector('h1').checkVisibility()); });
  });
</script>`;

interface Authenticator extends HTMLElement {
  auth: { user?: { attributes: { email: string } }; signOut(): Promise<void>; getTokens(options?: object): Promise<object> };
}

type Place = Pick<Frame, 'evaluate' | 'waitForFunction'>;

/** Who is signed in there. */
const userIn = (place: Place): Promise<string> => place.evaluate(() => document.querySelector<Authenticator>('auth-authenticator')!.auth.user?.attributes.email ?? 'nobody');

/** What comes of asking for fresh tokens. */
const outcomeIn = (place: Place): Promise<string> => place.evaluate(() =>
  document.querySelector<Authenticator>('auth-authenticator')!.auth.getTokens({ forceRefresh: true }).then(() => 'tokens', (error: unknown) => (error as Error).name));

const LIMIT = { polling: 25, timeout: 30_000 };

async function signIn(tab: Tab, email = ADA): Promise<void> {
  await tab.fill('Email', email);
  await tab.fill('Password', PASSWORD);
  await tab.press('Sign in');
  await tab.see('Members only');
}

/** The same in a frame, where a tab's hands do not reach. */
async function signInInside(frame: Frame): Promise<void> {
  await frame.waitForFunction(() => document.querySelector('input[name="password"]') !== null, LIMIT);
  await frame.evaluate((email, password) => {
    document.querySelector<HTMLInputElement>('input[name="username"]')!.value = email;
    document.querySelector<HTMLInputElement>('input[name="password"]')!.value = password;
    document.querySelector('form')!.requestSubmit();
  }, ADA, PASSWORD);
  await frame.waitForFunction(() => document.querySelector<Authenticator>('auth-authenticator')!.auth.user !== undefined, LIMIT);
}

/** The frame of a page, once it has begun. */
async function frameOf({ page: { mainFrame, waitForFrame }, page: top }: Tab): Promise<Frame> {
  const frame = await waitForFrame.call(top, (candidate) => candidate !== mainFrame.call(top));
  await frame.waitForFunction(() => /signIn|authenticated/.test(document.querySelector<HTMLElement & { auth?: { getSnapshot(): { state: string } } }>('auth-authenticator')?.auth?.getSnapshot().state ?? ''), LIMIT);
  return frame;
}

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  const pages: Record<string, string> = {};
  let offset = 0;
  let isReachable = true;
  let refreshes = 0;

  before(async () => {
    const [pool] = config.userPools;
    cognito = await startLocalCognito({
      clock: { now: () => Date.now() + offset },
      config: { userPools: [{ ...pool!, users: [...pool!.users!, { Username: GRACE, Password: PASSWORD }] }] },
    });
    const { fetch } = cognito.local;
    cognito.local.fetch = (input, init) => {
      const request = new Request(input, init);
      if (request.headers.get('x-amz-target')?.endsWith('GetTokensFromRefreshToken')) refreshes++;
      return isReachable ? fetch(request) : Promise.reject(new Error('The connection is cut.'));
    };
    const members = (more = ''): string => page(`${CLOCK}${WATCH}<auth-authenticator ${attributes(cognito.url)} ${more}><h1>Members only</h1></auth-authenticator>`);
    site = await startSite({ pages });
    Object.assign(pages, {
      '/': members(),
      '/of-the-tab': members('storage="session"'),
      '/elsewhere': page('<p>Another page</p>'),
      '/third-party': page(`<iframe src="${site.url.replace('localhost', '127.0.0.1')}/"></iframe>`),
      '/sandbox': page('<iframe sandbox="allow-scripts allow-forms" src="/"></iframe>'),
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });
  beforeEach(() => {
    offset = 0;
    isReachable = true;
    refreshes = 0;
  });

  /** Leaves the page, lets something happen meanwhile, and comes back by the browser's button: whether the content was to be seen then. */
  async function comeBack({ page: left, until, see }: Tab, meanwhile: () => Promise<void>): Promise<boolean> {
    const before = await left.evaluate(() => (globalThis as unknown as { comebacks: boolean[] }).comebacks.length);
    // No page is loaded, in the way back, that a driver could wait for; so it waits for neither.
    await left.evaluate(() => { setTimeout(() => { location.assign('/elsewhere'); }); });
    await see('Another page');
    await meanwhile();
    await left.evaluate(() => { setTimeout(() => { history.back(); }); });
    await until((count: number) => (globalThis as unknown as { comebacks?: boolean[] }).comebacks?.[count] !== undefined, before);
    return left.evaluate((count) => (globalThis as unknown as { comebacks: boolean[] }).comebacks[count]!, before);
  }

  test('a page out of the cache for going back shows nothing of a session that has ended meanwhile', async () => {
    await visit(await launch(), async (open) => {
      const other = await open(site.url);
      const tab = await open(site.url);
      await signIn(tab);
      assert.equal(await comeBack(tab, () => Promise.resolve()), true, 'the session goes on');
      const isSeen = await comeBack(tab, () => other.page.evaluate(() => document.querySelector<Authenticator>('auth-authenticator')!.auth.signOut()));
      assert.equal(isSeen, false);
      await tab.see('You have signed out in another tab.');
      assert.equal(await userIn(tab.page), 'nobody');
    });
  });

  test('a start without a connection shows who is signed in and signs nobody out; a session that was revoked ends', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await signIn(tab);
      offset = 2 * HOUR;
      await tab.page.evaluate((milliseconds) => { localStorage.setItem('test.offset', String(milliseconds)); }, offset);
      isReachable = false;
      for (let start = 0; start < 2; start += 1) {
        await tab.page.reload();
        await tab.see('Members only');
        assert.equal(await userIn(tab.page), ADA);
        assert.equal(await outcomeIn(tab.page), 'NetworkError');
        assert.equal(await userIn(tab.page), ADA);
      }
      assert.ok((await tab.text()).includes('Members only'));

      isReachable = true;
      assert.equal(await outcomeIn(tab.page), 'tokens');
      await cognito.local.admin.globalSignOut(config.userPools[0]!.Id, ADA);
      assert.equal(await outcomeIn(tab.page), 'NotAuthorizedException');
      await tab.see('Your session has ended. Please sign in again.');
      await tab.page.reload();
      await tab.see('Forgot your password?');
    }, { expect: /ERR_|NetworkError|Cross-Origin/ });
  });

  for (const hours of [5, -5]) {
    test(`a device whose clock is set ${hours > 0 ? 'forward' : 'back'} by ${Math.abs(hours)} hours: the session goes on, over reloads, by Cognito’s clock from the next tokens on`, async () => {
      await visit(await launch(), async (open) => {
        const tab = await open(site.url);
        const set = (milliseconds: number): Promise<void> => tab.page.evaluate((now) => { localStorage.setItem('test.offset', String(now)); }, milliseconds);
        const token = (options = {}): Promise<string> => tab.page.evaluate(async (given) => (await document.querySelector<Authenticator>('auth-authenticator')!.auth.getTokens(given) as { accessToken: string }).accessToken, options);
        const reload = async (): Promise<void> => {
          await tab.page.reload();
          await tab.see('Members only');
          assert.equal(await userIn(tab.page), ADA);
        };
        await signIn(tab);
        const before = await token();
        await set(hours * HOUR);
        await reload();
        // Ahead, the tokens seem to have ended; behind, they seem to be good still, and whoever is refused asks for others.
        const next = await token({ forceRefresh: hours < 0 });
        assert.notEqual(next, before);
        assert.equal(refreshes, 1);
        // The difference is known by now, and kept.
        assert.equal(await token(), next);
        await reload();
        assert.equal(await token(), next);
        assert.equal(refreshes, 1);

        // For the service and the device alike.
        offset += 50 * MINUTE;
        await set(hours * HOUR + offset);
        assert.equal(await token(), next, 'good for ten minutes more');
        offset += 11 * MINUTE;
        await set(hours * HOUR + offset);
        assert.notEqual(await token(), next, 'an hour is over');
        // Signing in does not depend on it either.
        await tab.page.evaluate(() => document.querySelector<Authenticator>('auth-authenticator')!.auth.signOut());
        await signIn(tab);
        await reload();
      });
    });
  }

  test('storage that is cleared under the pages is a sign-out, in each of them', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await signIn(tab);
      const other = await open(site.url);
      await other.see('Members only');
      await other.page.evaluate(() => { localStorage.clear(); });
      assert.equal(await outcomeIn(other.page), 'NotSignedInError');
      await other.see('Forgot your password?');
      await tab.page.bringToFront();
      await tab.see('Forgot your password?');
      assert.equal(await userIn(tab.page), 'nobody');
      await signIn(tab);
    });
  });

  test('two users in two tabs are kept apart by the storage of the tab; with that of the browser all tabs follow', async () => {
    await visit(await launch(), async (open) => {
      const [ada, grace] = [await open(`${site.url}/of-the-tab`), await open(`${site.url}/of-the-tab`)];
      await signIn(grace, GRACE);
      await ada.page.bringToFront();
      await signIn(ada);
      for (const tab of [ada, grace]) await tab.page.reload();
      for (const [tab, email] of [[ada, ADA], [grace, GRACE]] as const) {
        await tab.page.bringToFront();
        await tab.see('Members only');
        assert.equal(await userIn(tab.page), email);
        assert.equal(await outcomeIn(tab.page), 'tokens');
      }

      const [one, two] = [await open(site.url), await open(site.url)];
      await signIn(two, GRACE);
      await one.page.bringToFront();
      await one.see('Members only');
      assert.equal(await userIn(one.page), GRACE);
      await one.page.evaluate(() => document.querySelector<Authenticator>('auth-authenticator')!.auth.signOut());
      await signIn(one);
      await two.page.bringToFront();
      await two.until((email: string) => document.querySelector<Authenticator>('auth-authenticator')!.auth.user?.attributes.email === email, ADA);
      await two.see('Members only');
      assert.equal(await userIn(ada.page), ADA, 'the session of a tab is its own');
    });
  });

  test('a frame on another site has a session of its own, which a reload keeps', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/third-party`);
      await signInInside(await frameOf(tab));
      await tab.page.reload();
      assert.equal(await userIn(await frameOf(tab)), ADA);
      const alone = await open(site.url.replace('localhost', '127.0.0.1'));
      await alone.see('Forgot your password?');
      assert.equal(await userIn(alone.page), 'nobody', 'its storage is partitioned');
    });
  });

  test('a frame without any storage signs in for as long as it lives, and says so in the console', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open('about:blank');
      const warnings: string[] = [];
      tab.page.on('console', (message) => { if (message.text().startsWith('auth-elements:')) warnings.push(message.text()); });
      await tab.page.goto(`${site.url}/sandbox`);
      const frame = await frameOf(tab);
      await signInInside(frame);
      assert.equal(await outcomeIn(frame), 'tokens');
      assert.deepEqual(warnings.filter((text) => text.includes('in memory')).length, 1, warnings.join('\n'));
      await tab.page.reload();
      assert.equal(await userIn(await frameOf(tab)), 'nobody');
    });
  });
});
