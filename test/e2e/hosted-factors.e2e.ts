/** A second factor on the hosted login's own page: the application hears of the sign-in once the code is right, and not before. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { totpAt } from '../unit/local-cognito/totp-client.js';
import { federated, POOL_ID, SHOP, signOut } from './federation-pools.js';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { lastCode, page, PASSWORD } from './pools.js';

/** Of an authenticator app's codes, in milliseconds. */
const STEP = 30_000;
const MINUTE = 60_000;

/** A page that is left while it loads something says so in Firefox, and that the hosted login has no icon. */
const EXPECTED = { expect: /dynamically imported module|favicon\.ico/ };

const pages: Record<string, string> = {};

/** A code that is not this one. */
const otherThan = (code: string): string => (code === '000000' ? '111111' : '000000');

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let ahead = 0;
  let secret = '';
  const appCode = (steps = 0): Promise<string> => totpAt(secret, Date.now() + ahead + steps * STEP);

  const call = async (operation: string, body: object): Promise<{ AuthenticationResult?: { AccessToken: string }; SecretCode?: string }> => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` };
    const response = await cognito.local.fetch(cognito.url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${operation}: ${await response.text()}`);
    return await response.json() as Awaited<ReturnType<typeof call>>;
  };
  const accessOf = async (USERNAME: string): Promise<string | undefined> =>
    (await call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: SHOP, AuthParameters: { USERNAME, PASSWORD } })).AuthenticationResult?.AccessToken;

  before(async () => {
    site = await startSite({ pages });
    cognito = await startLocalCognito({
      clock: { now: () => Date.now() + ahead },
      config: {
        userPools: [{
          Id: POOL_ID, UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'], MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {},
          clients: [{
            ClientId: SHOP, ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], SupportedIdentityProviders: ['COGNITO'], AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'],
            AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'], CallbackURLs: [`${site.url}/`], LogoutURLs: [`${site.url}/`],
          }],
          users: ['app@example.com', 'mail@example.com'].map((Username) => ({ Username, Password: PASSWORD })),
        }],
      },
    });
    const AccessToken = await accessOf('app@example.com');
    secret = (await call('AssociateSoftwareToken', { AccessToken })).SecretCode ?? '';
    // Of the step before, so that the code of now has not served yet.
    await call('VerifySoftwareToken', { AccessToken, UserCode: await appCode(-1) });
    await call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
    await call('SetUserMFAPreference', { AccessToken: await accessOf('mail@example.com'), EmailMfaSettings: { Enabled: true, PreferredMfa: true } });
    pages['/'] = page(`<auth-authenticator ${federated(cognito.url, SHOP, `${site.url}/`)} social-providers="COGNITO"><p>Hello <span id="who"></span></p><auth-sign-out></auth-sign-out></auth-authenticator>
      <script>addEventListener('auth-authenticated', ({ detail }) => { document.querySelector('#who').textContent = detail.user.attributes.email; });</script>`);
  });
  after(async () => {
    await cognito.close();
    await site.close();
  });

  /** As far as the page that asks for the code. */
  async function reachCode(tab: Tab, user: string): Promise<void> {
    await tab.press('Continue with COGNITO');
    await tab.fill('User name', user);
    await tab.fill('Password', PASSWORD);
    await tab.press('Sign in');
    await tab.see('Enter your code');
  }

  const answer = async (tab: Tab, code: string): Promise<void> => {
    await tab.fill('Code', code);
    await tab.press('Continue');
  };

  /** Whether the application has been told anything of a sign-in. */
  const cameBack = (): boolean => site.requests.some(({ search }) => search.includes('code='));

  for (const [what, user, right, refusal] of [
    ['an authenticator app', 'app@example.com', appCode, 'Invalid code received'],
    ['e-mail', 'mail@example.com', (): Promise<string> => Promise.resolve(lastCode(cognito.local, 'mail@example.com')), 'Invalid verification code provided'],
  ] as const) {
    test(`a code by ${what}: a wrong one leads nowhere, the right one to the application, where the session lives on`, async () => {
      await visit(await launch(), async (open) => {
        site.requests.length = 0;
        const tab = await open(`${site.url}/`);
        await reachCode(tab, user);
        await tab.see(user.startsWith('app') ? 'your authenticator app shows' : 'm***@e***');
        const code = await right();
        await answer(tab, otherThan(code));
        await tab.see(refusal);
        assert.equal(cameBack(), false);
        assert.equal(new URL(tab.page.url()).origin, cognito.url);

        await answer(tab, code);
        await tab.see(`Hello ${user}`);
        assert.equal(cameBack(), true);
        await tab.until(() => location.search === '');
        await tab.page.reload();
        await tab.see(`Hello ${user}`);
        await signOut(tab);
        await tab.see('Forgot your password?');
      }, EXPECTED);
    });
  }

  test('a code that is too late begins the sign-in anew, and signs nobody in', async () => {
    await visit(await launch(), async (open) => {
      site.requests.length = 0;
      const tab = await open(`${site.url}/`);
      await reachCode(tab, 'mail@example.com');
      const code = lastCode(cognito.local, 'mail@example.com');
      ahead += 20 * MINUTE;
      await answer(tab, code);
      await tab.miss('Enter your code');
      assert.equal(cameBack(), false);
      await tab.page.goto(`${site.url}/`);
      await tab.see('Continue with COGNITO');
      assert.ok(!(await tab.text()).includes('Hello'));
    }, EXPECTED);
  });
});
