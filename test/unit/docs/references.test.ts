/** What docs and README point to is there: tests, sources, commands, pages and headings, elements and events. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { requestEventOf } from '../../../src/events/request-event.js';
import { STATE_EVENTS } from '../../../src/events/state-events.js';

process.chdir(fileURLToPath(new URL('../../../', import.meta.url)));

const DOCS = readdirSync('docs').filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
const PAGES = ['README.md', 'CONTRIBUTING.md', ...DOCS];

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

const namesIn = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder, { recursive: true }).map(String).filter((path) => path.endsWith('.ts')).flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(pattern)].map(([, name = '']) => name));

/** Elements, events and classes of the form: all that begins so and is public. */
const OUR_NAMES = new Set([
  ...namesIn('src/define', /'(auth-[a-z-]+)'/g), ...namesIn('src/events', /'(auth-[a-z-]+)'/g),
  ...Object.values(STATE_EVENTS), ...(Object.keys(STATE_EVENTS) as (keyof typeof STATE_EVENTS)[]).map(requestEventOf),
  ...namesIn('src/components', /\.(auth-[a-z-]+)/g), ...namesIn('src/components', /class="[^"]*\b(auth-[a-z-]+)"/g),
  'auth-elements', 'auth-elements-local',
]);

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

/** As GitHub makes an anchor of a heading. */
const anchorsOf = (text: string): string[] => [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

/** `a/{b,c}.ts` is two names. */
const spread = (path: string): string[] => {
  const [, start = '', list, end = ''] = /^(.*)\{(.+)\}(.*)$/.exec(path) ?? [];
  return list === undefined ? [path] : list.split(',').map((part) => `${start}${part.trim()}${end}`);
};

/** A name may have a `*` for the rest of its last part. */
function isThere(path: string): boolean {
  return spread(path).every((name) => {
    const [start = '', end = ''] = name.split('*');
    return name.includes('*') ? readdirSync(dirname(name)).some((file) => join(dirname(name), file).startsWith(start) && file.endsWith(end)) : existsSync(name);
  });
}

/** One line for each thing that is pointed to and not there. */
function faultsOf(page: string, whole = readFileSync(page, 'utf8')): string[] {
  const text = withoutCode(whole);
  const faults: string[] = [];
  for (const [, code = ''] of text.matchAll(/`([^`\n]+)`/g)) {
    if (/^(test|src|tools|bench|stories|examples)\/[\w/.{},*-]+$/.test(code) && !isThere(code)) faults.push(`there is no ${code}`);
    if (/^auth-[a-z]+(-[a-z]+)*$/.test(code) && !OUR_NAMES.has(code)) faults.push(`nothing is called ${code}`);
    const [, script] = /^npm (?:run )?([a-z][\w:-]*)/.exec(code) ?? [];
    if (script && !['install', 'ci', 'publish', 'pack', 'version'].includes(script) && !(script in scripts)) faults.push(`there is no npm script ${script}`);
  }
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const file = path ? relative('.', join(dirname(page), path)) : page;
    if (!existsSync(file)) faults.push(`there is no ${target}`);
    else if (anchor && !anchorsOf(file === page ? whole : readFileSync(file, 'utf8')).includes(anchor)) faults.push(`${target} has no such heading`);
  }
  return faults;
}

describe('what a page points to is there', () => {
  for (const page of PAGES) test(page, () => { assert.deepEqual(faultsOf(page), []); });

  const WRONG: Readonly<Record<string, RegExp>> = {
    'See `test/unit/none.test.ts`.': /no test\/unit\/none/, '`test/e2e/{size,none}.e2e.ts`': /no test/, '`npm run none`': /no npm script none/,
    '`auth-sing-in`': /nothing is called auth-sing-in/, '[x](docs/none.md)': /no docs\/none/, '[x](docs/session.md#none)': /no such heading/,
  };
  for (const [text, fault] of Object.entries(WRONG)) test(`and where it is not, that is found: ${text}`, () => { assert.match(faultsOf('README.md', text).join(), fault); });
});

test('each page of the docs names the tests that show what it says', () => {
  const silent = DOCS.filter((page) => !/`?test\/(unit|browser|e2e|foreign|passwords|package|stories)/.test(readFileSync(page, 'utf8')) && !/npm run test:/.test(readFileSync(page, 'utf8')));
  assert.deepEqual(silent, []);
});
