/** What is wrong with a language: completeness, placeholders, plurals, length, terms, and English that was left. */
import type { LocaleTexts, Text } from '../../../src/i18n/texts.js';
import { GLOSSARY, OTHER_ADDRESS, SCRIPTS, SHARED_WORDS, TERMS } from './glossary.js';

const formsOf = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));

const placeholdersOf = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

/** Columns on a screen: what is written in ideographs takes about two. */
const widthOf = (text: string): number => [...text.replace(/[\u2068\u2069\u200e]/g, '')].reduce((sum, sign) => sum + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(sign) ? 1.8 : /\p{M}/u.test(sign) ? 0 : 1), 0);

/** Short texts grow more than long ones. A text may be as wide as this, in columns. */
const roomFor = (key: string, english: string): number => (/^reveal-(show|hide)$/.test(key) ? 10 : english.length * 1.6 + 12);

/** Texts that are written from right to left keep what is put into them apart (Unicode bidirectional algorithm, FSI and PDI). */
const isolates = (text: string): boolean => [...text.matchAll(/\{(\w+)\}/g)].every(({ index, 0: whole, 1: name }) =>
  // A count keeps its place, and an action is a word of the language itself.
  name === 'count' || name === 'action' || (text[index - 1] === '\u2068' && text[index + whole.length] === '\u2069'));

/** What a language asks of the signs between its words. */
const TYPOGRAPHY: Readonly<Record<string, readonly (readonly [wrong: RegExp, fault: string])[]>> = {
  // The symbols of an example (“! ou ?”) are words.
  'fr': [[/(?<!comme|ou) [;:!?»]|« /, 'has a blank before its punctuation that a line may break at']],
  'ar': [[/https:\/\/(?!\u2069)/, 'does not isolate https://']],
  'he': [[/https:\/\/(?!\u2069)/, 'does not isolate https://']],
};

function faultsOfText(tag: string, key: string, english: string, text: string): string[] {
  const faults: string[] = [];
  if (text !== text.trim() || !text) faults.push('has blanks around it');
  if (placeholdersOf(text) !== placeholdersOf(english)) faults.push(`has the placeholders ${placeholdersOf(text) || 'none'}, not ${placeholdersOf(english) || 'none'}`);
  if (widthOf(text) > roomFor(key, english)) faults.push(`is ${Math.ceil(widthOf(text))} wide, more than ${Math.floor(roomFor(key, english))}`);
  if (text === english && !SHARED_WORDS.has(english)) faults.push('is English');
  const hasLetters = /\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
  if (SCRIPTS[tag] && hasLetters && !SCRIPTS[tag].test(text) && !SHARED_WORDS.has(english) && !/^SMS([:：] ?\S*\{address\}\S*)?$/.test(text)) faults.push('is not written in the script of the language');
  const [address] = OTHER_ADDRESS[tag]?.exec(text) ?? [];
  if (address !== undefined) faults.push(`addresses people by “${address}”, as no other text does`);
  for (const [wrong, fault] of TYPOGRAPHY[tag] ?? []) if (wrong.test(text)) faults.push(fault);
  if (/^(ar|he)$/.test(tag) && !isolates(text)) faults.push('does not isolate its placeholders');
  return faults;
}

function faultsOfPlural(tag: string, text: Text): string[] {
  if (typeof text === 'string') return [];
  const rules = new Intl.PluralRules(tag);
  // Some categories are for millions only.
  const categories = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)));
  const missing = [...categories].filter((category) => !(category in text));
  return missing.length ? [`has no plural for ${missing.join(', ')}`] : [];
}

/** Written without blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** A name that is heard contains what is seen (WCAG 2.2 §2.5.3): whoever speaks to the device says what can be seen. Words may have endings. */
function contains(name: string, seen: string): boolean {
  const [whole, part] = [name.toLowerCase(), seen.toLowerCase()];
  return UNSPACED.test(part) ? whole.includes(part) : ` ${whole}`.includes(` ${part}`);
}

/** The name of what shows another text. */
function faultsOfName(key: string, texts: LocaleTexts): string[] {
  const seen = texts[key.replace(/-label$/, '')];
  const name = texts[key];
  if (!key.endsWith('-label') || typeof seen !== 'string' || typeof name !== 'string' || contains(name, seen)) return [];
  return [`does not contain “${seen}”`];
}

/** The name of a button about one thing begins with what is seen on it. No language has a word there: none fits every action and thing. */
const faultsOfAction = (key: string, text: Text): string[] =>
  (key !== 'task-action' || formsOf(text).every((form) => /^\{action\}[^\p{L}{}]*\{/u.test(form)) ? [] : ['does not begin with the action and a sign']);

/** Who ends the sign-in of another browser does not sign out here: some languages need another verb. */
const OWN_WORD: ReadonlySet<string> = new Set(['devices-end']);

/** What is called the same in English is called the same; headings may be nouns where buttons are verbs. */
function faultsOfSameness(texts: LocaleTexts, english: ReadonlyMap<string, string>): string[] {
  const first = new Map<string, string>();
  return [...english].filter(([key]) => key in texts && !OWN_WORD.has(key)).flatMap(([key, original]) => {
    const kind = `${/-(title|legend)$/.test(key) ? 'heading' : 'text'}: ${original}`;
    const before = first.get(kind);
    if (before === undefined) first.set(kind, key);
    return before === undefined || JSON.stringify(texts[before]) === JSON.stringify(texts[key]) ? [] : [`${key}: says otherwise than ${before}: ${formsOf(texts[key]!).join(' | ')}`];
  });
}

/** Each fault in one line: the key, and what is wrong. */
export function localeFaults(tag: string, texts: LocaleTexts, english: ReadonlyMap<string, string>): string[] {
  const missing = [...english.keys()].filter((key) => !(key in texts)).map((key) => `${key}: is missing`);
  const strangers = Object.keys(texts).filter((key) => !english.has(key)).map((key) => `${key}: no element has such a text`);
  const wrong = Object.entries(texts).filter(([key]) => english.has(key)).flatMap(([key, text]) => {
    const original = english.get(key)!;
    const terms = (Object.keys(TERMS) as (keyof typeof TERMS)[]).filter((term) => TERMS[term].test(original) && !formsOf(text).every((form) => GLOSSARY[tag]![term].test(form)));
    return [
      ...formsOf(text).flatMap((form) => faultsOfText(tag, key, original, form)),
      ...faultsOfPlural(tag, text),
      ...faultsOfName(key, texts),
      ...faultsOfAction(key, text),
      ...terms.map((term) => `has not the language’s word for “${term}”: ${formsOf(text).join(' | ')}`),
    ].map((fault) => `${key}: ${fault}`);
  });
  return [...missing, ...strangers, ...wrong, ...faultsOfSameness(texts, english)];
}
