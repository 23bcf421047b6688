/** Sign-in by a SAML provider, from click to signed in, and with an assertion that was altered on the way. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { application, federated, SHOP, signOut, startFederation } from './federation-pools.js';
import { eachBrowser, startSite, visit, type Site, type Tab } from './harness.js';
import { startSamlProvider, type SamlSite } from './saml-provider.js';

/** A page that is left while it loads something says so in Firefox. */
const LEFT = { expect: /dynamically imported module/ };

const pages: Record<string, string> = {};

async function signInAtOffice(tab: Tab, button: string): Promise<void> {
  await tab.see('Sign in to the office');
  await tab.fill('Office login', 'grace@office.example');
  await tab.press(button);
}

eachBrowser((_browserName, launch) => {
  let site: Site;
  let office: SamlSite;
  let federation: Awaited<ReturnType<typeof startFederation>>;

  before(async () => {
    site = await startSite({ pages });
    office = await startSamlProvider('Office');
    federation = await startFederation({ siteUrl: site.url, more: [office.identityProvider] });
    pages['/'] = application(federated(federation.cognito.url, SHOP, `${site.url}/`)).replace('Google Workshop', 'Office');
  });
  after(async () => {
    await federation.close();
    await office.close();
    await site.close();
  });

  test('from the click to signed in, and by the domain of a work email', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.press('Continue with Office');
      await signInAtOffice(tab, 'Go on');
      await tab.see('Hello grace@office.example');
      await tab.until(() => location.search === '');
      await signOut(tab);
      await tab.press('Sign in with your company');
      await tab.fill('Work email', 'grace@office.example');
      await tab.press('Continue');
      await signInAtOffice(tab, 'Go on');
      await tab.see('Hello grace@office.example');
    }, LEFT);
  });

  test('an assertion that was altered on the way signs nobody in', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.press('Continue with Office');
      await signInAtOffice(tab, 'Go on as somebody else');
      await tab.see('The sign-in did not work.');
      await tab.until(() => location.search === '');
      assert.ok(!(await tab.text()).includes('Hello'));
    }, LEFT);
  });
});
