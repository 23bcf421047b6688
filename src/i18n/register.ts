import * as languages from './languages.js';
import { readers, useLanguages, type LocaleTexts } from './texts.js';

/**
 * Makes elements speak a language in the page's words: one that we have not, or another wording of one that we have.
 * Registered texts stand in place of ours, which are not loaded then; what they leave out is English, and not marked as such. Elements in the page change at once.
 * @param tag BCP 47; `de` serves `de-AT` too
 */
export function registerLocale(tag: string, texts: LocaleTexts): void {
  useLanguages(languages);
  languages.addTexts(tag, texts);
  for (const reader of readers) reader.requestUpdate();
}
