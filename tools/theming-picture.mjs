/** Makes docs/images/theming.webp: the sign-in without a theme and with the one of docs/theming.md, from the build in dist/. `node tools/theming-picture.mjs` */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { servePlainFiles } from './plain-files.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = `${ROOT}docs/images/theming.webp`;
const SIZE = { width: 1230, height: 530, deviceScaleFactor: 1.5 };

const [, theme] = /<!-- theme -->\n```css\n([\s\S]*?)```/.exec(readFileSync(`${ROOT}docs/theming.md`, 'utf8'));
const lines = theme.trim().split('\n').length;
if (lines > 12) throw new Error(`The theme of docs/theming.md has ${lines} lines.`);

const authenticator = '<auth-authenticator user-pool-id="eu-west-1_Ab12Cd34E" user-pool-client-id="4k5example"></auth-authenticator>';
const page = `<!doctype html><html lang="en"><style>
  body { margin: 0; display: grid; grid-template-columns: repeat(3, 1fr); block-size: 100vh; --auth-width: 21.5rem }
  section { display: grid; align-items: center; padding: 1.5rem }
  .light { color-scheme: light; background: #f1f2f5 } .dark { color-scheme: dark; background: #0c0d11 }
  ${theme.replace('auth-authenticator', '.themed auth-authenticator')}
</style><script type="module" src="/dist/cdn/auth-elements.js"></script>
<section class="light">${authenticator}</section><section class="light themed">${authenticator}</section><section class="dark themed">${authenticator}</section>`;

writeFileSync(`${ROOT}build/theming-picture.html`, page);
const server = await servePlainFiles(ROOT);
const browser = await launchChromium();
try {
  const tab = await browser.newPage();
  await tab.setViewport(SIZE);
  tab.on('pageerror', (error) => { console.error(error.message); });
  await tab.goto(`${server.url}/build/theming-picture.html`);
  await tab.waitForFunction(() => document.querySelectorAll('.auth-button').length === 3);
  await tab.evaluate(() => document.fonts.ready.then(() => undefined));
  const { length } = await tab.screenshot({ path: OUT, type: 'webp', quality: 85 });
  console.log(`${OUT}: ${length} bytes`);
} finally {
  await browser.close();
  await server.close();
}
