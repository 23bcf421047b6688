/** What is wrong with a story: it does not come to its state, writes errors, fails an accessibility rule, or does not fit a narrow screen. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, ConsoleMessage, Page } from 'puppeteer-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const DEADLINE_MS = 20_000;
const POLL_MS = 25;

/** WCAG 2.2, levels A and AA. */
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** WCAG 2.2 §1.4.10: what is read from top to bottom fits this many CSS pixels. */
const NARROW = { width: 320, height: 800 };
const WIDE = { width: 1000, height: 800 };

interface StorybookPreview { currentRender?: { id: string; phase?: string } }

/** Runs in the page: the phase of the story once it has come to an end, or what Storybook shows in its place. */
export function endOf(id: string): string | false {
  const { currentRender } = (globalThis as { __STORYBOOK_PREVIEW__?: StorybookPreview }).__STORYBOOK_PREVIEW__ ?? {};
  const shown = document.body.classList;
  if (shown.contains('sb-show-errordisplay') || shown.contains('sb-show-nopreview')) return document.querySelector('.sb-errordisplay, .sb-nopreview')?.textContent.trim() || 'Storybook shows an error.';
  if (currentRender?.id !== id) return false;
  return ['finished', 'errored', 'aborted'].includes(currentRender.phase ?? '') && String(currentRender.phase);
}

/** Runs in the page: whether the API documentation of a component is there. */
const docsAreShown = (): string | false => document.querySelector('#storybook-docs h1') !== null && 'finished';

/** Runs in the page: axe over the story and its shadow roots. */
async function violations(tags: string[], rules: string[]): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(root: string, options: object): Promise<AxeResults> } };
  const results = await axe.run('#storybook-root', { runOnly: rules.length > 0 ? { type: 'rule', values: rules } : { type: 'tag', values: tags }, resultTypes: ['violations'] });
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.flat().join(' ')}: ${(failureSummary ?? '').replace(/\s+/g, ' ')}`));
}

/** Runs in the page: the elements that reach beyond its sides, through shadow roots. */
function tooWide(): string[] {
  const all = (root: ParentNode): Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  return all(document.querySelector('#storybook-root') ?? document)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => { const { left, right } = element.getBoundingClientRect(); return left < -1 || right > innerWidth + 1; })
    .map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}"> is wider than ${innerWidth} px`);
}

export interface StoryEntry {
  readonly id: string;
  readonly type: 'story' | 'docs';
}

/** A page in which stories are opened one after the other. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  // tsx names functions by this helper, which a function sent into the page would miss.
  await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
  return page;
}

/**
 * Opens a story and looks at it: axe in the light and in the dark, and its width on a narrow screen.
 * @param base the address of the static build, without a slash at its end
 * @returns what is wrong with it, one sentence each; nothing where all is well
 */
export const inspectStory = (page: Page, base: string, { id, type }: StoryEntry): Promise<string[]> => withErrors(page, async () => {
  await page.setViewport(WIDE);
  await setScheme(page, 'light');
  await page.goto(addressOf(base, id, type));
  const end = await whenShown(page, type === 'docs' ? docsAreShown : endOf, id);
  if (end !== 'finished') return [`not ready: ${end}`];
  return type === 'docs' ? [] : problemsOf(page);
});

/**
 * Shows stories one after the other on a narrow screen, in a language, in one page.
 * @returns what is wrong with one of them: it does not come to its state, writes errors, or does not fit
 */
export async function openInLanguage(page: Page, base: string, language: string): Promise<(id: string) => Promise<string[]>> {
  await page.setViewport(NARROW);
  await setScheme(page, 'light');
  let isOpen = false;
  return (id) => withErrors(page, async () => {
    if (isOpen) await page.evaluate(chooseStory, id);
    else await page.goto(addressOf(base, id, 'story', `language:${language}`));
    isOpen = true;
    const end = await whenShown(page, endOf, id);
    return end === 'finished' ? page.evaluate(tooWide) : [`not ready: ${end}`];
  });
}

/** Storybook's own accessibility panel would look at the same page at the same time. */
const addressOf = (base: string, id: string, type: StoryEntry['type'], ...globals: string[]): string =>
  `${base}/iframe.html?id=${id}&viewMode=${type}&globals=${['a11y.manual:!true', ...globals].join(';')}`;

/** Runs in the page: as the sidebar does when a story is chosen there. */
const chooseStory = (storyId: string): void => {
  (globalThis as unknown as { __STORYBOOK_ADDONS_CHANNEL__: { emit(event: string, value: object): void } }).__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', { storyId, viewMode: 'story' });
};

const whenShown = (page: Page, isShown: typeof endOf, id: string): Promise<string> =>
  page.waitForFunction(isShown, { polling: POLL_MS, timeout: DEADLINE_MS }, id).then(async (handle) => String(await handle.jsonValue()), () => `nothing came within ${DEADLINE_MS} ms`);

/** The problems found, and the errors that the page has written meanwhile. */
async function withErrors(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const errors: string[] = [];
  const onPageError = (error: unknown): void => { errors.push(`page error: ${error instanceof Error ? error.message : String(error)}`); };
  const onConsole = (message: ConsoleMessage): void => { if (message.type() === 'error') errors.push(`console error: ${message.text()} ${message.location().url ?? ''}`); };
  page.on('pageerror', onPageError).on('console', onConsole);
  try {
    const problems = await look();
    return [...problems, ...errors];
  } finally {
    page.off('pageerror', onPageError).off('console', onConsole);
  }
}

/** Colours that fade from one scheme to the other would be measured half way: there is no motion. */
const setScheme = (page: Page, scheme: 'light' | 'dark'): Promise<void> =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);

async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const problems = await page.evaluate(violations, WCAG_22_AA, []);
  await setScheme(page, 'dark');
  problems.push(...(await page.evaluate(violations, [], ['color-contrast'])).map((text) => `dark: ${text}`));
  await page.setViewport(NARROW);
  problems.push(...await page.evaluate(tooWide));
  return problems;
}
