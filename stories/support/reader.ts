/** Reads what a story shows, in whatever language: stories name the texts that they look for in English. */
import { languageOf } from '../../src/controllers/localize-controller.js';
import { loadLanguage } from '../../src/i18n/languages.js';
import type { LocaleTexts } from '../../src/i18n/texts.js';
import { english } from './english.js';
import { PSEUDO, pseudoTexts } from './pseudo.js';

/** A text in the story's language, and the same in English. */
interface Wording {
  readonly pattern: RegExp;
  readonly english: string;
}

/** Answers whether a text that stands in the page says what a story looks for. */
export type Reader = (shown: string, wanted: string | RegExp) => boolean;

const PLACEHOLDER = /\{(\w+)\}/g;

/** Characters that keep a foreign text apart from the direction around it (UAX #9) are not read. */
const ISOLATES = /[\u2066-\u2069]/g;

const plain = (text: string): string => text.replaceAll(ISOLATES, '').replaceAll(/\s+/g, ' ').trim();

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Placeholders become named groups; one that is named twice stands for the same. */
function patternOf(text: string): RegExp {
  const known = new Set<string>();
  const source = text.split(PLACEHOLDER).map((part, index) => {
    if (index % 2 === 0) return escape(part);
    if (known.has(part)) return `\\k<${part}>`;
    known.add(part);
    return `(?<${part}>.+)`;
  });
  return new RegExp(`^${source.join('')}$`, 's');
}

function wordingsOf(texts: LocaleTexts): Wording[] {
  return Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [text] : Object.values(text))
    .filter((form) => !/^(\{\w+\} ?)+$/.test(plain(form)))
    .map((form) => ({ pattern: patternOf(plain(form)), english: english[key] ?? key })));
}

/** All that a text may mean: several English texts may be one in another language. What is not ours means itself. */
const meanings = (shown: string, wordings: readonly Wording[]): string[] => [shown, ...translations(shown, wordings)];

const translations = (shown: string, wordings: readonly Wording[]): string[] => wordings.flatMap(({ pattern, english: text }) => {
  const match = pattern.exec(shown);
  return match ? filled(text, match.groups ?? {}, wordings) : [];
});

/** What two texts mean that stand beside each other: a button's name and the thing it is about, a label and that it is optional. */
const ofTwo = (shown: string, wordings: readonly Wording[]): string[] => [...shown.matchAll(/ /g)].flatMap(({ index }) =>
  translations(shown.slice(0, index), wordings).flatMap((first) => meanings(shown.slice(index + 1), wordings).map((second) => `${first} ${second}`)));

const filled = (text: string, params: Readonly<Record<string, string>>, wordings: readonly Wording[]): string[] =>
  Object.entries(params).reduce((texts, [name, value]) => meanings(value, wordings).flatMap((meaning) => texts.map((each) => each.replaceAll(`{${name}}`, () => meaning))), [text]);

const known = new Map<string, Promise<readonly Wording[]>>();

function wordingsIn(language: string): Promise<readonly Wording[]> {
  let wordings = known.get(language);
  if (!wordings) known.set(language, wordings = (language === PSEUDO ? Promise.resolve(pseudoTexts) : loadLanguage(language)).then(wordingsOf));
  return wordings;
}

/** A reader of the language in which an element stands. */
export async function readerAt(element: Element): Promise<Reader> {
  const wordings = await wordingsIn(languageOf(element));
  return (shown, wanted) => {
    const text = plain(shown);
    return [...meanings(text, wordings), ...ofTwo(text, wordings)].some((meaning) => (typeof wanted === 'string' ? meaning === wanted : wanted.test(meaning)));
  };
}
