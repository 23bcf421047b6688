/** A picture of a page, for the README: `node tools/screenshot.mjs URL OUT.png [--width 1280] [--dark] [--full]`. */
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { requireBrowser } from './browsers.mjs';

const USAGE = 'node tools/screenshot.mjs URL OUT.png [--width PIXELS] [--dark] [--full]';
const HEIGHT = 800;
/** Sharp on dense displays. */
const SCALE = 2;

const { values, positionals: [url, path] } = parseArgs({
  allowPositionals: true,
  options: { width: { type: 'string', default: '1280' }, dark: { type: 'boolean', default: false }, full: { type: 'boolean', default: false } },
});
const width = Number(values.width);
if (!url || !path?.endsWith('.png') || !Number.isInteger(width) || width < 1) {
  console.error(USAGE);
  process.exit(2);
}

const browser = await puppeteer.launch({
  executablePath: requireBrowser('chromium'),
  // Chromium's sandbox does not run as root.
  args: ['--hide-scrollbars', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: SCALE });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: values.dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(url, { waitUntil: 'networkidle0' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path, fullPage: values.full });
} finally {
  await browser.close();
}
