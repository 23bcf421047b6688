/** A picture of a page, for the README: `node tools/screenshot.mjs URL OUT.webp [--width 1280] [--dark] [--full]`. */
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';

const USAGE = 'node tools/screenshot.mjs URL OUT.webp [--width PIXELS] [--dark] [--full]';
const HEIGHT = 800;
/** Sharp on dense displays. */
const SCALE = 2;

const { values, positionals: [url, path] } = parseArgs({
  allowPositionals: true,
  options: { width: { type: 'string', default: '1280' }, dark: { type: 'boolean', default: false }, full: { type: 'boolean', default: false } },
});
const width = Number(values.width);
if (!url || !path?.endsWith('.webp') || !Number.isInteger(width) || width < 1) {
  console.error(USAGE);
  process.exit(2);
}

const browser = await launchChromium({ args: ['--hide-scrollbars'] });
try {
  const page = await browser.newPage();
  await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: SCALE });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: values.dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(url);
  // Not when the network is idle: a page may keep a connection open.
  await page.waitForFunction(() => !document.querySelector(':not(:defined)') && !document.querySelector('auth-authenticator:not(:has(form))'));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path, type: 'webp', quality: 85, fullPage: values.full });
} finally {
  await browser.close();
}
