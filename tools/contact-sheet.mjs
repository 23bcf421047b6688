/**
 * Every screen in every state, theme and scheme on one page: `node tools/contact-sheet.mjs [--themes a,b] [--stories REGEXP] [--languages en,de] [--width 480]`.
 * Takes its screens from the static Storybook, so that a new story is on the sheet by itself; writes build/contact-sheet/. The last line is `N passed, N failed`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { servePlainFiles } from './plain-files.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'build/contact-sheet');
const STORYBOOK = join(ROOT, 'storybook-static');
const SCHEMES = ['light', 'dark'];
const DEADLINE_MS = 20_000;
const POLL_MS = 25;
/** A picture under this many bytes shows nothing. */
const LEAST_BYTES = 500;

const themeFiles = readdirSync(join(ROOT, 'src/themes')).filter((file) => file.endsWith('.css'));
const allThemes = themeFiles.map((file) => file.replace(/\.css$/, ''));

const { values: options } = parseArgs({
  options: { themes: { type: 'string', default: allThemes.join(',') }, stories: { type: 'string', default: '' }, languages: { type: 'string', default: 'en' }, width: { type: 'string', default: '480' } },
});
if (!existsSync(join(STORYBOOK, 'index.json'))) {
  console.error('There is no static Storybook: run npm run build-storybook first.');
  process.exit(1);
}

const themes = options.themes.split(',');
const languages = options.languages.split(',');
const sheetOf = (theme) => readFileSync(join(ROOT, 'src/themes', `${theme}.css`), 'utf8');
const stories = Object.values(JSON.parse(readFileSync(join(STORYBOOK, 'index.json'), 'utf8')).entries)
  .filter(({ type, title, id }) => type === 'story' && /^(Screens|Account|Settings|Session)\//.test(title) && new RegExp(options.stories).test(id));

/** Runs in the page: the phase of the story once it has come to an end. */
const endOf = (id) => {
  const { currentRender } = globalThis.__STORYBOOK_PREVIEW__ ?? {};
  return currentRender?.id === id && ['finished', 'errored', 'aborted'].includes(currentRender.phase) && currentRender.phase;
};

/** Runs in the page: takes on a theme and a scheme; answers where the story is, with some of the page around it. */
const dress = (css, scheme) => {
  document.querySelector('#story-theme').textContent = css;
  document.documentElement.dataset.scheme = scheme;
  const margin = 16;
  const dialog = [...document.querySelectorAll('.scene auth-authenticator')].map(({ shadowRoot }) => shadowRoot?.querySelector('dialog[open]')).find(Boolean);
  const { left, top, width, height } = (dialog ?? document.querySelector('.scene > main')).getBoundingClientRect();
  return { x: Math.max(0, left + scrollX - margin), y: Math.max(0, top + scrollY - margin), width: width + 2 * margin, height: height + 2 * margin };
};

/** Runs in the page: texts that are cut off, and what reaches beyond the sides. */
const clipped = () => [...document.querySelectorAll('.auth-form *')]
  .filter((element) => element.checkVisibility() && !element.matches('.auth-hidden, .auth-hidden *, input, select'))
  .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).display !== 'inline')
  .map((element) => `${element.className} is cut off: ${element.textContent.trim().slice(0, 60)}`);

async function openStory(page, base, id, language) {
  await page.goto(`${base}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true;language:${language}`);
  const end = await page.waitForFunction(endOf, { polling: POLL_MS, timeout: DEADLINE_MS }, id).then((handle) => handle.jsonValue(), () => `nothing within ${DEADLINE_MS} ms`);
  if (end !== 'finished') throw new Error(`did not come to its state: ${end}`);
}

async function shoot(page, base, { id }, language) {
  await openStory(page, base, id, language);
  const faults = [];
  for (const theme of themes) {
    for (const scheme of SCHEMES) {
      const clip = await page.evaluate(dress, sheetOf(theme), scheme);
      const path = join(OUT, language, theme, `${id}.${scheme}.webp`);
      const { length } = await page.screenshot({ path, clip, type: 'webp', quality: 80, captureBeyondViewport: true });
      if (length < LEAST_BYTES) faults.push(`${theme}, ${scheme}: the picture is empty`);
      faults.push(...(await page.evaluate(clipped)).map((text) => `${theme}, ${scheme}: ${text}`));
    }
  }
  return faults;
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const cell = (theme, language, { id, name }) => `<figure><figcaption>${escape(name)}</figcaption>${SCHEMES.map((scheme) =>
  `<img loading="lazy" src="${language}/${theme}/${id}.${scheme}.webp" alt="${escape(name)}, ${scheme}">`).join('')}</figure>`;

function sheet(theme, language) {
  const titles = [...new Set(stories.map(({ title }) => title))];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${theme}, ${language}</title>
<style>body{font:14px/1.4 system-ui;margin:1rem;background:#888}main{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}figure{margin:0;padding:.5rem;background:#fff;border-radius:6px}img{inline-size:240px;vertical-align:top}nav a{margin-inline-end:1em;color:#000}</style>
<nav>${themes.map((name) => `<a href="${name}.${language}.html">${name}</a>`).join('')}</nav><h1>${theme}</h1>
${titles.map((title) => `<h2>${escape(title)}</h2><main>${stories.filter((story) => story.title === title).map((story) => cell(theme, language, story)).join('\n')}</main>`).join('\n')}`;
}

for (const language of languages) {
  rmSync(join(OUT, language), { recursive: true, force: true });
  for (const theme of themes) mkdirSync(join(OUT, language, theme), { recursive: true });
}

const server = await servePlainFiles(STORYBOOK);
const browser = await launchChromium({ args: ['--hide-scrollbars'] });
let failed = 0;
try {
  const page = await browser.newPage();
  await page.setViewport({ width: Number(options.width), height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  for (const language of languages) {
    for (const story of stories) {
      const faults = await shoot(page, server.url, story, language).catch((error) => [error.message]);
      if (faults.length > 0) failed++;
      for (const fault of faults) console.error(`${story.id} (${language}): ${fault}`);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
for (const language of languages) for (const theme of themes) writeFileSync(join(OUT, `${theme}.${language}.html`), sheet(theme, language));
writeFileSync(join(OUT, 'index.html'), `<!doctype html><meta http-equiv="refresh" content="0; url=${themes[0]}.${languages[0]}.html">`);
console.log(`${stories.length * themes.length * SCHEMES.length * languages.length} pictures in build/contact-sheet/`);
console.log(`${stories.length * languages.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || stories.length === 0 ? 1 : 0;
