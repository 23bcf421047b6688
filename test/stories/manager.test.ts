/** What stands around the stories: where one arrives, and the log of events. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { launchChromium } from '../../tools/chromium.mjs';
import { servePlainFiles, type PlainFiles } from '../../tools/plain-files.mjs';
import { STORYBOOK_FOLDER } from './check.js';
import { openPage } from './inspect.js';

const WAIT = { polling: 25, timeout: 60_000 };

const ADA = { username: 'ada@example.com', password: 'Analytical-1843' };

describe('storybook', () => {
  let browser: Browser;
  let page: Page;
  let server: PlainFiles;

  /** The page with the story in it. */
  const preview = (): Promise<Frame> => page.waitForFrame((frame) => frame.url().includes('/iframe.html'), { timeout: WAIT.timeout });
  const panel = (): Promise<string> => page.evaluate(() => document.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden])')?.innerText ?? '');

  before(async () => {
    server = await servePlainFiles(STORYBOOK_FOLDER);
    browser = await launchChromium();
    page = await openPage(browser);
    await page.setViewport({ width: 1400, height: 900 });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  test('opens where one begins', async () => {
    await page.goto(`${server.url}/index.html`);
    const frame = await preview();
    await frame.waitForFunction(() => document.querySelector('#storybook-docs h1')?.textContent === 'Getting started', WAIT);
    assert.match(page.url(), /path=\/docs\/guide-getting-started--docs$/);
  });

  test('logs each event by its name, with its detail, and no password', async () => {
    await page.goto(`${server.url}/index.html?path=/story/journey--click-through`);
    await page.waitForFunction(() => [...document.querySelectorAll<HTMLElement>('[role="tab"]')].some((tab) => tab.innerText.startsWith('Actions') && (tab.click(), true)), WAIT);
    const frame = await preview();
    await frame.waitForSelector('form [name="password"]', { timeout: WAIT.timeout });
    assert.doesNotMatch(await panel(), /auth-authenticated/);
    for (const [name, value] of Object.entries(ADA)) await frame.type(`form [name="${name}"]`, value);
    await frame.click('form .auth-button');
    await page.waitForFunction(() => document.body.innerText.includes('auth-authenticated'), WAIT);
    const log = await panel();
    for (const said of [/auth-sign-in-request/, /hook: "signIn"/, /auth-state-change/, /state: "authenticated"/, /previous: "signIn"/]) assert.match(log, said);
    assert.equal(log.includes(ADA.password), false);
  });
});
