/** A language that nobody speaks: English made longer and strange, so that what has no text of its own or no room for a longer one is seen. */
import { registerLocale } from '../../src/i18n/register.js';
import { english } from './english.js';

/** The tag under which pseudo-locales are known elsewhere (CLDR). */
export const PSEUDO = 'en-XA';

const ACCENTED: Readonly<Record<string, string>> = { a: 'áá', e: 'éé', i: 'íí', o: 'óó', u: 'úú', y: 'ý', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç', s: 'š' };

/** Longer by about 40 per cent, as translations of short texts are, its end marked by a bracket. */
export const pseudo = (text: string): string =>
  `[${text.replace(/\{\w+\}|https:\/\/|[\w.]+@[\w.]+|./gs, (part) => (part.length > 1 ? part : ACCENTED[part] ?? part))}]`;

/** Every text by key. */
export const pseudoTexts = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, key === 'error-site' ? text : pseudo(text)]));

export const registerPseudo = (): void => { registerLocale(PSEUDO, pseudoTexts); };
