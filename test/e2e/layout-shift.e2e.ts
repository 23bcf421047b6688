/** The buttons of the providers that a configuration file names are seen together with the form, however late their chunk comes: what stands below shifts nowhere. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { attributes, config, page } from './pools.js';

eachBrowser((_browserName, launch) => {
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let site: Site;
  /** What holds the buttons' chunk back. */
  let isHeld: Promise<void> | undefined;
  let letGo = (): void => undefined;
  const hold = (): void => { isHeld = new Promise((resolve) => { letGo = () => { isHeld = undefined; resolve(); }; }); };

  before(async () => {
    cognito = await startLocalCognito({ config });
    const [, poolId, clientId] = /user-pool-id="([^"]+)" user-pool-client-id="([^"]+)"/.exec(attributes(cognito.url)) ?? [];
    const outputs = { version: '1.4', auth: { user_pool_id: poolId, user_pool_client_id: clientId, oauth: { domain: new URL(cognito.url).host, identity_providers: ['GOOGLE', 'Workshop'] } } };
    const authenticator = (more: string): string => page(`<auth-authenticator ${more}></auth-authenticator><p id="below">What comes below</p>`);
    site = await startSite({
      pages: {
        '/file': authenticator('config="/outputs.json"'),
        '/outputs.json': JSON.stringify(outputs),
      },
      beforeAnswer: (path) => (path.endsWith('/provider-buttons.js') ? isHeld : undefined),
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  const isFormSeen = (): boolean => Boolean(document.querySelector('auth-authenticator form')?.checkVisibility());
  const areButtonsSeen = (): boolean => Boolean(document.querySelector('auth-authenticator')?.shadowRoot?.querySelector('[data-provider]')?.checkVisibility());

  /** Notes whether the form was ever seen without them, at each frame. */
  const watch = `globalThis.forms = { alone: 0 }; addEventListener('DOMContentLoaded', () => { const look = () => { if ((${isFormSeen.toString()})() && !(${areButtonsSeen.toString()})()) globalThis.forms.alone++; requestAnimationFrame(look); }; look(); });`;

  test('however late their chunk comes', async () => {
    await visit(await launch(), async (open) => {
      hold();
      const tab: Tab = await open('about:blank');
      await tab.page.evaluateOnNewDocument(watch);
      // The load of a page may wait for what is held.
      await tab.page.goto(`${site.url}/file`, { waitUntil: 'domcontentloaded' });
      // All else is there.
      await tab.until(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/authenticator.js')));
      await tab.until(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/outputs.json')));
      await tab.until(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => { resolve(true); })); }));
      letGo();
      await tab.until(isFormSeen);
      await tab.until(areButtonsSeen);
      assert.equal(await tab.page.evaluate(() => (globalThis as unknown as { forms: { alone: number } }).forms.alone), 0);
    });
  });
});
