/** The sign-in elsewhere on pages that have more on them: a second client, another OAuth library, frames, hooks, no element at all. */
import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { after, before, test } from 'node:test';
import { eachBrowser, startSite, visit, type Site, type Tab } from './harness.js';
import { application, BARE, CRM, federated, LEFT, POOL_ID, SHOP, signInAtProvider, startFederation } from './federation-pools.js';
import { page } from './pools.js';
import { opened, openedInside, turnTo, until } from './windows.js';

const pages: Record<string, string> = {};

const searchOf = ({ page: tab }: Tab): string => new URL(tab.url()).search;

eachBrowser((_browserName, launch) => {
  let site: Site;
  let federation: Awaited<ReturnType<typeof startFederation>>;
  let other: string;

  before(async () => {
    site = await startSite({ pages });
    federation = await startFederation({ siteUrl: site.url });
    const { url } = federation.cognito;
    const shop = federated(url, SHOP, `${site.url}/`);
    const crm = federated(url, CRM, `${site.url}/crm`);
    other = site.url.replace('localhost', '127.0.0.1');
    pages['/'] = application(shop);
    pages['/popup'] = application(shop).replace('company-sign-in', 'company-sign-in popup');
    // Another client of the pool stands first, and nobody is signed in to it.
    const two = (first: string, second: string): string => application(second, `<auth-provider ${first}><auth-signed-out>Not here</auth-signed-out></auth-provider>`);
    pages['/crm'] = two(shop, crm);
    pages['/framed'] = page(`<iframe src="${site.url}/" style="inline-size: 100%; block-size: 40rem"></iframe>`);
    pages['/away'] = application(shop.replace(`redirect-sign-in="${site.url}/"`, 'redirect-sign-in="https://www.shop.example/"'));
    pages['/bare'] = page(`<script type="importmap">{ "imports": {
        "lit": "/node_modules/lit/index.js", "lit/": "/node_modules/lit/", "lit-html": "/node_modules/lit-html/lit-html.js", "lit-html/": "/node_modules/lit-html/",
        "lit-element/": "/node_modules/lit-element/", "@lit/context": "/node_modules/@lit/context/index.js", "@lit/reactive-element": "/node_modules/@lit/reactive-element/reactive-element.js",
        "@lit/reactive-element/": "/node_modules/@lit/reactive-element/" } }</script>
      <button id="away">Elsewhere</button><p id="who">Nobody</p>
      <script type="module">
        import { Auth } from '/dist/session/auth.js';
        const auth = new Auth({ userPoolId: '${POOL_ID}', userPoolClientId: '${BARE}', userPoolEndpoint: '${url}', domain: '${url}' });
        document.querySelector('#away').onclick = () => auth.signInWithRedirect({ provider: 'Google' });
        auth.addEventListener('auth-authenticated', ({ detail }) => { document.querySelector('#who').textContent = 'Hello ' + detail.user.attributes.email; });
        auth.warm();
      </script>`);
    pages['/refused'] = pages['/popup'].replace('<script>', '<script>document.addEventListener("auth-federated-sign-in-request", (event) => event.preventDefault());');
    pages['/aside'] = pages['/popup'].replace('<script>', '<script>document.addEventListener("auth-federated-sign-in-request", (event) => event.respondWith((input, proceed) => proceed({ ...input, popup: false })));');
    pages['/lost'] = application(shop.replace(/ domain="[^"]*"/, '')).replace('company-sign-in', 'popup');
  });
  after(async () => {
    await federation.close();
    await site.close();
  });

  test('of two clients on a page each gets its own answer, by redirect and by popup', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/crm`);
      await tab.press('Continue with Google');
      await signInAtProvider(tab);
      await tab.see('Hello grace@example.com');
      await tab.see('Not here');
      await tab.until(() => location.search === '');
    }, LEFT);
    await visit(await launch(), async (open) => {
      pages['/crm'] = pages['/crm']!.replace('company-sign-in', 'popup');
      const tab = await open(`${site.url}/crm`);
      await tab.see('Not here');
      const popup = await opened(tab, () => tab.press('Continue with Google'));
      await signInAtProvider(popup);
      await tab.see('Hello grace@example.com');
      await until(() => popup.page.isClosed());
    }, LEFT);
  });

  test('what another library asked for is left to it, also while we wait for an answer of ours', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/`);
      await tab.press('Continue with Google');
      await tab.see('Sign in to the provider');
      await tab.page.goto(`${site.url}/?code=theirs&state=their-state`);
      await tab.see('Forgot your password?');
      assert.equal(searchOf(tab), '?code=theirs&state=their-state');
      assert.ok(!(await tab.text()).includes('The sign-in did not work.'));
      await tab.page.goto(`${site.url}/?error=server_error&error_description=theirs`);
      await tab.see('Forgot your password?');
      assert.equal(searchOf(tab), '?error=server_error&error_description=theirs');
    }, LEFT);
  });

  test('what the page itself has in its address stays as it was written', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/?/route&flag&q=a%20b&code=used&state=ae.${SHOP}.unasked#/hash?code=1`);
      await tab.until(() => location.search + location.hash === '?/route&flag&q=a%20b#/hash?code=1');
    }, LEFT);
  });

  test('in a frame on another site a window opens and signs the frame in; where none may open the form says so and stays', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${other}/framed`);
      const frame = await tab.page.waitForFrame((found) => found.url() === `${site.url}/`);
      const press = (): Promise<void> => frame.evaluate(() => { document.querySelector('auth-authenticator')!.shadowRoot!.querySelector<HTMLElement>('[data-provider=Google]')!.click(); });
      await frame.waitForFunction(() => document.querySelector('auth-authenticator')?.shadowRoot?.querySelector('[data-provider=Google]'));
      await frame.evaluate(() => { Object.assign(window, { really: window.open }); window.open = () => null; });
      await press();
      await frame.waitForFunction(() => document.body.innerText.includes('The sign-in did not work.'));
      await frame.evaluate(() => { window.open = (window as unknown as { really: typeof window.open }).really; });
      const popup = await openedInside(tab, press);
      await signInAtProvider(popup);
      await frame.waitForFunction(() => document.body.innerText.includes('Hello grace@example.com'));
      await until(() => popup.page.isClosed());
    }, LEFT);
  });

  test('a window that nobody is sent to closes again: the page refuses, or a setting is missing', async () => {
    for (const [path, text] of [['/refused', 'Forgot your password?'], ['/lost', 'not set up correctly']] as const) {
      await visit(await launch(), async (open) => {
        const tab = await open(site.url + path);
        await tab.see('Continue with Google');
        await tab.page.evaluate(() => {
          const { open: really } = window;
          window.open = (...more) => (window as unknown as { popup: Window | null }).popup = really.apply(window, more);
        });
        await tab.press('Continue with Google');
        await tab.until(() => (window as unknown as { popup?: Window }).popup?.closed);
        await tab.see(text);
        assert.ok((await tab.text()).includes('Continue with Google'));
      }, { expect: /auth-elements: domain is missing/ });
    }
  });

  test('a window that the page wants no longer, for it leads away itself, closes too', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/aside`);
      await tab.see('Continue with Google');
      const opening = new Promise<Page | null>((resolve) => { tab.page.once('popup', resolve); });
      await tab.press('Continue with Google');
      const popup = await opening;
      await until(() => popup?.isClosed());
      await signInAtProvider(tab);
      await tab.see('Hello grace@example.com');
    }, LEFT);
  });

  test('a way back to another site, which could let nobody in, is not taken', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/away`);
      const said: string[] = [];
      tab.page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
      await tab.press('Continue with Google');
      await tab.see('not set up correctly');
      assert.equal(new URL(tab.page.url()).pathname, '/away');
      assert.match(said.join(), /^auth-elements: redirect-sign-in "https:\/\/www\.shop\.example\/" is not of this page's origin/);
    }, { expect: /auth-elements: redirect-sign-in/ });
  });

  test('a company’s sign-in opens a window too, and one that comes back with the step of this page tells it all the same', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/popup`);
      await tab.press('Sign in with your company');
      await tab.fill('Work email', 'lin@workshop.example');
      const popup = await opened(tab, () => tab.press('Continue'));
      await popup.see('Sign in to the provider');
      await popup.press('Go on');
      await tab.see('Hello lin@workshop.example');
      await until(() => popup.page.isClosed());
    }, LEFT);
  });

  test('a window that seems closed and brings its answer later signs in where the form waits', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/popup`);
      await tab.see('Continue with Google');
      await tab.page.evaluate(() => {
        const { open: really } = window;
        // As a provider's Cross-Origin-Opener-Policy makes it.
        window.open = (...more) => new Proxy(really.apply(window, more)!, { get: (popup, name) => (name === 'closed' ? true : name === 'close' ? () => undefined : Reflect.get(popup, name) as unknown) });
      });
      const popup = await opened(tab, () => tab.press('Continue with Google'));
      await popup.see('Sign in to the provider');
      await turnTo(tab);
      await tab.see('Forgot your password?');
      await signInAtProvider(popup);
      await tab.see('Hello grace@example.com');
    }, LEFT);
  });

  test('two clicks open one window, and two tabs may be on their way at once', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/popup`);
      await tab.see('Continue with Google');
      const popup = await opened(tab, () => tab.page.evaluate(() => {
        const button = document.querySelector('auth-authenticator')!.shadowRoot!.querySelector<HTMLElement>('[data-provider=Google]')!;
        button.click();
        button.click();
      }));
      await popup.see('Sign in to the provider');
      assert.equal((await tab.page.browserContext().pages()).filter((each) => each.url() !== 'about:blank').length, 2);
      await signInAtProvider(popup);
      await tab.see('Hello grace@example.com');
    }, LEFT);
    await visit(await launch(), async (open) => {
      const [first, second] = [await open(`${site.url}/`), await open(`${site.url}/`)];
      for (const tab of [first, second]) {
        await tab.page.bringToFront();
        await tab.press('Continue with Google');
        await tab.see('Sign in to the provider');
      }
      for (const tab of [second, first]) {
        await tab.page.bringToFront();
        await signInAtProvider(tab);
        await tab.see('Hello grace@example.com');
      }
    }, LEFT);
  });

  test('a page without any element of ours is signed in by its Auth', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/bare`);
      await tab.press('Elsewhere');
      await signInAtProvider(tab);
      await tab.see('Hello grace@example.com');
      await tab.until(() => location.search === '');
    }, LEFT);
  });
});
