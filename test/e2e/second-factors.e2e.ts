/** What Cognito asks beyond a user name and a password: every challenge as a journey, from the CDN build on a plain page, and a chain of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPassword, enterCode, fromPassword, INSIDE, journeys, NEW_PASSWORD } from './challenge-journeys.js';
import { knowsName, leavesNothing } from './challenge-site.js';
import { travel } from './challenge-travel.js';
import { shownSecret } from './factor-pools.js';
import { visit } from './harness.js';
import { TEMPORARY_PASSWORD } from './pools.js';

travel(journeys.filter(({ flow }) => flow !== 'USER_AUTH'), [], (travels, place) => {
  for (const { title, run } of travels) test(title, run);

  test('MFA_SETUP of text messages: who has no phone number is told whom to ask', async () => {
    const person = await place.world.person('sms');
    await visit(await place.launch(), async (open) => {
      const tab = await open(`${place.site.url}/sms/USER_SRP_AUTH`);
      await tab.fill('User name', person.username);
      await fromPassword(tab);
      await tab.see('Your account needs a phone number');
      await knowsName(tab, person.username);
    });
  });

  test('a chain: a forced new password, an authenticator app, tokens', async () => {
    const person = await place.world.person('app', {}, { isInvited: true });
    await visit(await place.launch(), async (open) => {
      const tab = await open(`${place.site.url}/app/USER_SRP_AUTH`);
      await tab.fill('User name', person.username);
      await byPassword(TEMPORARY_PASSWORD)(tab);
      await tab.fill('New password', NEW_PASSWORD);
      await tab.press('Save and sign in');
      await tab.see('Set up an authenticator app');
      const secret = await shownSecret(tab);
      await enterCode(tab, await person.appCode(secret));
      await tab.see(INSIDE);
      await leavesNothing(tab, place.world);
      const states = await tab.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.map((detail) => (JSON.parse(detail) as { state: string }).state));
      assert.deepEqual(states, ['setup', 'signIn', 'forceNewPassword', 'setupTOTP', 'authenticated']);
      assert.ok(!(await tab.page.evaluate(() => document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }))).includes(secret));
      await tab.page.reload();
      await tab.see(INSIDE);
    });
  });
});
