import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { requireBrowser } from './tools/browsers.mjs';
import { cdpPlugin } from './tools/cdp-plugin.mjs';
import { packagesPlugin } from './tools/packages-plugin.mjs';
import { webkitLauncher } from './tools/webkit-launcher.mjs';
import { countingReporter } from './tools/wtr-reporter.mjs';

const QUIET = ['--disable-background-networking', '--disable-component-update', '--no-first-run'];
// Chromium's sandbox does not run as root.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const FRAMEWORKS = ['react', 'react-dom', 'react-dom/client', 'react-dom/server', 'vue', '@vue/server-renderer'];

/** How many random walks over the elements; `npm run test:long` asks for more. */
const WALKS = process.env.WALKS ?? '12';

/** Written for Node and bundlers; part of the local Cognito. */
const SERVER_PACKAGES = ['@simplewebauthn/server'];

const launchers = {
  chromium: () => Object.assign(
    chromeLauncher({ concurrency: 1, launchOptions: { executablePath: requireBrowser('chromium'), args: [...QUIET, ...sandbox] } }),
    { name: 'Chromium' },
  ),
  firefox: () => Object.assign(
    chromeLauncher({ concurrency: 1, puppeteer, launchOptions: { browser: 'firefox', executablePath: requireBrowser('firefox') } }),
    { name: 'Firefox' },
  ),
  webkit: () => webkitLauncher({ driver: requireBrowser('webkitDriver'), browser: requireBrowser('webkitBrowser') }),
};

const wanted = (process.env.BROWSERS ?? 'chromium').split(',');
const unknown = wanted.filter((name) => !(name in launchers));
if (unknown.length > 0) throw new Error(`BROWSERS names ${unknown.join(', ')}; known are ${Object.keys(launchers).join(', ')}`);

export default {
  files: ['test/browser/**/*.test.ts'],
  nodeResolve: { exportConditions: ['development'] },
  plugins: [packagesPlugin([...FRAMEWORKS, ...SERVER_PACKAGES]), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json', define: { 'process.env.WALKS': JSON.stringify(WALKS) } }), cdpPlugin()],
  browsers: wanted.map((name) => launchers[name]()),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countingReporter()],
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: Math.max(240_000, Number(WALKS) * 6000),
  testFramework: { config: { timeout: 20_000 } },
  // What Cognito refused is told to the console for developers; a suite of refusals would drown in it.
  filterBrowserLogs: ({ type, args }) => type !== 'debug' && !/Lit is in dev mode/.test(String(args[0])),
  coverageConfig: { include: ['src/**/*.ts'] },
};
