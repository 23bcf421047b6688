/** The controls of a story are the attributes of its element, and each changes what is shown; those of a whole journey too. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../tools/chromium.mjs';
import { servePlainFiles, type PlainFiles } from '../../tools/plain-files.mjs';
import { STORYBOOK_FOLDER } from './check.js';
import { endOf, openPage } from './inspect.js';

const STORY = 'journey--click-through';
const WAIT = { polling: 25, timeout: 20_000 };

/** What a designer changes of a journey. */
const WANTED = ['hide-sign-up', 'initial-state', 'login-mechanisms', 'password-policy', 'sign-up-attributes', 'social-providers', 'username', 'variation'];

interface Preview { loadStory(options: { storyId: string }): Promise<{ argTypes: Record<string, { control?: unknown }> }> }
interface Channel { emit(event: string, value: object): void }

/** Runs in the page: the names that have a control. */
const controlsOf = async (storyId: string): Promise<string[]> => {
  const { argTypes } = await (globalThis as unknown as { __STORYBOOK_PREVIEW__: Preview }).__STORYBOOK_PREVIEW__.loadStory({ storyId });
  return Object.entries(argTypes).flatMap(([name, { control }]) => {
    const isDisabled = control === false || (typeof control === 'object' && control !== null && 'disable' in control && control.disable === true);
    return control === undefined || isDisabled ? [] : [name];
  });
};

/** Runs in the page: as the panel does when a control is changed. */
const change = (storyId: string, updatedArgs: Record<string, unknown>): void => {
  (globalThis as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel }).__STORYBOOK_ADDONS_CHANNEL__.emit('updateStoryArgs', { storyId, updatedArgs });
};

describe('controls', () => {
  let browser: Browser;
  let page: Page;
  let server: PlainFiles;

  const set = (args: Record<string, unknown>): Promise<void> => page.evaluate(change, STORY, args);
  const shows = (text: string, isShown = true): Promise<unknown> =>
    page.waitForFunction((wanted, isThere) => Boolean(document.querySelector<HTMLElement>('auth-authenticator')?.innerText.includes(wanted)) === isThere, WAIT, text, isShown);

  before(async () => {
    server = await servePlainFiles(STORYBOOK_FOLDER);
    browser = await launchChromium();
    page = await openPage(browser);
    await page.goto(`${server.url}/iframe.html?id=${STORY}&viewMode=story&globals=a11y.manual:!true`);
    await page.waitForFunction(endOf, WAIT, STORY);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  test('of a journey are those of the authenticator, but for what names the session', async () => {
    const controls = await page.evaluate(controlsOf, STORY);
    assert.deepEqual(WANTED.filter((name) => !controls.includes(name)), []);
    assert.deepEqual(controls.filter((name) => /^user-pool|^region$|^storage$/.test(name)), []);
  });

  test('change the journey, and are taken back', async () => {
    await shows('Create an account');
    await set({ 'hide-sign-up': true });
    await shows('Create an account', false);
    await set({ 'hide-sign-up': false, 'login-mechanisms': 'phone_number' });
    await shows('Create an account');
    await shows('Phone number');
    await set({ 'login-mechanisms': '' });
    await shows('Phone number', false);
    await shows('Email');
  });
});
