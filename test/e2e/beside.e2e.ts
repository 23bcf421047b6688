/** A page that uses aws-amplify or amazon-cognito-identity-js already, and our elements: one session, both ways, live. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { attributes, CLIENT_ID, config, page, PASSWORD, POOL_ID } from './pools.js';
import { bundle } from './vite-page.js';

/** What the site has had before us. */
const SCRIPT = (cognito: string): string => `
import { Amplify } from 'aws-amplify';
import { fetchAuthSession, fetchUserAttributes, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
Amplify.configure({ Auth: { Cognito: { userPoolId: '${POOL_ID}', userPoolClientId: '${CLIENT_ID}', userPoolEndpoint: '${cognito}' } } });
const pool = () => new CognitoUserPool({ UserPoolId: '${POOL_ID}', ClientId: '${CLIENT_ID}', endpoint: '${cognito}' });
const username = 'ada@example.com', password = '${PASSWORD}';
globalThis.libraries = {
  amplify: {
    signIn: async () => { await signIn({ username, password, options: { authFlowType: 'USER_SRP_AUTH' } }); return 'done'; },
    signOut: async () => { await signOut(); return 'done'; },
    signOutEverywhere: async () => { await signOut({ global: true }); return 'done'; },
    who: () => getCurrentUser().then(({ userId }) => userId, () => 'nobody'),
    refresh: async () => (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.toString() ?? 'none',
    use: () => fetchUserAttributes().then(() => 'done', ({ name }) => name),
    token: async () => (await fetchAuthSession()).tokens?.accessToken.toString() ?? 'none',
  },
  identityJs: {
    signIn: () => new Promise((resolve, reject) => {
      new CognitoUser({ Username: username, Pool: pool() }).authenticateUser(new AuthenticationDetails({ Username: username, Password: password }), { onSuccess: () => resolve('done'), onFailure: reject });
    }),
    signOut: async () => { pool().getCurrentUser()?.signOut(); return 'done'; },
    signOutEverywhere: () => new Promise((resolve, reject) => {
      const user = pool().getCurrentUser();
      user.getSession(() => { user.globalSignOut({ onSuccess: () => { resolve('done'); }, onFailure: reject }); });
    }),
    use: () => new Promise((resolve) => {
      const user = pool().getCurrentUser();
      user.getSession(() => { user.getUserAttributes((error) => { resolve(error ? error.code : 'done'); }); });
    }),
    session: () => new Promise((resolve) => { const user = pool().getCurrentUser(); if (!user) resolve(null); else user.getSession((error, session) => resolve(error ? null : session)); }),
    who: async () => (await libraries.identityJs.session())?.getIdToken().payload.sub ?? 'nobody',
    token: async () => (await libraries.identityJs.session())?.getAccessToken().getJwtToken() ?? 'none',
  },
};`;

interface Ours extends HTMLElement {
  auth: { user?: { sub: string }; signOut(options?: object): Promise<void>; getTokens(options?: object): Promise<{ accessToken: string }> };
}

