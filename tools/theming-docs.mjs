/** Writes the tables of docs/theming.md from the table of tokens and from what each theme says of itself: `node --import tsx tools/theming-docs.mjs [--check]`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TOKENS } from '../src/themes/tokens.ts';

const DOC = fileURLToPath(new URL('../docs/theming.md', import.meta.url));
const THEMES = fileURLToPath(new URL('../src/themes/', import.meta.url));

const LAYERS = ['brand', 'semantic', 'component'];

const tokensTable = () => LAYERS.map((layer) => `\n### ${layer[0].toUpperCase()}${layer.slice(1)}\n| token | without it | what it is |\n|---|---|---|\n${TOKENS
  .filter((token) => token.layer === layer)
  .map(({ name, initial, says }) => `| \`${name}\` | ${/^[#.\d]|\(|,/.test(initial) && !/×| of | at /.test(initial) ? `\`${initial}\`` : initial} | ${says} |`).join('\n')}\n`).join('');

/** The first sentence of a theme's file, without its name and the colon. */
const saidOf = (file) => /^\/\*\s*(?:\* )?([\s\S]*?)\*\//.exec(readFileSync(THEMES + file, 'utf8'))[1].replace(/\s*\n \* ?/g, ' ').trim();

/** With its head: a comment between the rows of a table ends it. */
const themesTable = () => `| file | what it is |\n|---|---|\n${readdirSync(THEMES).filter((file) => file.endsWith('.css')).map((file) => `| \`${file}\` | ${saidOf(file)} |`).join('\n')}`;

const fill = (text, name, content) => text.replace(new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`), (_, open, close) => `${open}${content.trim()}\n${close}`);

/** The document as it should be. */
export const withTables = (text) => fill(fill(text, 'tokens', tokensTable()), 'themes', themesTable());

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = readFileSync(DOC, 'utf8');
  const current = withTables(text);
  if (!process.argv.includes('--check')) writeFileSync(DOC, current);
  else if (current !== text) {
    console.error('docs/theming.md is not current: run node --import tsx tools/theming-docs.mjs');
    process.exitCode = 1;
  }
}
