/**
 * Under a strict Content-Security-Policy, with Trusted Types, every element works and looks as it does without any policy, and
 * nothing is reported. The elements are those that the package registers: one that no walk comes by fails the last test.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { SCREEN_TAGS } from '../../src/components/base/screen-tags.js';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { accountConfig, attributes, page, PASSWORD } from './pools.js';

const TAGS = [...readFileSync(new URL('../../src/define.ts', import.meta.url), 'utf8').matchAll(/\/define\/([a-z-]+)\.js/g)].map(([, name]) => `auth-${name!}`);

const policyFor = (cognito: string): string => `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${cognito}; require-trusted-types-for 'script'; trusted-types lit-html`;

const config = accountConfig(['ada@example.com']);

/** What of a look is compared; nothing that depends on how long a text is. */
const PROPERTIES = [
  'display', 'position', 'color', 'background-color', 'background-image', 'border-block-start-width', 'border-block-start-style', 'border-inline-end-color', 'border-start-start-radius', 'box-shadow',
  'padding-block-start', 'padding-inline-start', 'margin-block-start', 'font-family', 'font-size', 'font-weight', 'text-align', 'row-gap', 'flex-direction', 'cursor', 'clip-path', 'fill',
];

/** Notes what the browser would report, from the first moment on. */
const WATCH = `globalThis.reports = []; document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => { reports.push([violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(' ')); });`;

