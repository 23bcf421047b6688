/** How a text looks in the language that nobody speaks. */

/** The tag under which pseudo-locales are known elsewhere (CLDR). */
export const PSEUDO = 'en-XA';

const ACCENTED: Readonly<Record<string, string>> = { a: 'áá', e: 'éé', i: 'íí', o: 'óó', u: 'úú', y: 'ý', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç', s: 'š' };

/** Longer by about 40 per cent, as translations of short texts are, its end marked by a bracket. */
export const pseudo = (text: string): string =>
  `[${text.replace(/\{\w+\}|https:\/\/|[\w.]+@[\w.]+|./gs, (part) => (part.length > 1 ? part : ACCENTED[part] ?? part))}]`;
