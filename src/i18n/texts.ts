/** Texts by key. A text may have `{placeholders}`. */
export type Texts = Readonly<Record<string, string>>;

export type TextParams = Readonly<Record<string, string | number>>;

const locales = new Map<string, Texts>();
const listeners = new Set<() => void>();

/** Adds a language, or single texts of one, to what elements can speak. Elements in the page change at once. */
export function registerLocale(tag: string, texts: Texts): void {
  const key = tag.toLowerCase();
  locales.set(key, { ...locales.get(key), ...texts });
  for (const listener of [...listeners]) listener();
}

/** Calls back when a language has been added. Returns what ends it. */
export function onLocaleRegistered(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

/** The registered texts nearest to a language tag (BCP 47): `de-AT` is served by `de`. */
export function textsFor(tag: string): Texts | undefined {
  for (let range = tag.toLowerCase(); range; range = range.slice(0, Math.max(range.lastIndexOf('-'), 0))) {
    const found = locales.get(range);
    if (found) return found;
  }
  return undefined;
}

/** Fills `{placeholders}`; one that is not given stays visible, as a mistake should. */
export const fill = (text: string, params: TextParams = {}): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
