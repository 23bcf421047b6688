/** A sign-up that a link in the e-mail confirms: opened in another tab, opened late, opened wrongly, not opened at all. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { attributes, config, page, PASSWORD } from './pools.js';

const NEWCOMER = 'newcomer@example.com';

const DEADLINE_MS = 30_000;
const POLL_MS = 25;

const SENT = 'We sent an email with a link to n***@e***. Open the link, then come back here.';
const CONTINUE = 'I have opened the link';
const NOT_OPENED = 'The link has not been opened yet.';

/** Firefox asks the link's page, which allows nothing but its style, for an icon. */
const ICON = { expect: /favicon\.ico/ };

/** The clock of every tab is in the test's hand: a wait passes by a stored number. */
const CLOCK = '<script>const real = Date.now.bind(Date); Date.now = () => real() + Number(localStorage.getItem("test.offset") ?? 0);</script>';

/** Counts how often the page has been left and has been seen again. */
const WATCH = `<script>
  globalThis.comebacks = 0;
  document.addEventListener('visibilitychange', () => { if (!document.hidden) comebacks += 1; });
</script>`;

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let signIns = 0;
  let offset = 0;

  before(async () => {
    const [pool] = config.userPools;
    cognito = await startLocalCognito({ clock: { now: () => Date.now() + offset }, config: { userPools: [{ ...pool!, VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' }, Domain: 'end-to-end' }] } });
    const { fetch } = cognito.local;
    cognito.local.fetch = (input, init) => {
      const request = new Request(input, init);
      if (request.headers.get('x-amz-target')?.endsWith('.InitiateAuth')) signIns += 1;
      return fetch(request);
    };
    site = await startSite({ pages: {
      '/': page(`${CLOCK}${WATCH}<auth-authenticator ${attributes(cognito.url)} verification="link"><h1>Members only</h1></auth-authenticator>`),
      '/elsewhere': page('<p>Another page</p>'),
    } });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });
  beforeEach(async () => {
    await cognito.local.reset();
    signIns = 0;
    offset = 0;
  });

  const lastLink = (): string => cognito.local.inbox.findLast(({ to }) => to === NEWCOMER)?.link ?? '';

  /** Waits until Cognito has been asked so often to sign in. */
  async function asked(times: number): Promise<void> {
    const end = Date.now() + DEADLINE_MS;
    while (signIns < times) {
      assert.ok(Date.now() < end, `Cognito was asked ${signIns} times to sign in, not ${times}.`);
      await delay(POLL_MS);
    }
  }

  async function signUp(tab: Tab): Promise<void> {
    await tab.press('Create an account');
    // The form before has fields of the same names.
    await tab.see('I have an account already');
    await tab.fill('Email', NEWCOMER);
    await tab.fill('Password', PASSWORD);
    await tab.press('Create account');
    await tab.see(SENT);
  }

  /** Comes back to a tab; the browser has told the page. */
  async function comeBack({ page: shown, until }: Tab): Promise<void> {
    const before = await shown.evaluate(() => (globalThis as unknown as { comebacks: number }).comebacks);
    await shown.bringToFront();
    await until((count: number) => (globalThis as unknown as { comebacks: number }).comebacks > count, before);
  }

  test('who comes back from the tab of the link is signed in', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await signUp(tab);
      const link = await open(lastLink());
      await link.see('Your account is confirmed');
      assert.equal(signIns, 0);
      await comeBack(tab);
      await tab.see('Members only');
      assert.equal(signIns, 1);
      await link.page.reload();
      await link.see('This account is already confirmed.');
    }, ICON);
  });

  test('who comes back without having opened the link stays, is told so by a press, and goes on with a new link', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await signUp(tab);
      const first = lastLink();
      const other = await open(`${site.url}/elsewhere`);
      await comeBack(tab);
      await asked(1);
      await tab.until(() => document.querySelector('auth-confirm-sign-up form')?.ariaBusy !== 'true');
      await tab.see(SENT);
      assert.ok(!(await tab.text()).includes(NOT_OPENED));
      await tab.press(CONTINUE);
      await tab.see(NOT_OPENED);

      const wrong = new URL(first);
      wrong.searchParams.set('confirmation_code', wrong.searchParams.get('confirmation_code') === '000000' ? '111111' : '000000');
      await other.page.bringToFront();
      await other.page.goto(wrong.href);
      await other.see('This link is not the one that was sent last.');
      await comeBack(tab);
      offset = 30_000;
      await tab.page.evaluate((milliseconds) => { localStorage.setItem('test.offset', String(milliseconds)); }, offset);
      await tab.press('Send a new link');
      await tab.see('A new link is on its way.');
      const second = lastLink();
      assert.notEqual(second, first);
      await other.page.bringToFront();
      await other.page.goto(first);
      await other.see('This link is not the one that was sent last.');
      await other.page.goto(second);
      await other.see('Your account is confirmed');
      await comeBack(tab);
      await tab.see('Members only');
    }, ICON);
  });

  test('a page that was loaded again still waits, and leads to the sign-in with the name in it', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await signUp(tab);
      await tab.page.reload();
      await tab.see(SENT);
      const link = await open(lastLink());
      await link.see('Your account is confirmed');
      await comeBack(tab);
      await tab.see('If you have opened the link, sign in now.');
      assert.equal(signIns, 0);
      assert.equal(await tab.page.evaluate(() => document.querySelector<HTMLInputElement>('input[name="username"]')?.value), NEWCOMER);
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.see('Members only');
    }, ICON);
  });

  test('who signs in without having opened the link is sent a new one, and comes back to a session', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await signUp(tab);
      await tab.press('Back to sign in');
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.see(SENT);
      await tab.see('A new link is on its way.');
      const link = await open(lastLink());
      await link.see('Your account is confirmed');
      await comeBack(tab);
      await tab.see('Members only');
    }, ICON);
  });
});
