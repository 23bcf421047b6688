/** What a person does before everything has arrived is done when it has, and leads to a screen. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site } from './harness.js';
import { attributes, config, page } from './pools.js';

eachBrowser((_browserName, launch) => {
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let site: Site;
  let bringEngine: () => void;
  let bringSignUp: () => void;

  before(async () => {
    cognito = await startLocalCognito({ config });
    const engine = new Promise<void>((resolve) => { bringEngine = resolve; });
    const signUp = new Promise<void>((resolve) => { bringSignUp = resolve; });
    site = await startSite({
      pages: { '/': page(`<auth-authenticator ${attributes(cognito.url)}><h1>Members only</h1></auth-authenticator>`) },
      beforeAnswer: (path) => (path.endsWith('/engine.js') ? engine : path.endsWith('/sign-up.js') ? signUp : undefined),
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  test('a screen that is left before its definition has arrived makes room for the next', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await tab.fill('Email', 'nobody@example.com');
      await tab.fill('Password', 'Wr0ng-password');
      // Both wait for the engine; the second takes back where the first leads.
      await tab.page.evaluate(() => {
        const authenticator = document.querySelector('auth-authenticator') as unknown as { auth: { send(request: object): void } };
        authenticator.auth.send({ type: 'toSignUp' });
        document.querySelector('form')!.requestSubmit();
      });
      bringEngine();
      await tab.see('Incorrect user name or password.');
      assert.deepEqual(await tab.page.evaluate(() => [...document.querySelectorAll('auth-authenticator > [slot="screen"]')].map(({ localName }) => localName)), ['auth-sign-in']);
      bringSignUp();
    }, { expect: /400/ });
  });
});
