/** Choice-based sign-in from the CDN build on a plain page: the user name first, a code, and the password by SRP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site } from './harness.js';
import { attributes, config as common, lastCode, page, PASSWORD } from './pools.js';

const ADA = 'ada@example.com';
const [pool] = common.userPools;

const config: typeof common = {
  userPools: [{
    ...pool!,
    Policies: { ...pool!.Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    clients: [{ ...pool!.clients[0]!, ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
  }],
};

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => {
    cognito = await startLocalCognito({ port: 0, config });
    const authenticator = `<auth-authenticator ${attributes(cognito.url)} authentication-flow-type="USER_AUTH"><h1>Members only</h1><auth-sign-out></auth-sign-out></auth-authenticator>`;
    site = await startSite({ pages: { '/': page(authenticator) } });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  test('by a code, a wrong one first; then by the password, which is asked for at once the next time', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await tab.fill('Email', ADA);
      await tab.press('Continue');
      await tab.see('Choose how to sign in');
      await tab.press('Send a code by email');
      await tab.see('Confirm that it is you');
      const code = lastCode(cognito.local, ADA);
      await tab.fill('Confirmation code', code === '000000' ? '111111' : '000000');
      await tab.press('Confirm');
      await tab.see('That code is not right.');
      await tab.fill('Confirmation code', code);
      await tab.press('Confirm');
      await tab.see('Members only');
      await tab.press('Sign out');

      await tab.see('Create an account');
      await tab.fill('Email', ADA);
      await tab.press('Continue');
      await tab.see('Choose how to sign in');
      await tab.press('Use your password');
      await tab.see('Enter your password');
      await tab.fill('Password', 'Wr0ng-password');
      await tab.press('Sign in');
      await tab.see('Incorrect user name or password.');
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.see('Members only');
      await tab.press('Sign out');

      await tab.see('Create an account');
      await tab.fill('Email', ADA);
      await tab.press('Continue');
      await tab.see('Enter your password');
      assert.equal(await tab.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('Token')).length), 0);
    });
  });
});
