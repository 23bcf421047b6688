/** The toolbar: what it lists, and that each choice changes a story. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../tools/chromium.mjs';
import { servePlainFiles, type PlainFiles } from '../../tools/plain-files.mjs';
import { STORYBOOK_FOLDER } from './check.js';
import { endOf, openPage } from './inspect.js';

const STORY = 'screens-sign-in--idle';
const DEADLINE_MS = 20_000;
const WAIT = { polling: 25, timeout: DEADLINE_MS };

/** As the specification of this library lists them. */
const LANGUAGES = 'ar cs da de el en es fi fr he hi hu id it ja ko nb nl pl pt-BR ro ru sv th tr uk vi zh-Hans zh-Hant'.split(' ');
const PSEUDO = 'en-XA';

interface Item { readonly value: string; readonly title: string }
interface Preview { readonly storyStoreValue: { readonly projectAnnotations: { readonly globalTypes: Record<string, { toolbar: { items: (string | Item)[] } }> } } }
interface Look { readonly text: string; readonly direction: string; readonly style: string; readonly height: number }
interface Channel { emit(event: string, value: object): void }

/** Runs in the page. */
const itemsOf = (name: string): Item[] =>
  (globalThis as unknown as { __STORYBOOK_PREVIEW__: Preview }).__STORYBOOK_PREVIEW__.storyStoreValue.projectAnnotations.globalTypes[name]!.toolbar.items
    .map((item) => (typeof item === 'string' ? { value: item, title: item } : item));

/** Runs in the page: as the toolbar does when something is chosen there. */
const choose = (globals: Record<string, string>): void => {
  (globalThis as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel }).__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals });
};

/** Runs in the page: all that a choice could change. */
const look = (): Look => {
  const form = document.querySelector<HTMLFormElement>('auth-sign-in form')!;
  const { backgroundColor, color, borderRadius, fontFamily, borderTopWidth } = getComputedStyle(form.querySelector('.auth-button')!);
  return {
    text: form.innerText, direction: getComputedStyle(form).direction, height: Math.round(form.getBoundingClientRect().height),
    style: [backgroundColor, color, borderRadius, fontFamily, borderTopWidth].join(),
  };
};

describe('toolbar', () => {
  let browser: Browser;
  let page: Page;
  let server: PlainFiles;

  before(async () => {
    server = await servePlainFiles(STORYBOOK_FOLDER);
    browser = await launchChromium();
    page = await openPage(browser);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(`${server.url}/iframe.html?id=${STORY}&viewMode=story&globals=a11y.manual:!true`);
    await page.waitForFunction(endOf, WAIT, STORY);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const values = async (name: string): Promise<string[]> => (await page.evaluate(itemsOf, name)).map(({ value }) => value);

  /** Waits until a choice has changed what it should. */
  async function change(globals: Record<string, string>, key: keyof Look): Promise<Look> {
    const before = await page.evaluate(look);
    await page.evaluate(choose, globals);
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const now = await page.evaluate(look);
      if (now[key] !== before[key]) return now;
      if (Date.now() > deadline) assert.fail(`${JSON.stringify(globals)} does not change the ${key}`);
    }
  }

  test('lists every language by its own name', async () => {
    const items = await page.evaluate(itemsOf, 'language');
    assert.deepEqual(items.map(({ value }) => value).sort(), [...LANGUAGES, PSEUDO].sort());
    const names = Object.fromEntries(items.map(({ value, title }) => [value, title]));
    assert.deepEqual([names.de, names.ja, names.ar, names['pt-BR'], names['zh-Hant']], ['Deutsch', '日本語', 'العربية', 'português (Brasil)', '繁體中文']);
    assert.deepEqual(items.filter(({ value, title }) => value === title), []);
  });

  test('each language changes the texts, and its direction with them', async () => {
    const texts = new Set([(await page.evaluate(look)).text]);
    for (const language of (await values('language')).filter((tag) => tag !== 'en')) {
      const { text, direction } = await change({ language }, 'text');
      assert.equal(texts.has(text), false, `${language} speaks like another`);
      assert.equal(direction, ['ar', 'he'].includes(language) ? 'rtl' : 'ltr', language);
      texts.add(text);
    }
    await change({ language: 'en' }, 'text');
  });

  test('the direction can be turned by itself', async () => {
    assert.equal((await change({ direction: 'rtl' }, 'direction')).direction, 'rtl');
    assert.equal((await change({ direction: 'ltr' }, 'direction')).direction, 'ltr');
  });

  test('each theme changes the look', async () => {
    const styles = new Set([(await page.evaluate(look)).style]);
    for (const theme of (await values('theme')).filter((name) => name !== 'default')) {
      const { style } = await change({ theme }, 'style');
      assert.equal(styles.has(style), false, `${theme} looks like another`);
      styles.add(style);
    }
    await change({ theme: 'default' }, 'style');
  });

  test('the scheme changes the colours', async () => {
    await change({ scheme: 'dark' }, 'style');
    await change({ scheme: 'light' }, 'style');
  });

  test('density changes the size', async () => {
    const [compact, roomy] = [await change({ density: '.8' }, 'height'), await change({ density: '1.2' }, 'height')];
    assert.ok(compact.height < roomy.height, `${compact.height} and ${roomy.height}`);
    await change({ density: 'theme' }, 'height');
  });

  test('a language that there is not changes nothing, and is found out', async () => {
    const before = await page.evaluate(look);
    await page.evaluate(choose, { language: 'tlh' });
    await page.waitForFunction(() => document.documentElement.lang === 'tlh', WAIT);
    assert.equal((await page.evaluate(look)).text, before.text);
    await page.evaluate(choose, { language: 'en' });
  });
});
