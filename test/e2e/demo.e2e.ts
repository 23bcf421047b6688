/** The demo as a visitor meets it, served by `npm start`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { eachBrowser, visit, type Tab } from './harness.js';
import { onFreePorts, type Command } from './start-command.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The claims that a table shows, by name, each without its explanation. */
const claims = (tab: Tab, table: string): Promise<Record<string, string>> => tab.page.evaluate((selector) =>
  Object.fromEntries([...document.querySelectorAll(`${selector} tr`)].map((row) => [row.querySelector('th')?.textContent ?? '', row.querySelector('td')?.firstChild?.textContent ?? ''])), table);

const logged = (tab: Tab): Promise<string[]> => tab.page.evaluate(() => [...document.querySelectorAll('#log li')].map(({ textContent }) => textContent));

const choose = (tab: Tab, theme: string): Promise<void> => tab.page.$eval(`.theme [value="${theme}"]`, (radio) => { (radio as HTMLInputElement).click(); });

/** What axe-core finds against WCAG 2.2 AA, once nothing is faded any more. */
async function violations(tab: Tab): Promise<string[]> {
  await tab.until(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  await tab.page.evaluate(AXE);
  return tab.page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

async function signIn(tab: Tab, name: string): Promise<void> {
  await tab.see('Forgot your password?');
  await tab.press(`Use ${name}`);
  await tab.press('Sign in');
}

/** The sum of layout shifts until now, told apart from one that is provoked to see that they are told at all. */
const layoutShift = (tab: Tab): Promise<number> => tab.page.evaluate(() => new Promise<number>((resolve) => {
  const start = performance.now();
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.startTime < start) sum += (entry as PerformanceEntry & { value: number }).value;
      else resolve(sum);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => { document.querySelector('h1')?.before(Object.assign(document.createElement('div'), { innerHTML: '<p>A shift</p><p>A shift</p><p>A shift</p>' })); });
}));

eachBrowser((browserName, launch) => {
  let command: Command;
  let url: string;
  let cognitoUrl: string;

  before(async () => {
    command = onFreePorts();
    url = await command.printed(/Demo +(http:\S+)/);
    cognitoUrl = await command.printed(/Local Cognito +(http:\S+)/);
  });
  after(async () => {
    command.interrupt();
    assert.equal(await command.exitCode, 0);
  });

  test('asks Cognito nothing before the visitor acts, and something then', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(url);
      const asked = (): Promise<number> => tab.page.evaluate((origin) => performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(origin)).length, cognitoUrl);
      await tab.see('Forgot your password?');
      // What speaks to Cognito has been fetched ahead by then.
      await tab.until(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/engine')));
      assert.equal(await asked(), 0);
      await signIn(tab, 'Ada');
      await tab.see('Welcome aboard, Ada');
      assert.ok(await asked() > 0);
    });
  });

  // Only Chromium measures layout shifts.
  if (browserName === 'chromium') test('moves nothing while it loads, signed in or not', async () => {
    for (const width of [1280, 768, 320]) {
      await visit(await launch(), async (open) => {
        const tab = await open('about:blank');
        await tab.page.setViewport({ width, height: 800 });
        await tab.page.goto(url);
        await tab.see('Forgot your password?');
        assert.equal(await layoutShift(tab), 0, `at ${width}`);
        await signIn(tab, 'Ada');
        await tab.see('Welcome aboard, Ada');
        await tab.page.goto(url);
        await tab.see('Welcome aboard, Ada');
        await tab.see('origin_jti');
        assert.equal(await layoutShift(tab), 0, `signed in at ${width}`);
      });
    }
  });

  test('Ada: claims, a refresh, the event log, sign-out', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(url);
      await signIn(tab, 'Ada');
      await tab.see('Welcome aboard, Ada');
      await tab.see('origin_jti');
      const id = await claims(tab, '#id-token');
      const access = await claims(tab, '#access-token');
      assert.equal(id.email, 'ada@example.com');
      assert.deepEqual([id.token_use, access.token_use], ['id', 'access']);
      assert.equal(id.sub, access.sub);
      assert.match(await tab.page.$eval('#remaining', ({ textContent }) => textContent), /^(60:00|59:\d\d)$/);

      await tab.press('Refresh now');
      await tab.until((jti) => ![...document.querySelectorAll('#access-token tr')].some((row) => row.textContent.includes(jti)), access.jti);
      assert.equal((await claims(tab, '#access-token')).origin_jti, access.origin_jti);

      const events = await logged(tab);
      assert.match(events[0] ?? '', /auth-state-change.*signIn → authenticated · ada@example\.com/);
      assert.ok(events.some((text) => text.includes('auth-authenticated')) && events.some((text) => text.includes('auth-sign-in-request')));
      assert.ok(!events.join().includes('Analytical'));

      await tab.press('Sign out here');
      await tab.see('Forgot your password?');
      await tab.miss('Welcome aboard');
      assert.match((await logged(tab))[0] ?? '', /signOut → signIn/);
    });
  });

  test('Ada changes her name in her account, and the page greets her by it', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(url);
      await signIn(tab, 'Ada');
      for (const name of ['Augusta', 'Ada']) {
        await tab.fill('First name (optional)', name);
        await tab.press('Save changes');
        await tab.see(`Welcome aboard, ${name}`);
      }
    });
  });

  test('Grace, who is invited, chooses a password; her temporary one is over then', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(url);
      await signIn(tab, 'Grace');
      await tab.see('Choose your own password');
      await tab.press('Use Ada');
      await tab.see('Go back to the sign-in form first');
      await tab.fill('New password', 'Flow-Matic-1955');
      await tab.press('Save and sign in');
      await tab.see('Welcome aboard, Grace');
      await tab.press('Sign out everywhere');
      await signIn(tab, 'Grace');
      await tab.see('Incorrect user name or password.');
    });
  });

  test('Alan, who is unconfirmed, takes the code from the inbox; another one is refused', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(url);
      await signIn(tab, 'Alan');
      await tab.see('Confirm your account');
      await tab.see('Email to alan@example.com');
      const code = await tab.page.$eval('#messages li:first-child code', ({ textContent }) => textContent);
      assert.ok(command.output().includes(`alan@example.com (sign-up): ${code}`));

      await tab.fill('Confirmation code', `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`);
      await tab.press('Confirm');
      await tab.until(() => document.querySelector('[name="code"]')?.getAttribute('aria-invalid') === 'true');
      await tab.fill('Confirmation code', code);
      await tab.press('Confirm');
      await tab.see('Welcome aboard, Alan');
    });
  });

  test('is accessible, light and dark, signed in or not', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(url);
      for (const theme of ['light', 'dark']) {
        await choose(tab, theme);
        await tab.see('Forgot your password?');
        assert.deepEqual(await violations(tab), []);
        await signIn(tab, 'Ada');
        await tab.see('origin_jti');
        assert.deepEqual(await violations(tab), []);
        await tab.press('Sign out here');
      }
      await tab.page.$eval('.brand img', (image) => { image.removeAttribute('alt'); });
      assert.match((await violations(tab)).join(), /image-alt/);
    });
  });

  test('the elements follow the page into the dark', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(url);
      await tab.see('Forgot your password?');
      const field = (): Promise<string> => tab.page.$eval('auth-sign-in input', (input) => getComputedStyle(input).color);
      await choose(tab, 'light');
      const light = await field();
      await choose(tab, 'dark');
      assert.notEqual(await field(), light);
      await tab.page.reload();
      await tab.see('Forgot your password?');
      assert.notEqual(await field(), light);
    });
  });
});
