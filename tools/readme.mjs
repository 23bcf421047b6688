/**
 * Writes what README.md says of sizes, speed and elements between its markers, from the build and the benches.
 * `node tools/readme.mjs` after `npm run build`; `--check` changes nothing and fails where the README is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { measure } from './budget.mjs';

const ENTRY = 'auth-elements.js';
const README = 'README.md';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Rounded, so that another version of the compressor does not change it. */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function sizes() {
  const manifest = readJson('dist/cdn/manifest.json');
  const rows = readJson('tools/budgets.json').filter(({ chunks }) => chunks).map((budget) => {
    const { bytes, depth } = measure(manifest, ENTRY, budget);
    return [budget.name, kilobytes(bytes), kilobytes(budget.maxBytes), depth];
  });
  return table(['what a page loads (brotli)', 'size', 'budget', 'requests deep'], rows);
}

function elements() {
  const declarations = readJson('custom-elements.json').modules.flatMap(({ declarations: found = [] }) => found).filter(({ tagName }) => tagName);
  const firstSentence = (text) => text.replaceAll('\n', ' ').replace(/^(.*?[.!?])\s.*$/, '$1').replaceAll('|', '\\|');
  return table(['element', 'what it does'], declarations.map(({ tagName, description }) => [`\`<${tagName}>\``, firstSentence(description)]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function speed() {
  const { srp } = readJson('bench/results.json');
  return table(['one SRP proof in Chromium', 'median'], [
    ['amazon-cognito-identity-js', `${srp.theirs} ms`],
    ['auth-elements', `${srp.ours} ms`],
    ['**ratio**', `**${srp.ratio}**`],
  ]);
}

const SECTIONS = { sizes, speed, elements };

/** Figures within sentences, by what stands around them. */
function figures() {
  const { herd } = readJson('bench/results.json');
  return [
    [/(?<=When the tokens of )[\d,]+(?= open pages end together)/, herd.clients.toLocaleString('en')],
    [/(?<=all are through after )[\d.]+(?= minutes at Cognito's default)/, Math.ceil(herd.minutesAhead)],
    [/(?<=minutes at Cognito's default )\d+(?= requests a second)/, herd.quota],
    [/(?<=back-off and jitter bring all through after )[\d.]+(?= minutes)/, Math.ceil(herd.minutes)],
  ];
}

const old = readFileSync(README, 'utf8');
const withSections = Object.entries(SECTIONS).reduce((text, [name, write]) => {
  const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!place.test(text)) throw new Error(`${README} has no place for ${name}: <!-- ${name} --> … <!-- /${name} -->`);
  return text.replace(place, (_all, begin, end) => `${begin}${write()}\n${end}`);
}, old);

const fresh = figures().reduce((text, [place, figure]) => {
  if (!place.test(text)) throw new Error(`${README} has no sentence with ${place}`);
  return text.replace(place, String(figure));
}, withSections);

if (process.argv.includes('--check')) {
  if (fresh !== old) {
    console.error(`${README} is out of date: run \`npm run build && npm run readme\`.`);
    process.exitCode = 1;
  }
} else writeFileSync(README, fresh);
