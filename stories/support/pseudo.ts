/** A language that nobody speaks: English made longer and strange, so that what has no text of its own or no room for a longer one is seen. */
import type { TextRef } from '../../src/flow/types.js';
import { registerLocale } from '../../src/i18n/register.js';

/** The tag under which pseudo-locales are known elsewhere (CLDR). */
export const PSEUDO = 'en-XA';

const ACCENTED: Readonly<Record<string, string>> = { a: 'áá', e: 'éé', i: 'íí', o: 'óó', u: 'úú', y: 'ý', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç', s: 'š' };

/** Longer by about 40 per cent, as translations of short texts are, its end marked by a bracket. */
export const pseudo = (text: string): string =>
  `[${text.replace(/\{\w+\}|https:\/\/|[\w.]+@[\w.]+|./gs, (part) => (part.length > 1 ? part : ACCENTED[part] ?? part))}]`;

type TextModule = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The English of every screen, error and notice. */
function english(): [string, string][] {
  const modules: Record<string, TextModule> = import.meta.glob(['../../src/**/*.texts.ts', '../../src/components/base/texts.ts', '../../src/i18n/error-texts.ts'], { eager: true });
  const notices: Record<string, Readonly<Record<string, Readonly<Record<string, TextRef>>>>> = import.meta.glob('../../src/flow/**/*notices.ts', { eager: true });
  return [
    ...Object.values(modules).flatMap((module) => Object.values(module)).flatMap((texts) => Object.entries(texts)),
    ...Object.values(notices).flatMap((module) => Object.values(module)).flatMap((group) => Object.values(group)).map(({ key, english: text }): [string, string] => [key, text]),
  ];
}

export const registerPseudo = (): void => {
  registerLocale(PSEUDO, Object.fromEntries(english().map(([key, text]) => [key, key === 'error-site' ? text : pseudo(text)])));
};
