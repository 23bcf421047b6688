/** Every challenge that a person answers, from the CDN build on a plain page, by the journeys of challenge-journeys.ts, and chains of them. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { byPassword, enterCode, EXPIRED, fromPassword, INSIDE, journeys, NEW_PASSWORD, TOO_LONG } from './challenge-journeys.js';
import { knowsName, leavesNothing, startChallengeSite } from './challenge-site.js';
import { shownSecret, type FactorWorld } from './factor-pools.js';
import { eachBrowser, visit, type Site, type Tab } from './harness.js';
import { TEMPORARY_PASSWORD } from './pools.js';

/** Ends the process of a tab as a device does that needs the memory, and comes back to it: the page is not told. */
async function discard({ page }: Tab): Promise<void> {
  const gone = new Promise((resolve) => { page.once('error', resolve); });
  const session = await page.createCDPSession();
  // It is the end of the session too, which is no answer.
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.reload();
}

eachBrowser((browserName, launch) => {
  let site: Site;
  let world: FactorWorld;

  before(async () => {
    ({ world, site } = await startChallengeSite([...journeys, { pool: 'choiceAndSms', flow: 'USER_AUTH' }]));
  });
  after(async () => {
    await site.close();
    await world.close();
  });
  beforeEach(() => {
    world.backToNow();
    world.listen();
  });

  for (const { name, answers, pool, flow = 'USER_SRP_AUTH', contacts, isInvited = false, prepare, begin, shows, wrong, answer, resend, rest, late, back = ['Back to sign in'] } of journeys) {
    test(`${name}: a wrong answer, a reload, back, too late, through`, async () => {
      const person = await world.person(pool, contacts, { isInvited });
      await prepare?.(world, person);
      await visit(await launch(), async (open) => {
        const tab = await open(`${site.url}/${pool}/${flow}`);
        await tab.fill('User name', person.username);
        await begin(tab, person, world);
        await tab.see(shows);
        await wrong(tab, person, world);
        await tab.see(shows);

        await tab.page.reload();
        await tab.see(shows);
        if (browserName === 'chromium') await discard(tab);
        await tab.see(shows);
        await resend?.(tab, person, world);

        for (const button of back) await tab.press(button);
        await tab.miss(shows);
        await knowsName(tab, person.username);
        await begin(tab, person, world);
        await tab.see(shows);

        world.advance(TOO_LONG);
        await answer(tab, person, world);
        await tab.see(late ?? EXPIRED);
        if (!late) {
          await knowsName(tab, person.username);
          await begin(tab, person, world);
          await tab.see(shows);
          await answer(tab, person, world);
        }
        await rest?.(tab, person, world);
        await tab.see(INSIDE);
        assert.deepEqual(answers.filter((challenge) => !world.answered.has(challenge)), []);

        await leavesNothing(tab, world);
      });
    });
  }

  test('MFA_SETUP of text messages: who has no phone number is told whom to ask', async () => {
    const person = await world.person('sms');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/sms/USER_SRP_AUTH`);
      await tab.fill('User name', person.username);
      await fromPassword(tab);
      await tab.see('Your account needs a phone number');
      await knowsName(tab, person.username);
    });
  });

  test('a chain: the choice, a password, a code by text message', async () => {
    const person = await world.person('choiceAndSms', { phone_number: '+14155550104', email: 'chain@example.com' });
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/choiceAndSms/USER_AUTH`);
      await tab.fill('User name', person.username);
      await tab.press('Continue');
      await tab.see('Enter your password');
      await fromPassword(tab);
      await tab.see('Enter the code that we sent by text message');
      await enterCode(tab, person.code());
      await tab.see(INSIDE);
      assert.deepEqual([...world.answered].sort(), ['PASSWORD_SRP', 'PASSWORD_VERIFIER', 'SELECT_CHALLENGE', 'SMS_MFA']);
      await leavesNothing(tab, world);
    });
  });

  test('a chain: a forced new password, an authenticator app, tokens', async () => {
    const person = await world.person('app', {}, { isInvited: true });
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/app/USER_SRP_AUTH`);
      await tab.fill('User name', person.username);
      await byPassword(TEMPORARY_PASSWORD)(tab);
      await tab.fill('New password', NEW_PASSWORD);
      await tab.press('Save and sign in');
      await tab.see('Set up an authenticator app');
      const secret = await shownSecret(tab);
      await enterCode(tab, await person.appCode(secret));
      await tab.see(INSIDE);
      await leavesNothing(tab, world);
      const states = await tab.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.map((detail) => (JSON.parse(detail) as { state: string }).state));
      assert.deepEqual(states, ['setup', 'signIn', 'forceNewPassword', 'setupTOTP', 'authenticated']);
      assert.ok(!(await tab.page.evaluate(() => document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }))).includes(secret));
      await tab.page.reload();
      await tab.see(INSIDE);
    });
  });
});
