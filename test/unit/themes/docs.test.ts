/** docs/theming.md says what is so. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';

const text = readFileSync('docs/theming.md', 'utf8');

const MOST_PICTURE_BYTES = 150_000;

test('its tables are those of the sources', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/theming-docs.mjs', '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

test('its theme has twelve lines at the most, and a picture', () => {
  const theme = /<!-- theme -->\n```css\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  assert.ok(theme.trim().split('\n').length <= 12);
  assert.match(theme, /--auth-color-brand/);
  assert.ok(statSync('docs/images/theming.webp').size <= MOST_PICTURE_BYTES);
});

test('its classes are those of the forms', () => {
  const used = new Set(readdirSync('src/components/base', { encoding: 'utf8' }).filter((file) => file.endsWith('.styles.ts'))
    .flatMap((file) => [...readFileSync(`src/components/base/${file}`, 'utf8').matchAll(/\.(auth-[a-z-]*[a-z])\b/g)].map(([, name]) => name ?? '')));
  assert.deepEqual([...used].filter((name) => !text.includes(`\`${name}\``) && !text.includes(`\`.${name}`)), []);
});

/** A comment between rows ends a table: what follows is shown as text with bars. */
const cutTables = (markdown: string): string[] => markdown.match(/^\|.*\|\n<!--.*-->\n\|/gm) ?? [];

test('no table of the documents is cut by a comment', () => {
  const documents = ['README.md', ...readdirSync('docs').filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];
  for (const path of documents) assert.deepEqual(cutTables(readFileSync(path, 'utf8')), [], path);
});

test('a comment below the head of a table is found', () => {
  assert.equal(cutTables('| file |\n|---|\n<!-- themes -->\n| `a` |\n').length, 1);
  assert.equal(cutTables('<!-- themes -->\n| file |\n|---|\n| `a` |\n<!-- /themes -->\n').length, 0);
});
