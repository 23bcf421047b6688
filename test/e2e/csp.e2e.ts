/** Under a strict Content-Security-Policy, with Trusted Types, every screen works and is fully styled, and nothing is reported. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readdirSync } from 'node:fs';
import { SCREEN_TAGS } from '../../src/components/base/screen-tags.js';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { attributes, config, page, PASSWORD } from './pools.js';

const TAGS = readdirSync(new URL('../../src/define/', import.meta.url)).map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !/^(cdn|loader|define-element|follow-up|later-modules|account-modules)$/.test(name)).map((name) => `auth-${name}`);

const policyFor = (cognito: string): string => `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${cognito}; require-trusted-types-for 'script'; trusted-types lit-html`;

/** Notes what the browser would report, from the first moment on. */
const WATCH = `globalThis.reports = []; document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => { reports.push([violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(' ')); });`;

/** Polls by plain evaluation: the driver's own waiting makes functions of texts, which the policy forbids. */
async function until(tab: Tab, check: () => unknown, what: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (!await tab.page.evaluate(check)) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}: ${await tab.page.evaluate(() => document.body.textContent)}`);
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}

/** The icon of the tab is the browser's own wish, and not ours. */
const reportsOf = async (tab: Tab): Promise<string[]> =>
  (await tab.page.evaluate(() => (globalThis as unknown as { reports: string[] }).reports)).filter((report) => !report.includes('/favicon.ico'));

eachBrowser((browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => {
    cognito = await startLocalCognito({ config });
    site = await startSite({
      csp: policyFor(cognito.url),
      pages: {
        '/': page(`<auth-authenticator ${attributes(cognito.url)}><h1>Members only</h1><auth-sign-out></auth-sign-out></auth-authenticator>`),
        '/screens': page('<main></main>'),
      },
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  /** Opens a page whose reports are noted from its first moment. */
  const open = async (path: string, act: (tab: Tab) => Promise<void>): Promise<void> => {
    await visit(await launch(), async (newTab) => {
      const tab = await newTab('about:blank');
      await tab.page.evaluateOnNewDocument(WATCH);
      await tab.page.goto(site.url + path);
      await act(tab);
    }, { expect: /favicon\.ico/ });
  };

  test('a sign-in works, and reports nothing', async () => {
    await open('/', async (tab) => {
      await until(tab, () => document.querySelector('input[name="username"]') !== null, 'the form');
      await tab.page.evaluate((password) => {
        document.querySelector<HTMLInputElement>('input[name="username"]')!.value = 'ada@example.com';
        document.querySelector<HTMLInputElement>('input[name="password"]')!.value = password;
        document.querySelector('form')!.requestSubmit();
      }, PASSWORD);
      await until(tab, () => (document.querySelector('auth-authenticator') as unknown as { auth?: { user?: object } }).auth?.user !== undefined, 'the sign-in');
      assert.deepEqual(await reportsOf(tab), []);
    });
  });

  test('every screen is fully styled, and reports nothing', async () => {
    // The ways of federated sign-in are buttons in the layout; it has no form to wait for.
    const states = Object.entries(SCREEN_TAGS).filter((entry): entry is [string, string] => TAGS.includes(entry[1]) && entry[0] !== 'federatedSignIn');
    assert.ok(states.length >= 6, 'there are screens');
    await open('/screens', async (tab) => {
      for (const [state, tag] of states) {
        await tab.page.evaluate((screen, name) => {
          const snapshot = {
            state: screen, entry: 'signIn', username: 'ada@example.com', requiredAttributes: ['given_name'], unverified: ['email'], totpSecret: 'JBSWY3DPEHPK3PXP', challenge: 'EMAIL_OTP',
            delivery: { medium: 'EMAIL', destination: 'a***@e***' }, factors: ['PASSWORD', 'EMAIL_OTP'], available: ['PASSWORD', 'EMAIL_OTP'], mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
          };
          const auth = Object.assign(new EventTarget(), { config: {}, hooks: {}, stages: [], getSnapshot: () => snapshot, subscribe: () => () => undefined, send: () => undefined, attach: () => () => undefined, warm: () => undefined, workbench: () => new Promise(() => undefined) });
          const element = Object.assign(document.createElement(name), { auth, signUpAttributes: 'given_name birthdate', passwordPolicy: '8 numbers' });
          document.querySelector('main')!.replaceChildren(element);
        }, state, tag);
        await until(tab, () => document.querySelector('main form .auth-button') !== null, `the form of ${tag}`);
        const styles = await tab.page.evaluate(() => {
          const button = getComputedStyle(document.querySelector('main form .auth-button')!);
          const form = getComputedStyle(document.querySelector('main form')!);
          const card = document.querySelector('main > *')!.shadowRoot!;
          return { display: form.display, radius: button.borderStartStartRadius, padding: button.paddingInlineStart, sheets: card.adoptedStyleSheets.length };
        });
        assert.equal(styles.display, 'flex', `${tag}: the form has its layout`);
        assert.notEqual(styles.radius, '0px', `${tag}: the button has its shape`);
        assert.notEqual(styles.padding, '6px', `${tag}: the button is not the browser's own`);
        assert.ok(styles.sheets > 0, `${tag}: the card has its sheet`);
        assert.deepEqual(await reportsOf(tab), [], tag);
      }
    });
  });

  test('what the policy forbids is noticed', async () => {
    await open('/screens', async (tab) => {
      await tab.page.evaluate(() => {
        const style = document.createElement('style');
        style.textContent = 'main { color: red }';
        document.head.append(style);
      });
      await until(tab, () => (globalThis as unknown as { reports: string[] }).reports.length > 0, 'a report');
      assert.match((await reportsOf(tab)).join(), /style-src/, browserName);
    }).catch((error: unknown) => { if (!/wrote errors/.test(String(error))) throw error; });
  });
});
