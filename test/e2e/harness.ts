/** End-to-end tests in real browsers: Chromium by the DevTools protocol, Firefox by WebDriver BiDi. */
import { after, describe } from 'node:test';
import puppeteer, { type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'puppeteer-core';
import { requireBrowser } from '../../tools/browsers.mjs';
import { createTab, type Tab } from './tab.js';

export { startLocalCognito } from '../../src/local-cognito/node/server.js';
export { startSite, type Site, type SiteOptions, type SiteRequest } from './site.js';
export type { Tab } from './tab.js';

export type BrowserName = 'chromium' | 'firefox';

/** Of the process; a page that hangs is reported by its own test before. */
const PROTOCOL_TIMEOUT_MS = 60_000;

const QUIET = ['--disable-background-networking', '--disable-component-update', '--no-first-run'];

function start(name: BrowserName): Promise<Browser> {
  // Chromium's sandbox does not run as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return puppeteer.launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath: requireBrowser(name),
    args: name === 'firefox' ? [] : [...QUIET, ...sandbox],
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
  });
}

/** Runs the tests that `define` registers in each browser; `launch` answers one browser for them all. */
export function eachBrowser(define: (browserName: BrowserName, launch: () => Promise<Browser>) => void): void {
  for (const name of ['chromium', 'firefox'] as const) {
    describe(name, () => {
      let browser: Promise<Browser> | undefined;
      after(async () => (await browser)?.close());
      define(name, () => (browser ??= start(name)));
    });
  }
}

export interface VisitOptions {
  /** Errors that the test provokes: a console or page error that matches is no failure. */
  expect?: RegExp;
}

/** Chromium writes an error for each answer of 400, which is how Cognito refuses. */
const REFUSAL = /the server responded with a status of 400/;

function collectErrors(page: Page, expected: RegExp | undefined, errors: string[]): void {
  const note = (text: string): void => {
    if (!REFUSAL.test(text) && !expected?.test(text)) errors.push(text);
  };
  page.on('pageerror', (error) => note(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') note(`console.error: ${message.text()} ${message.location().url ?? ''}`);
  });
}

/**
 * Hands `act` a function that opens tabs of one fresh profile, and closes them all after.
 * @throws {Error} when a page wrote an error to its console or threw one that nobody caught
 */
export async function visit(browser: Browser, act: (open: (url: string) => Promise<Tab>) => Promise<void>, { expect }: VisitOptions = {}): Promise<void> {
  const errors: string[] = [];
  const context: BrowserContext = await browser.createBrowserContext();
  try {
    await act(async (url) => {
      const page = await context.newPage();
      // tsx names functions by this helper, which a function sent into the page would miss.
      await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
      collectErrors(page, expect, errors);
      await page.goto(url);
      return createTab(page);
    });
  } finally {
    await context.close();
  }
  if (errors.length > 0) throw new Error(`The page wrote errors:\n${errors.join('\n')}`);
}
