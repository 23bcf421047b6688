/** Tabs that share a storage: one refresh for all, signed out at once, and what may pass told from what is over. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Environment } from '../../../src/session/environment.js';
import { createMemoryStorage } from '../cognito/memory-storage.js';
import { createBrowser, isPlanned, LIFETIME, offline, open, types } from './browser.js';
import { ADA, CLIENT_ID, createWorld, GRACE, MINUTE, POOL_ID, signIn, until, type Network } from './world.js';

/** The lock that tabs take turns by. */
const TURN = `auth-elements.${CLIENT_ID}.refresh`;

const answering = (body: string, status: number): Network => () => Promise.resolve(new Response(body, { status }));

describe('the tokens of a session', () => {
  it('are refreshed ahead of their end, again and again, while somebody watches', async () => {
    const { world, browser } = await open();
    const { keeper, happenings } = browser.openTab();
    keeper.watch();
    await isPlanned(browser);
    const first = keeper.tokens?.accessToken;
    browser.pass(LIFETIME - 10 * MINUTE);
    await isPlanned(browser);
    assert.equal(keeper.tokens?.accessToken, first, 'too early');
    browser.pass(2 * MINUTE);
    await until(() => keeper.tokens?.accessToken !== first, () => 'They were not refreshed.');
    assert.deepEqual(types(happenings), ['userChanged']);
    const second = keeper.tokens?.accessToken;
    await isPlanned(browser);
    browser.pass(LIFETIME / 2);
    await isPlanned(browser);
    browser.pass(LIFETIME / 2 - MINUTE);
    await until(() => keeper.tokens?.accessToken !== second, () => 'They were not refreshed again.');
    assert.equal(world.count('GetTokensFromRefreshToken'), 2);
  });

  it('are left alone when nobody watches', async () => {
    const { world, browser } = await open();
    const { keeper, wakeUps } = browser.openTab();
    assert.equal(browser.timers.size, 0);
    keeper.watch();
    await isPlanned(browser);
    assert.equal(wakeUps.size, 1);
    keeper.unwatch();
    assert.deepEqual([browser.timers.size, wakeUps.size], [0, 0]);
    browser.pass(2 * LIFETIME);
    assert.equal(world.count('GetTokensFromRefreshToken'), 0);
  });

  it('are refreshed once for many tabs, and for many who ask in one', async () => {
    const { world, browser } = await open();
    const tabs = Array.from({ length: 5 }, () => browser.openTab());
    world.advance(LIFETIME - MINUTE / 2);
    const handed = await Promise.all(tabs.flatMap(({ keeper }) => [keeper.get(), keeper.get(), keeper.get()]));
    assert.equal(new Set(handed.map(({ accessToken }) => accessToken)).size, 1);
    assert.equal(world.count('GetTokensFromRefreshToken'), 1);
    const turns = browser.locks.filter((name) => name === TURN);
    assert.equal(turns.length, tabs.length);
    assert.match(browser.locks.find((name) => name !== TURN)!, new RegExp(`^auth-elements\\.${CLIENT_ID}\\.refreshed\\.[\\w-]+$`), 'what says that they were refreshed names no secret');
  });

  it('are refreshed by each tab where the browser has no lock: the twin', async () => {
    const { world, browser } = await open();
    const tabs = Array.from({ length: 3 }, () => createBrowser(world).openTab());
    world.advance(LIFETIME - MINUTE / 2);
    await Promise.all(tabs.map(({ keeper }) => keeper.get()));
    assert.equal(world.count('GetTokensFromRefreshToken'), 3);
    assert.equal(browser.locks.length, 0);
  });

  describe('where a tab hears late of what another has written', () => {
    /** Two tabs, one of which sees the storage only as it was when it came; the other refreshes. */
    async function openLate() {
      const { world, browser } = await open();
      const own = createMemoryStorage();
      const copy = (): void => { Object.assign(own.items, world.storage.items); };
      copy();
      const late = browser.openTab({}, own);
      world.advance(LIFETIME - MINUTE / 2);
      return { world, browser, late, copy, count: () => world.count('GetTokensFromRefreshToken') };
    }

    /** It queues for the lock while the other refreshes. */
    async function queueLate(changes?: (withLock: Environment['withLock']) => Partial<Environment>) {
      const visit = await openLate();
      const { world, browser, late, count } = visit;
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => { letGo = resolve; });
      world.network.now = async (request, goOn) => {
        await held;
        return goOn(request);
      };
      const one = browser.openTab(changes?.(browser.withLock)).keeper.get();
      await until(() => count() === 1, () => 'The first does not ask.');
      const two = late.keeper.get();
      await until(() => browser.locks.filter((name) => name === TURN).length === 2, () => 'The other does not queue for the lock.');
      letGo();
      const { accessToken } = await one;
      // It has the lock by now, and sees the old tokens still.
      await until(() => late.wakeUps.size === 1, () => 'It does not wait.');
      assert.equal(count(), 1);
      return { ...visit, accessToken, two };
    }

    it('are those of the other once they arrive', async () => {
      const { late, copy, accessToken, two, count } = await queueLate();
      late.wake();
      copy();
      late.wake();
      assert.equal((await two).accessToken, accessToken);
      assert.deepEqual([count(), late.wakeUps.size], [1, 0]);
    });

    it('are those of the other also where it comes only when that one is done', async () => {
      const { browser, late, copy, count } = await openLate();
      const { accessToken } = await browser.openTab().keeper.get();
      const two = late.keeper.get();
      await until(() => late.wakeUps.size === 1, () => 'It does not wait.');
      copy();
      late.wake();
      assert.equal((await two).accessToken, accessToken);
      assert.equal(count(), 1);
    });

    it('are refreshed after ten seconds without them: the twin', async () => {
      const { browser, accessToken, two, count } = await queueLate();
      browser.pass(9_999);
      assert.equal(count(), 1);
      browser.pass(1);
      assert.notEqual((await two).accessToken, accessToken);
      assert.equal(count(), 2);
    });

    it('are refreshed after half a second where nobody says that they were, as after a tab that died', async () => {
      const { browser, accessToken, two, count } = await queueLate((withLock) => ({
        withLock: (name, work, ifAvailable) => (name === TURN ? withLock(name, work, ifAvailable) : Promise.reject(new DOMException('The tab is gone.', 'AbortError'))),
      }));
      browser.pass(500);
      assert.notEqual((await two).accessToken, accessToken);
      assert.equal(count(), 2);
    });

    it('are refreshed at once where that was said five seconds ago', async () => {
      const { browser, late, count } = await openLate();
      await browser.openTab().keeper.get();
      browser.pass(5_000);
      await until(() => !browser.isHeld(), () => 'The lock is kept.');
      await late.keeper.get();
      assert.equal(count(), 2);
    });
  });

  it('are refreshed without a lock where the browser refuses one, and a refresh that fails is not made twice for it', async () => {
    const { world, browser } = await open();
    const refusing: Partial<Environment> = { withLock: () => Promise.reject(new DOMException('Access to the Locks API is denied in this context.', 'SecurityError')) };
    const { keeper } = browser.openTab(refusing);
    const before = keeper.tokens;
    assert.notEqual((await keeper.get({ forceRefresh: true })).accessToken, before?.accessToken);
    assert.equal(world.count('GetTokensFromRefreshToken'), 1);

    await world.local.admin.globalSignOut(POOL_ID, ADA);
    await assert.rejects(createBrowser(world).openTab(refusing).keeper.get({ forceRefresh: true }), { name: 'NotAuthorizedException' });
    const locked = createBrowser(world).openTab();
    await assert.rejects(locked.keeper.get({ forceRefresh: true }), { name: 'NotSignedInError' });
    assert.equal(world.count('GetTokensFromRefreshToken'), 2);
  });

  it('end for good when Cognito has revoked them', async () => {
    const { world, browser } = await open();
    const { keeper, happenings } = browser.openTab();
    keeper.watch();
    await world.local.admin.globalSignOut(POOL_ID, ADA);
    await assert.rejects(keeper.get({ forceRefresh: true }), { name: 'NotAuthorizedException' });
    assert.deepEqual(happenings, [{ type: 'sessionEnded', notice: { key: 'notice-session-ended', english: 'Your session has ended. Please sign in again.' } }]);
    assert.equal(keeper.tokens, undefined);
    assert.deepEqual(world.storedTokens(), []);
    assert.equal(browser.timers.size, 0);
  });

  for (const [what, broken, error] of [
    ['cannot be reached', offline, 'NetworkError'],
    ['is behind a firewall', answering('<h1>Blocked</h1>', 403), 'FirewallError'],
    ['is out of order', answering('<h1>Bad gateway</h1>', 502), 'ServiceError'],
    ['is asked too often', answering('{"__type":"TooManyRequestsException"}', 400), 'TooManyRequestsException'],
  ] as const) {
    it(`are kept while Cognito ${what}, and refreshed once it answers`, async () => {
      const { world, browser } = await open();
      const { keeper, happenings } = browser.openTab();
      const first = keeper.tokens?.accessToken;
      world.network.now = broken;
      await assert.rejects(keeper.get({ forceRefresh: true }), { name: error });
      assert.deepEqual([keeper.tokens?.accessToken, happenings.length, world.storedTokens().length], [first, 0, 3]);
      world.network.now = (request, goOn) => goOn(request);
      assert.notEqual((await keeper.get({ forceRefresh: true })).accessToken, first);
    });
  }

  it('are tried again by the timer after a failure that may pass', async () => {
    const { world, browser } = await open();
    const { keeper, happenings } = browser.openTab();
    keeper.watch();
    await isPlanned(browser);
    const first = keeper.tokens?.accessToken;
    world.network.now = answering('<h1>Blocked</h1>', 403);
    browser.pass(LIFETIME / 2);
    await isPlanned(browser);
    browser.pass(LIFETIME / 2 - MINUTE);
    assert.equal(browser.timers.size, 0);
    await until(() => browser.timers.size === 1, () => 'No timer tries it again.');
    assert.deepEqual([keeper.tokens?.accessToken, happenings.length, world.count('GetTokensFromRefreshToken')], [first, 0, 1]);
    world.network.now = (request, goOn) => goOn(request);
    browser.pass(MINUTE);
    await until(() => keeper.tokens?.accessToken !== first, () => 'It was given up.');
  });

  it('do not come back by an answer that arrives after the sign-out', async () => {
    const { world, browser } = await open();
    const { keeper } = browser.openTab();
    let answer = (): void => undefined;
    world.network.now = async (request, goOn) => {
      const response = await goOn(request);
      await new Promise<void>((resolve) => { answer = resolve; });
      return response;
    };
    const refused = assert.rejects(keeper.get({ forceRefresh: true }), { name: 'NotSignedInError' });
    await until(() => world.count('GetTokensFromRefreshToken') === 1, () => 'Nothing was sent.');
    keeper.clear();
    let isOver = false;
    void refused.then(() => { isOver = true; });
    await until(() => { answer(); return isOver; }, () => 'The answer does not arrive.');
    assert.equal(keeper.tokens, undefined);
    assert.deepEqual(world.storedTokens(), []);
  });

  it('are judged by Cognito’s clock, where this device’s is wrong by hours', async () => {
    for (const drift of [-5, 5]) {
      const world = await createWorld();
      const wrong = { now: () => world.clock.now() + drift * 60 * MINUTE };
      const auth = world.auth({ clock: wrong });
      await signIn(auth);
      const before = await auth.getTokens();
      world.advance(50 * MINUTE);
      assert.deepEqual(await auth.getTokens(), before, `${drift} h: refreshed too early`);
      assert.equal(before.expiresAt, wrong.now() + 10 * MINUTE);
      world.advance(9.5 * MINUTE);
      assert.notEqual((await auth.getTokens()).accessToken, before.accessToken, `${drift} h: not refreshed`);
    }
  });
});

