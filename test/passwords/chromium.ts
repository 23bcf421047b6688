/** Chromium with its password manager: in a window, since without one there is no manager. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../tools/chromium.mjs';
import { startDisplay } from './display.js';
import { addLogins } from './login-data.js';
import { until, type StartManager } from './manager.js';

const INTERNALS = 'chrome://password-manager-internals';
/** What the internals say when the bubble is shown. */
const ASKING = /Decision: ASK/i;

const launch = (profile: string, display: string): Promise<Browser> => launchChromium({
  headless: false, userDataDir: profile, env: { ...process.env, DISPLAY: display }, defaultViewport: null,
  // Under automation Chromium neither fills nor saves.
  ignoreDefaultArgs: ['--enable-automation'],
  args: ['--password-store=basic', '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update'],
});

export const startChromium: StartManager = async (logins) => {
  const profile = await mkdtemp(join(tmpdir(), 'auth-elements-chromium-'));
  const display = await startDisplay();
  const file = join(profile, 'Default', 'Login Data');
  const first = await launch(profile, display.name);
  await until(() => existsSync(file), () => 'Chromium has made no file of logins.');
  await first.close();
  await addLogins(file, logins);

  const browser = await launch(profile, display.name);
  const internals = await browser.newPage();
  await internals.goto(INTERNALS);
  const page = await browser.newPage();
  await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
  const log = (): Promise<string> => internals.evaluate(() => document.body.innerText);
  return {
    async open(url) {
      await internals.reload();
      await page.bringToFront();
      await page.goto(url);
    },
    evaluate: (run, ...args) => page.evaluate(run as unknown as (...given: unknown[]) => unknown, ...args) as Promise<ReturnType<typeof run>>,
    async type(selector, text) {
      const field = (await page.waitForSelector(selector, { visible: true }))!;
      await field.click({ count: 3 });
      await field.type(text);
    },
    async click(selector) {
      await (await page.waitForSelector(selector, { visible: true }))!.click();
    },
    isOffering: async () => ASKING.test(await log()),
    log,
    async close() {
      await browser.close();
      display.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};
