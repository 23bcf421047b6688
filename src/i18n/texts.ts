/** Texts by key, as a page gives them. A text may have `{placeholders}`. */
export type Texts = Readonly<Record<string, string>>;

/** A text for each plural category of its language (CLDR); which one is chosen by the placeholder `{count}`. */
export type PluralTexts = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export type Text = string | PluralTexts;

/** The texts of a language by key. */
export type LocaleTexts = Readonly<Record<string, Text>>;

export type TextParams = Readonly<Record<string, string | number>>;

/** What knows other languages than English; it comes when one is needed. */
export interface Languages {
  textFor(tag: string, key: string, params: TextParams | undefined): string | undefined;
  /** What to wait for before a language can be spoken; undefined when it can be, or never will. */
  arrivalOf(tag: string): Promise<void> | undefined;
}

/** Without the chunk of languages, English is spoken. */
const ENGLISH_ONLY: Languages = { textFor: () => undefined, arrivalOf: () => undefined };

let languages: Languages | undefined;

/** Whoever shows texts, to be asked to show them again. */
export const readers = new Set<{ requestUpdate(): void }>();

export function useLanguages(known: Languages): void {
  languages = known;
}

/** The text of a key in the language of a tag (BCP 47), its plural chosen; undefined where English has to serve. */
export const textFor = (tag: string, key: string, params?: TextParams): string | undefined => languages?.textFor(tag, key, params);

/** Asks for a language. Answers what to wait for, or undefined when there is nothing to wait for. */
export function languageArrival(tag: string): Promise<void> | undefined {
  if (languages ?? /^en\b/i.test(tag)) return languages?.arrivalOf(tag);
  return import('./languages.js').then(useLanguages, () => { languages = ENGLISH_ONLY; });
}

/** Fills `{placeholders}`; one that is not given stays visible, as a mistake should. */
export const fill = (text: string, params: TextParams = {}): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
