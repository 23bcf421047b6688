/** Time that passes unseen, and clocks that are set: a laptop that slept, a device whose clock jumps. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIFETIME, offline, open, types } from './browser.js';
import { createWorld, MINUTE, signIn, until, type World } from './world.js';

describe('a laptop that slept', () => {
  /** Timers stand still meanwhile: time passes, and none of them runs. */
  const sleep = (world: World, hours: number): void => { world.advance(hours * 60 * MINUTE); };

  it('wakes with a pause before the refresh, so that not all come back at once, and with one for all tabs', async () => {
    const { world, browser } = await open();
    const tabs = Array.from({ length: 4 }, () => browser.openTab());
    for (const { keeper } of tabs) keeper.watch();
    await until(() => browser.timers.size === tabs.length, () => 'No refresh is planned.');
    const stale = [...browser.timers];
    sleep(world, 9);
    for (const { wake } of tabs) wake();
    await until(() => browser.timers.size === tabs.length && !stale.some((timer) => browser.timers.has(timer)), () => 'No refresh is planned anew.');
    assert.equal(world.count('GetTokensFromRefreshToken'), 0);
    for (const { at } of browser.timers) assert.ok(at > world.clock.now() + 5000 && at <= world.clock.now() + 15_000, `${String(at - world.clock.now())} ms`);
    const before = tabs[0]!.keeper.tokens;
    browser.pass(15_000);
    await until(() => tabs.every(({ keeper }) => keeper.tokens?.accessToken !== before?.accessToken), () => 'They were not refreshed.');
    assert.equal(world.count('GetTokensFromRefreshToken'), 1);
    for (const { happenings } of tabs) assert.deepEqual(types(happenings), ['userChanged']);
  });

  it('hands out no tokens of yesterday: who asks before that pause is over waits for new ones', async () => {
    const { world, browser } = await open();
    const { keeper } = browser.openTab();
    keeper.watch();
    const before = keeper.tokens;
    sleep(world, 9);
    assert.notEqual((await keeper.get()).accessToken, before?.accessToken);
    assert.equal(world.count('GetTokensFromRefreshToken'), 1);
  });

  it('stays signed in where the network comes later, until the refresh token itself has ended', async () => {
    const { world, browser } = await open();
    const { keeper, happenings } = browser.openTab();
    const through = world.network.now;
    world.network.now = offline;
    sleep(world, 9);
    await assert.rejects(keeper.get(), { name: 'NetworkError' });
    assert.deepEqual([types(happenings), world.storedTokens().length], [[], 3]);
    world.network.now = through;
    assert.ok(await keeper.get());
    // Cognito's default is thirty days.
    sleep(world, 24 * 31);
    await assert.rejects(keeper.get(), { name: 'NotAuthorizedException' });
    assert.deepEqual(types(happenings), ['userChanged', 'sessionEnded']);
  });
});

describe('a clock that jumps while somebody is signed in', () => {
  for (const hours of [-5, 5]) {
    it(`by ${hours} hours is measured anew with the next tokens, of which there is one set and no more`, async () => {
      const world = await createWorld();
      let jump = 0;
      const clock = { now: () => world.clock.now() + jump };
      const auth = world.auth({ clock });
      await signIn(auth);
      jump = hours * 60 * MINUTE;
      // Ahead, the tokens seem to have ended; behind, a page whose request was refused asks for others.
      await auth.getTokens({ forceRefresh: hours < 0 });
      const { accessToken, expiresAt } = await auth.getTokens();
      assert.equal(world.count('GetTokensFromRefreshToken'), 1);
      assert.equal(expiresAt, clock.now() + LIFETIME);
      world.advance(LIFETIME - 2 * MINUTE);
      assert.equal((await auth.getTokens()).accessToken, accessToken);
      world.advance(1.5 * MINUTE);
      assert.notEqual((await auth.getTokens()).accessToken, accessToken);
      assert.equal(world.count('GetTokensFromRefreshToken'), 2);
      assert.equal(auth.getSnapshot().state, 'authenticated');
    });
  }
});
