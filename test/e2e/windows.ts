/** Several windows of one page: popups, and the turning from one to another. */
import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import type { Tab } from './harness.js';
import { createTab } from './tab.js';

/** Milliseconds. */
const PATIENCE = 20_000;
const INTERVAL = 25;

/** The tab that an act opens. */
export async function opened({ page }: Tab, act: () => Promise<void>): Promise<Tab> {
  const popup = new Promise<Page>((resolve) => { page.once('popup', (found) => { if (found) resolve(found); }); });
  await act();
  return tabOf(await popup);
}

async function tabOf(page: Page): Promise<Tab> {
  // What the harness gives each tab that it opens itself.
  const helper = 'globalThis.__name = (value) => value';
  await page.evaluateOnNewDocument(helper);
  await page.waitForFunction(() => location.href !== 'about:blank');
  await page.evaluate(helper);
  return createTab(page);
}

/** One that has only just opened has no frame to ask. */
function isSomewhere(page: Page): boolean {
  try {
    return page.url().startsWith('http');
  } catch {
    return false;
  }
}

/** The same where a frame opens it, of which the page does not tell. */
export async function openedInside({ page }: Tab, act: () => Promise<void>): Promise<Tab> {
  const context = page.browserContext();
  const before = new Set(await context.pages());
  await act();
  return tabOf(await until(async () => (await context.pages()).find((each) => !before.has(each) && isSomewhere(each)), 'No window has opened.'));
}

/** The person turns from another window to this page. */
export async function turnTo({ page }: Tab): Promise<void> {
  await page.bringToFront();
  // A browser without a screen tells the page nothing of it.
  await page.evaluate(() => { window.dispatchEvent(new Event('focus')); });
}

/** Waits for what happens outside of any page: for far longer than it takes, for the machine may be busy. */
export async function until<T>(holds: () => T | Promise<T>, otherwise?: string): Promise<NonNullable<T>> {
  for (let left = PATIENCE; ; left -= INTERVAL) {
    const found = await holds();
    if (found) return found;
    assert.ok(left > 0, otherwise);
    await new Promise((resolve) => { setTimeout(resolve, INTERVAL); });
  }
}
