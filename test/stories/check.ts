/** The stories of the static build, and a browser to look at them. */
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../tools/chromium.mjs';
import { servePlainFiles, type PlainFiles } from '../../tools/plain-files.mjs';
import { inspectStory, openInLanguage, openPage, type StoryEntry } from './inspect.js';

interface IndexEntry extends StoryEntry {
  readonly title: string;
  readonly name: string;
  readonly tags: readonly string[];
}

const STORYBOOK = new URL('../../storybook-static/', import.meta.url);
const INDEX = new URL('index.json', STORYBOOK);
if (!existsSync(INDEX)) throw new Error('There is no static Storybook: run npm run build-storybook first.');

/** Every story and page of documentation in the build. */
const entries = Object.values((JSON.parse(readFileSync(INDEX, 'utf8')) as { entries: Record<string, IndexEntry> }).entries);

/** The static build. */
export const STORYBOOK_FOLDER = fileURLToPath(STORYBOOK);

export type Part = 'entry screens' | 'steps' | 'account' | 'others' | 'refused';

function partOf({ title, tags }: IndexEntry): Part {
  if (tags.includes('refused')) return 'refused';
  if (/^Screens\/Sign /.test(title)) return 'entry screens';
  if (title.startsWith('Account/')) return 'account';
  return title.startsWith('Screens/') ? 'steps' : 'others';
}

/** What one file checks: the whole would take longer than one file may. */
export const entriesOf = (part: Part): IndexEntry[] => entries.filter((entry) => partOf(entry) === part);

/** Hands `define` a function that answers what is wrong with a story, while a browser and a server stand ready. */
export function withBrowser(name: Part, define: (inspect: (entry: StoryEntry) => Promise<string>) => void): void {
  describe(name, () => {
    const stand = useBrowser();
    define(async (entry) => (await inspectStory(stand.page, stand.server.url, entry)).join('\n'));
  });
}

/** Hands `define` a function that answers what is wrong with a story in a language on a narrow screen. */
export function withLanguage(language: string, define: (inspect: (entry: StoryEntry) => Promise<string>) => void): void {
  describe(language, () => {
    const stand = useBrowser();
    let inspect: ReturnType<typeof openInLanguage> | undefined;
    define(async ({ id }) => (await (await (inspect ??= openInLanguage(stand.page, stand.server.url, language)))(id)).join('\n'));
  });
}

/** Stories that come to their state by what a person does. */
export const playedEntries = (): IndexEntry[] => entries.filter((entry) => entry.type === 'story' && entry.tags.includes('play-fn') && partOf(entry) !== 'refused');

/** What stands ready while the tests of a suite run. */
function useBrowser(): { page: Page; server: PlainFiles } {
  const stand = {} as { page: Page; server: PlainFiles; browser: Browser };
  before(async () => {
    stand.server = await servePlainFiles(STORYBOOK_FOLDER);
    stand.browser = await launchChromium();
    stand.page = await openPage(stand.browser);
  });
  after(async () => {
    await stand.browser.close();
    await stand.server.close();
  });
  return stand;
}
