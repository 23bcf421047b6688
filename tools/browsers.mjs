/**
 * Finds the browsers that the tests drive. As a program (`node tools/browsers.mjs`) it also installs what is missing, where it may: on Debian, as root.
 * With `--pictures`, also the fonts without which a picture of some languages shows empty boxes.
 * CHROME_PATH, FIREFOX_PATH, WEBKIT_DRIVER_PATH and WEBKIT_BROWSER_PATH come before the usual places.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, getuid, platform } from 'node:process';
import { pathToFileURL } from 'node:url';

const DEBIAN_PACKAGES = ['chromium', 'firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth', 'fonts-noto-core'];

/** Debian's package by the languages that it gives glyphs to. */
const FONTS = { ja: 'fonts-noto-cjk', ko: 'fonts-noto-cjk', zh: 'fonts-noto-cjk', ar: 'fonts-noto-core', he: 'fonts-noto-core', hi: 'fonts-noto-core', th: 'fonts-noto-core' };

const onPath = (name) => (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
const firstThatExists = (...paths) => paths.find((path) => path && existsSync(path));

const foldersIn = (folder) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
  .filter((entry) => entry.isDirectory())
  .map((entry) => join(folder, entry.name));

/** Debian keeps WebKit's test browser off the PATH, in a folder named by architecture and API version. */
const miniBrowsers = () => foldersIn('/usr/lib').flatMap(foldersIn)
  .filter((folder) => folder.includes('/webkit2gtk-'))
  .map((folder) => join(folder, 'MiniBrowser'));

const PLACES = {
  chromium: () => [env.CHROME_PATH, ...onPath('chromium'), ...onPath('chromium-browser'), ...onPath('google-chrome'), '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  firefox: () => [env.FIREFOX_PATH, ...onPath('firefox-esr'), ...onPath('firefox'), '/Applications/Firefox.app/Contents/MacOS/firefox'],
  webkitDriver: () => [env.WEBKIT_DRIVER_PATH, ...onPath('WebKitWebDriver')],
  webkitBrowser: () => [env.WEBKIT_BROWSER_PATH, ...miniBrowsers()],
  xvfb: () => onPath('xvfb-run'),
};

/** The path of each program, or undefined where it is not installed. */
export function findBrowsers() {
  return Object.fromEntries(Object.entries(PLACES).map(([name, places]) => [name, firstThatExists(...places())]));
}

/** @throws {Error} that says how to get the program, when it is not installed */
export function requireBrowser(name) {
  const path = firstThatExists(...PLACES[name]());
  if (!path) throw new Error(`${name} was not found. ${advice([name])}`);
  return path;
}

const ADVICE = {
  chromium: 'Install Chromium or Chrome, or set CHROME_PATH to its executable.',
  firefox: 'Install Firefox, or set FIREFOX_PATH to its executable.',
  webkitDriver: 'Install WebKitGTK\'s WebDriver, or set WEBKIT_DRIVER_PATH.',
  webkitBrowser: 'Install WebKitGTK\'s MiniBrowser, or set WEBKIT_BROWSER_PATH.',
  xvfb: 'Install Xvfb: WebKitGTK needs an X display.',
};

const advice = (names) => [...names.map((name) => ADVICE[name]), `On Debian: apt-get install ${DEBIAN_PACKAGES.join(' ')}`].join('\n');

const missingOf = (found) => Object.keys(PLACES).filter((name) => !found[name]);

/** The languages without a font, as fontconfig knows them; none where there is no fontconfig: other systems bring their fonts along. */
function languagesWithoutFont() {
  return Object.keys(FONTS).filter((language) => {
    const { status, stdout } = spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' });
    return status === 0 && stdout.trim() === '';
  });
}

const mayInstall = () => platform === 'linux' && getuid?.() === 0 && existsSync('/etc/debian_version');

function installOnDebian(packages) {
  const aptGet = (...args) => spawnSync('apt-get', args, { stdio: 'inherit', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return aptGet('update') && aptGet('install', '-y', '--no-install-recommends', ...packages);
}

/** A picture without glyphs is poor, but no reason to make none. */
function bringFonts() {
  let missing = languagesWithoutFont();
  const packages = [...new Set(missing.map((language) => FONTS[language]))];
  if (missing.length > 0 && mayInstall()) {
    console.log(`Installing ${packages.join(', ')} by apt-get`);
    installOnDebian(packages);
    missing = languagesWithoutFont();
  }
  console.log(missing.length > 0 ? `fonts: none for ${missing.join(', ')}; on Debian: apt-get install ${packages.join(' ')}` : 'fonts: all');
}

function main() {
  let missing = missingOf(findBrowsers());
  if (missing.length > 0 && mayInstall()) {
    console.log(`Installing ${missing.join(', ')} by apt-get`);
    installOnDebian(DEBIAN_PACKAGES);
    missing = missingOf(findBrowsers());
  }
  for (const [name, path] of Object.entries(findBrowsers())) console.log(`${name}: ${path ?? 'missing'}`);
  if (missing.length > 0) console.error(advice(missing));
  process.exitCode = missing.length > 0 ? 1 : 0;
  if (process.argv.includes('--pictures')) bringFonts();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
