/**
 * A part of the build that does not come, on a network that fails or behind a blocker: it is tried again, and as long as it is missing the page says so and leads on.
 * Nobody sees an empty card, and no promise is left alone. Firefox asks for a module that failed no second time: there a reload leads on.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type BrowserName, type Site, type Tab } from './harness.js';
import { attributes, config, page, PASSWORD, TEMPORARY_PASSWORD } from './pools.js';

const MESSAGE = 'Loading failed. Try again, or reload the page.';
/** What browsers write of an answer of 503 and of a module that did not come. */
const EXPECTED = /status of (?:503|400)|Loading failed for the module/;

interface Case {
  chunk: string;
  path: string;
  /** What leads to where the chunk is needed; after a reload it is done once more. */
  act?: (tab: Tab) => Promise<void>;
  isMute?: boolean;
  /** Whether a reload comes back to it by itself. */
  isKept?: boolean;
  /** What tries again. */
  again?: string;
  /** What is there once the chunk is. */
  comes: (tab: Tab) => Promise<void>;
}

const field = (label: string) => (tab: Tab): Promise<void> => tab.until((name: string) => [...document.querySelectorAll('label')].some((found) => found.checkVisibility() && found.textContent.trim() === name), label);
const text = (what: string) => (tab: Tab): Promise<void> => tab.see(what);

const signIn = (username: string, password: string, label = 'Email') => async (tab: Tab): Promise<void> => {
  await tab.fill(label, username);
  await tab.fill('Password', password);
  await tab.press('Sign in');
};
const invited = signIn('invited@example.com', TEMPORARY_PASSWORD);
const follow = (link: string) => (tab: Tab): Promise<void> => tab.press(link);

const CASES: readonly Case[] = [
  // Without it nothing can be said either.
  { chunk: 'base', path: '/', isMute: true, comes: field('Password') },
  { chunk: 'authenticator', path: '/', comes: field('Password') },
  { chunk: 'sign-up', path: '/', act: follow('Create an account'), comes: text('I have an account already') },
  { chunk: 'later-modules', path: '/', act: invited, isKept: true, comes: field('New password') },
  { chunk: 'force-new-password', path: '/', act: invited, isKept: true, comes: field('New password') },
  { chunk: 'forms', path: '/', act: invited, isKept: true, comes: field('New password') },
  { chunk: 'steps', path: '/', act: invited, again: 'Sign in', comes: field('New password') },
  { chunk: 'authenticator', path: '/alone', act: invited, isKept: true, comes: field('New password') },
  { chunk: 'modal', path: '/modal', comes: field('Password') },
  { chunk: 'passwordless', path: '/choice', comes: text('Continue') },
  { chunk: 'config', path: '/config', comes: field('Password') },
  { chunk: 'provider-buttons', path: '/providers', comes: text('Google') },
  { chunk: 'phone', path: '/phone', act: signIn('+14155550100', PASSWORD, 'Phone number'), comes: text('Incorrect user name or password.') },
  { chunk: 'account-commands', path: '/account', act: signIn('ada@example.com', PASSWORD), isKept: true, comes: text('Save changes') },
];

/** Runs in the page: whether the message is seen, also inside of what is hidden. */
function isSaid(message: string): boolean {
  const paragraphs = (root: Document | ShadowRoot): Element[] => [
    ...root.querySelectorAll('p'),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? paragraphs(shadowRoot) : [])),
  ];
  return paragraphs(document).some((paragraph) => paragraph.checkVisibility({ visibilityProperty: true }) && paragraph.textContent.trim() === message);
}

eachBrowser((browserName: BrowserName, launch) => {
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let site: Site;
  /** How often the chunk is refused from now on. */
  let refusals = { chunk: '', left: 0 };

  before(async () => {
    cognito = await startLocalCognito({ config });
    const owned = attributes(cognito.url);
    const [, poolId, clientId] = /user-pool-id="([^"]+)" user-pool-client-id="([^"]+)"/.exec(owned) ?? [];
    const authenticator = (more: string): string => page(`<auth-authenticator ${more}><h1>Members only</h1></auth-authenticator>`);
    site = await startSite({
      pages: {
        '/': authenticator(owned),
        '/alone': page(`<auth-sign-in ${owned}></auth-sign-in>`),
        '/modal': authenticator(`variation="modal" ${owned}`),
        '/choice': authenticator(`authentication-flow-type="USER_AUTH" ${owned}`),
        '/config': authenticator(`config='/config.json'`),
        '/config.json': JSON.stringify({ userPoolId: poolId, userPoolClientId: clientId, userPoolEndpoint: cognito.url }),
        '/providers': authenticator(`social-providers="Google" ${owned}`),
        '/phone': authenticator(`login-mechanisms="phone_number" ${owned}`),
        '/account': page(`<auth-authenticator ${owned}><auth-profile></auth-profile></auth-authenticator>`),
      },
      refuses: (path) => path.endsWith(`/${refusals.chunk}.js`) && refusals.left-- > 0,
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  async function look(act: (tab: Tab) => Promise<void>): Promise<void> {
    await visit(await launch(), async (open) => {
      const tab = await open('about:blank');
      await tab.page.evaluateOnNewDocument('globalThis.unhandled = []; addEventListener("unhandledrejection", ({ reason }) => { unhandled.push(String(reason)); });');
      await act(tab);
      assert.deepEqual(await tab.page.evaluate('unhandled'), []);
    }, { expect: EXPECTED });
  }

  /** The visible fields of the page, by name. */
  const typed = (tab: Tab): Promise<Record<string, string>> => tab.page.evaluate(() =>
    Object.fromEntries([...document.querySelectorAll('input')].filter((input) => input.checkVisibility()).map(({ name, value }) => [name, value])));

  for (const { chunk, path, act, isMute = false, isKept = false, again = 'Try again', comes } of CASES) {
    const title = `${chunk} on ${path}`;

    test(`${title}: while it is refused the page says so, and afterwards leads on`, async () => {
      await look(async (tab) => {
        refusals = { chunk, left: Infinity };
        await tab.page.goto(site.url + path);
        await act?.(tab);
        if (isMute) await tab.until(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/base.js')));
        else await tab.until(isSaid, MESSAGE);
        if (chunk === 'phone') assert.deepEqual(await typed(tab), { username: '+14155550100', password: PASSWORD }, 'what was typed is kept');
        assert.deepEqual(await tab.page.evaluate('unhandled'), []);
        refusals.left = 0;
        if (browserName === 'firefox') {
          await tab.page.reload();
          if (!isKept) await act?.(tab);
        } else if (!isMute) await tab.press(again);
        await comes(tab);
        await tab.miss(MESSAGE);
      });
    });

    // There nobody is asked to do anything.
    if (browserName === 'chromium' && chunk !== 'steps' && chunk !== 'account-commands') {
      test(`${title}: refused once it comes by itself`, async () => {
        await look(async (tab) => {
          refusals = { chunk, left: 1 };
          await tab.page.goto(site.url + path);
          await act?.(tab);
          await comes(tab);
          assert.ok(refusals.left <= 0, 'it was refused');
          await tab.miss(MESSAGE);
        });
      });
    }
  }
});