eachBrowser((_browserName, launch) => {
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  const sites: Record<string, Site> = {};

  before(async () => {
    const [pool] = config.userPools;
    const flows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
    cognito = await startLocalCognito({ config: { userPools: [{ ...pool!, clients: [{ ...pool!.clients[0]!, ExplicitAuthFlows: flows, RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } }] }] } });
    const script = await bundle(SCRIPT(cognito.url));
    const body = `<auth-authenticator ${attributes(cognito.url)}><h1>Members only</h1></auth-authenticator><script type="module">${script}</script>`;
    sites.page = await startSite({ pages: { '/': page(body) } });
  });
  after(async () => {
    await sites.page?.close();
    await cognito.close();
  });

  const call = (tab: Tab, library: string, method: string): Promise<string> =>
    tab.page.evaluate((name, which) => (globalThis as unknown as { libraries: Record<string, Record<string, () => Promise<string>>> }).libraries[name]![which]!(), library, method);
  const ours = (tab: Tab): Promise<string> => tab.page.evaluate(() => document.querySelector<Ours>('auth-authenticator')!.auth.user?.sub ?? 'nobody');
  const ourToken = (tab: Tab, forceRefresh = false): Promise<string> =>
    tab.page.evaluate(async (force) => (await document.querySelector<Ours>('auth-authenticator')!.auth.getTokens({ forceRefresh: force })).accessToken, forceRefresh);

  for (const library of ['amplify', 'identityJs'] as const) {
    test(`${library} and our elements share one session, on a client that rotates refresh tokens`, async () => {
      await visit(await launch(), async (open) => {
        const tab = await open(sites.page!.url);
        await tab.until(() => 'libraries' in globalThis);

        // Theirs becomes ours, without a reload or a hint.
        await tab.see('Sign in');
        await call(tab, library, 'signIn');
        await tab.see('Members only');
        assert.equal(await ours(tab), await call(tab, library, 'who'));

        // Ours becomes theirs, with what we have refreshed.
        const fresh = await ourToken(tab, true);
        assert.equal(await call(tab, library, 'token'), fresh);
        if (library === 'amplify') {
          const theirs = await call(tab, 'amplify', 'refresh');
          assert.notEqual(theirs, fresh);
          assert.equal(await ourToken(tab), theirs);
        }

        // A sign-out there ends it here, and the other way round.
        await call(tab, library, 'signOut');
        await tab.see('Forgot your password?');
        assert.equal(await ours(tab), 'nobody');
        await tab.fill('Email', 'ada@example.com');
        await tab.fill('Password', PASSWORD);
        await tab.press('Sign in');
        await tab.see('Members only');
        assert.equal(await call(tab, library, 'who'), await ours(tab));
        await tab.page.evaluate(() => document.querySelector<Ours>('auth-authenticator')!.auth.signOut());
        assert.equal(await call(tab, library, 'who'), 'nobody');
      });
    });

    test(`a sign-out of all devices by ${library} ends ours elsewhere too, and the other way round`, async () => {
      const browser = await launch();
      await visit(browser, async (openHere) => {
        await visit(browser, async (openThere) => {
          const [here, there] = [await openHere(sites.page!.url), await openThere(sites.page!.url)];
          const bothSignIn = async (): Promise<void> => {
            for (const tab of [here, there]) {
              await tab.page.bringToFront();
              await tab.until(() => 'libraries' in globalThis);
              await tab.fill('Email', 'ada@example.com');
              await tab.fill('Password', PASSWORD);
              await tab.press('Sign in');
              await tab.see('Members only');
            }
          };
          const ourRefresh = (tab: Tab): Promise<string> => ourToken(tab, true).then(() => 'tokens', (error: unknown) => String(error));

          await bothSignIn();
          // The twin: what ends here alone leaves the other as it is.
          await call(here, library, 'signOut');
          await here.page.bringToFront();
          await here.see('Forgot your password?');
          assert.equal(await ourRefresh(there), 'tokens');
          await here.fill('Email', 'ada@example.com');
          await here.fill('Password', PASSWORD);
          await here.press('Sign in');
          await here.see('Members only');

          await call(here, library, 'signOutEverywhere');
          await here.see('Forgot your password?');
          assert.equal(await ours(here), 'nobody');
          assert.match(await ourRefresh(there), /NotAuthorizedException|revoked/i);
          assert.equal(await call(there, library, 'who'), 'nobody');
          await there.page.bringToFront();
          await there.see('Your session has ended. Please sign in again.');

          await bothSignIn();
          assert.equal(await call(there, library, 'use'), 'done');
          await here.page.evaluate(() => document.querySelector<Ours>('auth-authenticator')!.auth.signOut({ global: true }));
          assert.equal(await call(here, library, 'who'), 'nobody');
          assert.equal(await call(there, library, 'use'), 'NotAuthorizedException');
        });
      });
    });
  }
});
