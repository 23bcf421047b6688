import process from 'node:process';
import puppeteer from 'puppeteer-core';
import { requireBrowser } from './browsers.mjs';

/** Starts the Chromium that there is, without a window unless the options say so. */
export const launchChromium = ({ args = [], ...options } = {}) => puppeteer.launch({
  executablePath: requireBrowser('chromium'),
  // Chromium's sandbox does not run as root.
  args: [...args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  ...options,
});
