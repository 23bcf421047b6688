/** The languages that elements speak beside English: ours, a file each that comes when it is needed, and those of the page. */
import { localeOf } from './intl-locale.js';
import type { Translation } from './messages.js';
import type { LocaleTexts, TextParams } from './texts.js';

type LocaleModule = Promise<{ readonly default: Translation }>;

/** By language, or by language and script where a language is written in several (ISO 639, ISO 15924). */
const FILES: Readonly<Record<string, () => LocaleModule>> = {
  ar: () => import('./locales/ar.js'),
  cs: () => import('./locales/cs.js'),
  da: () => import('./locales/da.js'),
  de: () => import('./locales/de.js'),
  el: () => import('./locales/el.js'),
  es: () => import('./locales/es.js'),
  fi: () => import('./locales/fi.js'),
  fr: () => import('./locales/fr.js'),
  he: () => import('./locales/he.js'),
  hi: () => import('./locales/hi.js'),
  hu: () => import('./locales/hu.js'),
  id: () => import('./locales/id.js'),
  it: () => import('./locales/it.js'),
  ja: () => import('./locales/ja.js'),
  ko: () => import('./locales/ko.js'),
  nb: () => import('./locales/nb.js'),
  nl: () => import('./locales/nl.js'),
  pl: () => import('./locales/pl.js'),
  pt: () => import('./locales/pt-BR.js'),
  ro: () => import('./locales/ro.js'),
  ru: () => import('./locales/ru.js'),
  sv: () => import('./locales/sv.js'),
  th: () => import('./locales/th.js'),
  tr: () => import('./locales/tr.js'),
  uk: () => import('./locales/uk.js'),
  vi: () => import('./locales/vi.js'),
  'zh-Hans': () => import('./locales/zh-Hans.js'),
  'zh-Hant': () => import('./locales/zh-Hant.js'),
};

/** The tags of our languages, English first. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(FILES).map((name) => (name === 'pt' ? 'pt-BR' : name))];

/** Languages that are served by another. */
const STAND_INS: Readonly<Record<string, string>> = { nn: 'nb', no: 'nb' };

/** How long a page waits for its language before it speaks English, in milliseconds. */
const PATIENCE = 4000;

/** What pages have registered, by tag in lower case. */
const registered = new Map<string, LocaleTexts>();
/** Ours by the tags that were asked for: on their way, come, or empty where there is none. */
const loaded = new Map<string, LocaleTexts | Promise<void>>();

/** Adds texts of the page's own, to those that it has registered before. */
export function addTexts(tag: string, texts: LocaleTexts): void {
  const key = tag.toLowerCase();
  registered.set(key, { ...registered.get(key), ...texts });
}

/** Which of our languages serves a tag (BCP 47): `zh-TW` is written in Hant, `pt` stands for pt-BR, `iw` is he. */
export function languageFor(tag: string): string | undefined {
  try {
    const { language, script = '' } = new Intl.Locale(tag).maximize();
    return [`${language}-${script}`, language, STAND_INS[language] ?? ''].find((name) => name in FILES);
  } catch {
    return undefined; // It is no language tag.
  }
}

/** The texts for a tag: empty where we have none, or they do not come in time. */
export async function loadLanguage(tag: string): Promise<LocaleTexts> {
  const load = FILES[languageFor(tag) ?? ''];
  if (!load) return {};
  const tooLate = new Promise<LocaleTexts>((resolve) => { setTimeout(resolve, PATIENCE, {}); });
  return Promise.race([load().then((module) => module.default as LocaleTexts), tooLate]);
}

/** Registered texts nearest to a tag (`de-AT` is served by `de`); they stand in place of ours. */
function registeredFor(tag: string): LocaleTexts | undefined {
  for (let range = tag.toLowerCase(); range; range = range.slice(0, Math.max(range.lastIndexOf('-'), 0))) {
    const found = registered.get(range);
    if (found) return found;
  }
  return undefined;
}

export function textFor(tag: string, key: string, params?: TextParams): string | undefined {
  const ours = loaded.get(tag);
  const text = (registeredFor(tag) ?? (ours instanceof Promise ? undefined : ours))?.[key];
  return typeof text === 'object' ? text[new Intl.PluralRules(localeOf(tag)).select(Number(params?.count))] ?? text.other : text;
}

export function arrivalOf(tag: string): Promise<void> | undefined {
  if (/^en\b/i.test(tag) || registeredFor(tag)) return undefined;
  let arrival = loaded.get(tag);
  if (!arrival) {
    const come = (texts: LocaleTexts): void => { loaded.set(tag, texts); };
    loaded.set(tag, arrival = loadLanguage(tag).then(come, () => { come({}); }));
  }
  return arrival instanceof Promise ? arrival : undefined;
}