describe('a tab', () => {
  it('whose storage was cleared is signed out, and hands out nothing', async () => {
    const { world, browser } = await open();
    const [here, there] = [browser.openTab(), browser.openTab()];
    here.keeper.watch();
    for (const key of Object.keys(world.storage.items)) world.storage.removeItem(key);
    await assert.rejects(there.keeper.get(), { name: 'NotSignedInError' });
    here.wake();
    assert.deepEqual(types(here.happenings), ['sessionEnded']);
    assert.equal(browser.timers.size, 0);
    browser.pass(2 * LIFETIME);
    assert.equal(world.count('GetTokensFromRefreshToken'), 0);
  });

  it('notices that another has signed out, and says so', async () => {
    const { browser } = await open();
    const [here, there] = [browser.openTab(), browser.openTab()];
    here.keeper.watch();
    there.keeper.clear();
    assert.deepEqual(here.happenings, []);
    here.wake();
    assert.deepEqual(here.happenings, [{ type: 'sessionEnded', notice: { key: 'notice-signed-out-elsewhere', english: 'You have signed out in another tab.' } }]);
    assert.equal(here.keeper.tokens, undefined);
    assert.equal(browser.timers.size, 0);
  });

  it('notices that another has signed in, has refreshed, and that it is somebody else now', async () => {
    const { world, browser } = await open();
    const here = browser.openTab();
    const there = world.auth();
    here.keeper.watch();
    await there.getTokens({ forceRefresh: true });
    here.wake();
    assert.deepEqual(types(here.happenings), ['userChanged']);

    await there.signOut();
    await world.local.admin.setUserPassword(POOL_ID, GRACE, 'Corr3ct-horse', { Permanent: true });
    await signIn(world.auth(), GRACE);
    here.wake();
    assert.deepEqual(types(here.happenings).slice(1), ['sessionEnded', 'sessionFound']);

    const late = createBrowser(world).openTab();
    assert.ok(late.keeper.tokens);
  });

  it('hands out no tokens that another has signed out of', async () => {
    const { browser } = await open();
    const [here, there] = [browser.openTab(), browser.openTab()];
    there.keeper.clear();
    await assert.rejects(here.keeper.get(), { name: 'NotSignedInError' });
  });

  it('says nothing when nothing has changed', async () => {
    const { browser } = await open();
    const tab = browser.openTab();
    tab.keeper.watch();
    tab.wake();
    tab.wake();
    assert.deepEqual(tab.happenings, []);
  });
});
