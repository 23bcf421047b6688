/** The challenges that a session answers by itself, from the CDN build on a plain page: see unseen-challenges.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterCode, EXPIRED, fromPassword, INSIDE, TOO_LONG } from './challenge-journeys.js';
import { challengePlace, knowsName, leavesNothing } from './challenge-site.js';
import { eachBrowser, visit, type Tab } from './harness.js';
import { deviceEntry, unseenChallenges } from './unseen-challenges.js';

eachBrowser((_browserName, launch) => {
  const place = challengePlace(unseenChallenges, launch);

  /** Nor after what Cognito has said already has come. */
  const nobodyIsIn = async ({ page: shown, text }: Tab): Promise<void> => {
    await shown.evaluate((inbox) => fetch(inbox).then(() => undefined), place.world.inboxUrl);
    assert.deepEqual(await shown.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('Token'))), []);
    assert.ok(!(await text()).includes(INSIDE));
  };

  for (const { challenge, pool, contacts, prepare, wrong } of unseenChallenges) {
    test(`${challenge}: through, a reload, back, too late, a wrong answer`, async () => {
      const { site, world } = place;
      const person = await world.person(pool, contacts);
      await visit(await launch(), async (open) => {
        const tab = await open(`${site.url}/${pool}/USER_SRP_AUTH`);
        await prepare?.(tab, person, world);
        const { length } = world.local.inbox;
        /** A sign-in whose answer to the challenge is on its way. */
        const onTheWay = async (): Promise<() => Promise<void>> => {
          const { arrived, letGo } = world.hold(challenge);
          await tab.fill('User name', person.username);
          await fromPassword(tab);
          await arrived;
          return letGo;
        };

        await (await onTheWay())();
        await tab.see(INSIDE);
        await tab.press('Sign out');

        let letGo = await onTheWay();
        await tab.page.reload();
        await tab.see('Forgot your password?');
        await letGo();
        await nobodyIsIn(tab);

        letGo = await onTheWay();
        await tab.press('Create an account');
        await tab.see('Create account');
        await letGo();
        await tab.press('I have an account already');
        await knowsName(tab, person.username);
        await nobodyIsIn(tab);

        letGo = await onTheWay();
        world.advance(TOO_LONG);
        await letGo();
        await tab.see(EXPIRED);
        await knowsName(tab, person.username);
        assert.equal(world.local.inbox.length, length);

        await wrong(tab, person, world);
        await tab.see(INSIDE);
        await leavesNothing(tab, world);
      });
    });
  }

  test('a device that an administrator has forgotten signs in as a new one, and nothing is said to be wrong', async () => {
    const { site, world } = place;
    const person = await world.person('devices', { email: 'forgotten@example.com' });
    const [{ prepare } = {}] = unseenChallenges.filter(({ pool }) => pool === 'devices');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/devices/USER_SRP_AUTH`);
      await prepare?.(tab, person, world);
      const forgotten = await deviceEntry(tab, 'deviceKey');
      await world.forgetDevice(person, forgotten);
      await tab.fill('User name', person.username);
      await fromPassword(tab);
      await tab.see('Confirm that it is you');
      assert.equal(await tab.page.evaluate(() => [...document.querySelectorAll('[data-auth-message]')].map(({ textContent }) => textContent).join('')), '');
      await enterCode(tab, person.code());
      await tab.see(INSIDE);
      assert.notEqual(await deviceEntry(tab, 'deviceKey'), forgotten);
      await tab.press('Sign out');
      await tab.fill('User name', person.username);
      await fromPassword(tab);
      await tab.see(INSIDE);
    });
  });
});
