/** The whole journey, from the CDN build on a plain page, by SRP over HTTP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site } from './harness.js';
import { attributes, config, lastCode, page, PASSWORD } from './pools.js';

const NEW_PASSWORD = 'Batt3ry-staple';

eachBrowser((browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => {
    cognito = await startLocalCognito({ port: 0, config });
    const authenticator = `<auth-authenticator ${attributes(cognito.url)}><h1>Members only</h1><auth-sign-out></auth-sign-out></auth-authenticator>`;
    site = await startSite({ pages: { '/': page(authenticator) } });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  test('sign up, confirm, sign out, forget, reset, reload, sign out in all tabs', async () => {
    const email = `grace.${browserName}@example.com`;
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await tab.press('Create an account');
      await tab.see('Create an account');
      await tab.fill('Email', email);
      await tab.fill('Password', PASSWORD);
      await tab.press('Create account');

      await tab.see('Confirm your account');
      await tab.fill('Confirmation code', lastCode(cognito.local, email));
      await tab.press('Confirm');
      await tab.see('Members only');
      await tab.press('Sign out');

      await tab.see('Forgot your password?');
      await tab.miss('Members only');
      await tab.fill('Email', email);
      await tab.fill('Password', 'Wr0ng-password');
      await tab.press('Sign in');
      await tab.see('Incorrect user name or password.');

      await tab.press('Forgot your password?');
      await tab.see('Reset your password');
      await tab.press('Send the code');
      await tab.see('Choose a new password');
      await tab.fill('Confirmation code', lastCode(cognito.local, email));
      await tab.fill('New password', NEW_PASSWORD);
      await tab.press('Change password');
      await tab.see('Members only');

      await tab.page.reload();
      await tab.see('Members only');

      const second = await open(site.url);
      await second.see('Members only');
      await second.press('Sign out');
      await second.see('Forgot your password?');
      await tab.see('Forgot your password?');
      assert.equal(await tab.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('Token')).length), 0);
    });
  });
});
