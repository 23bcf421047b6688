/** Choice-based sign-in: every first factor as a journey, from the CDN build on a plain page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterCode, fromPassword, INSIDE, journeys } from './challenge-journeys.js';
import { leavesNothing } from './challenge-site.js';
import { travel } from './challenge-travel.js';
import { visit } from './harness.js';

travel(journeys.filter(({ flow }) => flow === 'USER_AUTH'), [{ pool: 'choiceAndSms', flow: 'USER_AUTH' }], (travels, place) => {
  for (const { title, run } of travels) test(title, run);

  test('a chain: the choice, a password, a code by text message', async () => {
    const person = await place.world.person('choiceAndSms', { phone_number: '+14155550104', email: 'chain@example.com' });
    await visit(await place.launch(), async (open) => {
      const tab = await open(`${place.site.url}/choiceAndSms/USER_AUTH`);
      await tab.fill('User name', person.username);
      await tab.press('Continue');
      await tab.see('Enter your password');
      await fromPassword(tab);
      await tab.see('Enter the code that we sent by text message');
      await enterCode(tab, person.code());
      await tab.see(INSIDE);
      assert.deepEqual([...place.world.answered].sort(), ['PASSWORD_SRP', 'PASSWORD_VERIFIER', 'SELECT_CHALLENGE', 'SMS_MFA']);
      await leavesNothing(tab, place.world);
    });
  });
});
