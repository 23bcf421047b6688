/** The English of every text that an element can show, found in the sources: what nobody has listed is found too. */
import { readdirSync, readFileSync } from 'node:fs';

const SOURCES = new URL('../../../src/', import.meta.url);

/** A text that is written where it is used: `{ key: '…', english: '…' }`. */
const REFERENCE = /key: '([\w-]+)',[^'}]*english: '((?:[^'\\]|\\.)*)'/g;

const isShown = (path: string): boolean => path.endsWith('.ts') && !/^(local-cognito|i18n\/locales)\//.test(path);

/** The modules that hold texts by key. */
const holdsTexts = (path: string): boolean => /(\.texts|base\/texts|error-texts)\.ts$/.test(path);

export async function readEnglish(): Promise<ReadonlyMap<string, string>> {
  const english = new Map<string, string>();
  for (const path of readdirSync(SOURCES, { recursive: true }).map(String).filter(isShown).sort()) {
    const file = new URL(path, SOURCES);
    if (holdsTexts(path)) {
      const module = await import(file.href) as Readonly<Record<string, Readonly<Record<string, string>>>>;
      for (const texts of Object.values(module)) for (const [key, text] of Object.entries(texts)) english.set(key, text);
    }
    for (const [, key = '', text = ''] of readFileSync(file, 'utf8').matchAll(REFERENCE)) english.set(key, text.replace(/\\(.)/g, '$1'));
  }
  return english;
}
