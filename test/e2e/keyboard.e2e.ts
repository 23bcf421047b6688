/** The whole journey by keyboard alone: the order of the focus, where it goes at each step, and where it returns. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site } from './harness.js';
import { focused, focusIsOn, stopsUntil, tabTo, typeInto } from './keys.js';
import { startFactorWorld, type FactorWorld } from './factor-pools.js';
import { attributes, config, lastCode, page, PASSWORD } from './pools.js';

const NEW_PASSWORD = 'Batt3ry-staple';

eachBrowser((browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let factors: FactorWorld;

  before(async () => {
    factors = await startFactorWorld();
    cognito = await startLocalCognito({ port: 0, config });
    site = await startSite({
      pages: {
        '/': page(`<a href="#before">Before</a><auth-authenticator ${attributes(cognito.url)}><h1>Members only</h1><auth-sign-out></auth-sign-out></auth-authenticator><a href="#after">After</a>`),
        '/app': page(`<auth-authenticator ${factors.attributes('optional')}><h1>Members only</h1></auth-authenticator>`),
        '/several': page(`<auth-authenticator ${factors.attributes('several')}><h1>Members only</h1></auth-authenticator>`),
        '/modal': page(`<button onclick="document.querySelector('auth-authenticator').show()">Members</button><auth-authenticator variation="modal" ${attributes(cognito.url)}>Members only</auth-authenticator>`),
      },
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
    await factors.close();
  });

  test('the focus goes through a form in the order in which it is read', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await tab.see('Forgot your password?');
      assert.deepEqual(await stopsUntil(tab, 'After'), ['Before', 'Email', 'Password', 'Show password', 'Sign in', 'Forgot your password?', 'Create an account', 'After']);
    });
  });

  test('sign up, confirm, sign out, err, forget, reset: no step needs a pointer, each has the focus', async () => {
    const email = `keys.${browserName}@example.com`;
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await tab.see('Forgot your password?');
      await tabTo(tab, 'Create an account');
      await tab.page.keyboard.press('Enter');
      await focusIsOn(tab, 'Email');
      await typeInto(tab, { Email: email, Password: PASSWORD });
      await focusIsOn(tab, 'Confirmation code');
      await typeInto(tab, { 'Confirmation code': lastCode(cognito.local, email) });
      await tab.see('Members only');
      await focusIsOn(tab, 'Members only');

      await tabTo(tab, 'Sign out');
      await tab.page.keyboard.press('Enter');
      await focusIsOn(tab, 'Email');
      await typeInto(tab, { Email: email, Password: 'Wr0ng-password' });
      await tab.see('Incorrect user name or password.');
      await focusIsOn(tab, 'Password');

      await tabTo(tab, 'Forgot your password?');
      await tab.page.keyboard.press('Enter');
      await focusIsOn(tab, 'Email');
      await tab.page.keyboard.press('Enter');
      await focusIsOn(tab, 'Confirmation code');
      await typeInto(tab, { 'Confirmation code': lastCode(cognito.local, email), 'New password': NEW_PASSWORD });
      await tab.see('Members only');
      await focusIsOn(tab, 'Members only');
    });
  });

  test('the code of an authenticator app: a wrong one, back, the right one', async () => {
    const person = await factors.person('optional');
    await factors.giveApp(person);
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/app`);
      await tab.see('Forgot your password?');
      await typeInto(tab, { 'User name': person.username, 'Password': PASSWORD });
      await focusIsOn(tab, 'Confirmation code');
      await typeInto(tab, { 'Confirmation code': (await person.appCode()) === '000000' ? '111111' : '000000' });
      await tab.see('That code is not right.');
      await focusIsOn(tab, 'Confirmation code');
      await tabTo(tab, 'Back to sign in');
      await tab.page.keyboard.press('Enter');
      await tab.see('Forgot your password?');
      await focusIsOn(tab, 'User name');
      await typeInto(tab, { Password: PASSWORD });
      await focusIsOn(tab, 'Confirmation code');
      await typeInto(tab, { 'Confirmation code': await person.appCode() });
      await tab.see('Members only');
      await focusIsOn(tab, 'Members only');
    });
  });

  test('a second factor is chosen by the arrow keys, and its code typed', async () => {
    const person = await factors.person('several', { email: 'arrows@example.com', phone_number: '+14155550104' });
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/several`);
      await tab.see('Forgot your password?');
      await typeInto(tab, { 'User name': person.username, 'Password': PASSWORD });
      await focusIsOn(tab, 'Text message');
      await tab.page.keyboard.press('ArrowDown');
      await focusIsOn(tab, 'Email');
      await tab.page.keyboard.press('Enter');
      await tab.see('Enter the code that we sent by email');
      await focusIsOn(tab, 'Confirmation code');
      await typeInto(tab, { 'Confirmation code': person.code() });
      await tab.see('Members only');
      await focusIsOn(tab, 'Members only');
    });
  });

  test('a dialog keeps the focus, closes by Escape and gives the focus back', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/modal`);
      await focusIsOn(tab, 'Email');
      await tab.page.keyboard.press('Escape');
      await tab.miss('Forgot your password?');
      await tabTo(tab, 'Members');
      await tab.page.keyboard.press('Enter');
      await focusIsOn(tab, 'Email');
      const inside = new Set(['Close', 'Email', 'Password', 'Show password', 'Sign in', 'Forgot your password?', 'Create an account', '']);
      for (let presses = 0; presses < 10; presses++) {
        await tab.page.keyboard.press('Tab');
        const name = await tab.page.evaluate(focused);
        assert.ok(inside.has(name), `the focus left the dialog for "${name}"`);
      }
      await tab.page.keyboard.press('Escape');
      await tab.miss('Forgot your password?');
      await focusIsOn(tab, 'Members');
    });
  });
});