/** Polls by plain evaluation: the driver's own waiting makes functions of texts, which the policy forbids. */
async function until<Args extends readonly unknown[]>({ page: shown }: Tab, what: string, check: (...args: Args) => unknown, ...args: Args): Promise<void> {
  const end = Date.now() + 30_000;
  while (!await shown.evaluate(check as (...given: readonly unknown[]) => unknown, ...args)) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}: ${await shown.evaluate(() => document.body.textContent)}`);
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}

/** The icon of the tab is the browser's own wish, and not ours. */
const reportsOf = async ({ page: shown }: Tab): Promise<string[]> =>
  (await shown.evaluate(() => (globalThis as unknown as { reports: string[] }).reports)).filter((report) => !report.includes('/favicon.ico'));

/** Runs in the page: how an element looks, with all that is seen of it in the light and in shadow roots, a line each. */
function lookOf(tag: string, properties: readonly string[]): string[] {
  const all = (root: ParentNode): Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  const host = document.querySelector(tag);
  if (!host) return [];
  const parts = [host, ...(host.shadowRoot ? all(host.shadowRoot) : []), ...all(host)].filter((element) => element.checkVisibility() || element === host);
  return parts.map((element) => {
    const style = getComputedStyle(element);
    return `${element.localName}.${element.classList.value} ${properties.map((name) => style.getPropertyValue(name)).join('|')}`;
  });
}

/** Where a walk has been: an element, in a step of its own, and its look there. */
type Looks = Map<string, string[]>;

/** Goes through pages, and notes the look of what is there. */
type Walk = (tab: Tab, note: (tag: string, step?: string) => Promise<void>) => Promise<void>;

/** A journey that stands still in a state, without a session. */
async function showScreen(tab: Tab, state: string, tag: string): Promise<void> {
  await tab.page.evaluate((screen, name) => {
    const snapshot = {
      state: screen, entry: 'signIn', username: 'ada@example.com', requiredAttributes: ['given_name'], unverified: ['email'], totpSecret: 'JBSWY3DPEHPK3PXP', challenge: 'EMAIL_OTP',
      delivery: { medium: 'EMAIL', destination: 'a***@e***' }, factors: ['PASSWORD', 'EMAIL_OTP'], available: ['PASSWORD', 'EMAIL_OTP'], mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
      failure: { name: 'NetworkError', message: '', text: { key: 'error-network', english: 'There is no connection.' } },
    };
    const auth = Object.assign(new EventTarget(), { config: {}, hooks: {}, stages: [], getSnapshot: () => snapshot, subscribe: () => () => undefined, send: () => undefined, attach: () => () => undefined, warm: () => undefined, workbench: () => new Promise(() => undefined) });
    const element = Object.assign(document.createElement(name), { auth, signUpAttributes: 'given_name birthdate', passwordPolicy: '8 numbers', companySignIn: true, socialProviders: 'Google Facebook LoginWithAmazon SignInWithApple Workshop' });
    document.querySelector('main')!.replaceChildren(element);
  }, state, tag);
  // What says that something is wrong arrives after the form.
  await until(tab, `the failure in ${tag}`, () => document.querySelector('main form .auth-message')?.checkVisibility() === true);
}

/** Every screen of the journey, with a failure in it. */
const screens: Walk = async (tab, note) => {
  await until(tab, 'the page', () => document.querySelector('main') !== null);
  for (const [state, tag] of Object.entries(SCREEN_TAGS)) {
    await showScreen(tab, state, tag);
    if (state === 'setupTOTP') await until(tab, 'the QR code', () => document.querySelector('main .auth-qr') !== null);
    if (/^(signIn|signUp|federatedSignIn)$/.test(state)) await until(tab, `the providers of ${tag}`, () => (document.querySelector('main > *')!.shadowRoot!.querySelectorAll('.provider').length) >= 5);
    await note(tag);
  }
};

async function signIn(tab: Tab): Promise<void> {
  await until(tab, 'the form', () => document.querySelector('input[name="username"]')?.checkVisibility() === true);
  await tab.page.evaluate((password) => {
    document.querySelector<HTMLInputElement>('input[name="username"]')!.value = 'ada@example.com';
    document.querySelector<HTMLInputElement>('input[name="password"]')!.value = password;
    document.querySelector('form')!.requestSubmit();
  }, PASSWORD);
  const user = (): boolean => (document.querySelector('auth-authenticator, auth-provider') as unknown as { auth?: { user?: object } }).auth?.user !== undefined;
  await until(tab, 'the sign-in', user);
}

/** A whole sign-in, in a dialog, and what is seen after it. */
const journey: Walk = async (tab, note) => {
  await until(tab, 'the dialog', () => document.querySelector('auth-authenticator')?.shadowRoot?.querySelector('dialog')?.open === true && document.querySelector('auth-authenticator form .auth-button') !== null);
  await note('auth-authenticator', 'as a dialog');
  await signIn(tab);
  await until(tab, 'the content', () => document.querySelector('h1')?.checkVisibility() === true && document.querySelector('form')?.checkVisibility() !== true);
  await note('auth-authenticator', 'signed in');
};

/** The account of whoever has signed in, with its menu and its steps. */
const account: Walk = async (tab, note) => {
  await until(tab, 'the form', () => document.querySelector('auth-sign-in form .auth-button') !== null);
  await note('auth-signed-out');
  await signIn(tab);
  await until(tab, 'the account', () => ['profile', 'change-password', 'mfa-settings', 'passkeys', 'devices', 'delete-user'].every((name) => document.querySelector(`auth-${name} form .auth-button, auth-${name} .auth-item`) !== null));
  for (const tag of ['auth-provider', 'auth-signed-in', 'auth-sign-out', 'auth-account', 'auth-profile', 'auth-change-password', 'auth-passkeys', 'auth-devices']) await note(tag);
  await tab.page.evaluate(() => { document.querySelector('auth-user-button')!.shadowRoot!.querySelector<HTMLElement>('.button')!.click(); });
  await until(tab, 'the menu', () => document.querySelector('auth-user-button')!.shadowRoot!.querySelector('.menu')!.checkVisibility());
  await note('auth-user-button', 'open');
  await tab.page.evaluate(() => { document.querySelector<HTMLElement>('auth-mfa-settings [data-auth-target="SOFTWARE_TOKEN_MFA"]')!.click(); });
  await until(tab, 'the QR code', () => document.querySelector('auth-mfa-settings .auth-qr') !== null);
  await note('auth-mfa-settings', 'with a QR code');
  await tab.page.evaluate(() => { document.querySelector<HTMLElement>('auth-delete-user button')!.click(); });
  await until(tab, 'the question', () => document.querySelector('auth-delete-user input') !== null);
  await note('auth-delete-user', 'being sure');
};

const WALKS: Readonly<Record<string, { readonly path: string; readonly walk: Walk }>> = {
  'every screen of the journey': { path: '/screens', walk: screens },
  'a sign-in in a dialog': { path: '/', walk: journey },
  'the account': { path: '/account', walk: account },
};

eachBrowser((browserName, launch) => {
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let strict: Site;
  let free: Site;
  const passed = new Set<string>();

  before(async () => {
    cognito = await startLocalCognito({ config });
    const pages = {
      '/': page(`<auth-authenticator variation="modal" ${attributes(cognito.url)}><h1>Members only</h1><auth-sign-out></auth-sign-out></auth-authenticator>`),
      '/screens': page('<main></main>'),
      '/account': page(`<auth-provider ${attributes(cognito.url)}>
        <auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
        <auth-signed-in><auth-user-button account-href="/account"></auth-user-button><auth-sign-out></auth-sign-out><auth-account parts="profile password mfa passkeys devices delete"></auth-account></auth-signed-in>
      </auth-provider>`),
    };
    strict = await startSite({ csp: policyFor(cognito.url), pages });
    free = await startSite({ pages });
  });
  after(async () => {
    await strict.close();
    await free.close();
    await cognito.close();
  });

  /** Opens a page whose reports are noted from its first moment. */
  const open = async (url: string, act: (tab: Tab) => Promise<void>): Promise<void> => {
    await visit(await launch(), async (newTab) => {
      const tab = await newTab('about:blank');
      await tab.page.evaluateOnNewDocument(WATCH);
      await tab.page.goto(url);
      await act(tab);
    }, { expect: /favicon\.ico/ });
  };

  async function looksAt(site: Site, path: string, walk: Walk): Promise<Looks> {
    const looks: Looks = new Map();
    // Nobody has signed in elsewhere: a list of devices would be longer.
    await cognito.local.reset();
    await open(site.url + path, async (tab) => {
      await walk(tab, async (tag, step = 'as it is') => {
        await until(tab, 'all definitions', () => document.querySelector(':not(:defined)') === null);
        const look = await tab.page.evaluate(lookOf, tag, PROPERTIES);
        assert.ok(look.length > 0, `${tag} is there`);
        looks.set(`${tag}, ${step}`, look);
        assert.deepEqual(await reportsOf(tab), [], tag);
        if (site === strict) passed.add(tag);
      });
    });
    return looks;
  }

  for (const [what, { path, walk }] of Object.entries(WALKS)) {
    test(`${what}: works and looks as without a policy, and nothing is reported`, async () => {
      const [under, without] = [await looksAt(strict, path, walk), await looksAt(free, path, walk)];
      assert.deepEqual([...under.keys()], [...without.keys()]);
      for (const [name, look] of under) assert.deepEqual(look, without.get(name), name);
    });
  }

  test('a screen is styled at all: the twin of looking alike', async () => {
    await open(`${strict.url}/screens`, async (tab) => {
      await until(tab, 'the page', () => document.querySelector('main') !== null);
      await showScreen(tab, 'signIn', 'auth-sign-in');
      const [button] = await tab.page.evaluate(lookOf, 'main form .auth-button', ['display', 'border-start-start-radius', 'padding-inline-start']);
      assert.match(button ?? '', / (inline-)?flex\|(?!0px)[\d.]+px\|20px$/);
      await tab.page.evaluate(() => { document.adoptedStyleSheets = []; });
      const [bare] = await tab.page.evaluate(lookOf, 'main form .auth-button', ['display', 'border-start-start-radius', 'padding-inline-start']);
      assert.notEqual(bare, button);
    });
  });

  test('what the policy forbids is noticed', async () => {
    await open(`${strict.url}/screens`, async (tab) => {
      await tab.page.evaluate(() => {
        const style = document.createElement('style');
        style.textContent = 'main { color: red }';
        document.head.append(style);
      });
      await until(tab, 'a report', () => (globalThis as unknown as { reports: string[] }).reports.length > 0);
      assert.match((await reportsOf(tab)).join(), /style-src/, browserName);
    }).catch((error: unknown) => { if (!/wrote errors/.test(String(error))) throw error; });
  });

  test('no element is left out', () => {
    assert.ok(TAGS.length > 25, 'the elements are read');
    assert.deepEqual(TAGS.filter((tag) => !passed.has(tag)), []);
  });
});
