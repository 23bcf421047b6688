/** Writes the list of languages into docs/languages.md: `node tools/languages.mjs`; with `--check` it only says whether the list is true. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const LOCALES = new URL('../src/i18n/locales/', import.meta.url);
const DOCS = fileURLToPath(new URL('../docs/languages.md', import.meta.url));
const LIST = /(<!-- languages -->\n)[\s\S]*?(<!-- \/languages -->)/;

const nameIn = (tag, language) => new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(tag);

const languages = readdirSync(LOCALES).map((file) => file.replace(/\.ts$/, '')).sort().map((tag) => {
  const [, isReviewed] = /export const isReviewed = (true|false);/.exec(readFileSync(new URL(`${tag}.ts`, LOCALES), 'utf8')) ?? [];
  if (!isReviewed) throw new Error(`${tag} does not say whether a native speaker has reviewed it.`);
  return { tag, isReviewed: isReviewed === 'true' };
});

const rows = languages.map(({ tag, isReviewed }) => `| \`${tag}\` | ${nameIn(tag, 'en')} | ${nameIn(tag, tag)} | ${isReviewed ? 'yes' : 'no'} |`);
const unreviewed = languages.filter(({ isReviewed }) => !isReviewed).map(({ tag }) => tag);
const list = `| tag | language | its own name | reviewed by a native speaker |
|---|---|---|---|
| \`en\` | English | English | written in it |
${rows.join('\n')}

${unreviewed.length ? `Not reviewed by a native speaker yet: ${unreviewed.join(', ')}.` : 'All have been reviewed by a native speaker.'}
`;

const before = readFileSync(DOCS, 'utf8');
if (!LIST.test(before)) throw new Error('docs/languages.md has no place for the list.');
const after = before.replace(LIST, (_, start, end) => `${start}${list}${end}`);
if (!process.argv.includes('--check')) writeFileSync(DOCS, after);
else if (before !== after) {
  console.error('docs/languages.md is out of date: run `node tools/languages.mjs`.');
  process.exitCode = 1;
}
