/** Runs the element tests in Chromium, Firefox and WebKit, or in those named: `node tools/test-browsers.mjs firefox test/browser/x.test.ts`. */
import { spawnSync } from 'node:child_process';
import { requireBrowser } from './browsers.mjs';

const ALL = ['chromium', 'firefox', 'webkit'];

const wanted = ALL.filter((name) => process.argv.includes(name));
const browsers = wanted.length > 0 ? wanted : ALL;
const files = process.argv.slice(2).filter((argument) => !ALL.includes(argument));

const wtr = ['node_modules/.bin/wtr', ...(files.length > 0 ? ['--files', ...files] : [])];
// WebKitGTK has no headless mode.
const command = browsers.includes('webkit') ? [requireBrowser('xvfb'), '-a', process.execPath, ...wtr] : [process.execPath, ...wtr];

const { status } = spawnSync(command[0], command.slice(1), { stdio: 'inherit', env: { ...process.env, BROWSERS: browsers.join(',') } });
process.exitCode = status ?? 1;
