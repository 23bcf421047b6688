/** Firefox with its password manager, driven over Marionette. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBrowser } from '../../tools/browsers.mjs';
import { connectMarionette } from './marionette.js';
import { until, type StartManager } from './manager.js';

const PREFERENCES = {
  // The settings recommended for tests would switch the manager off.
  'remote.prefs.recommended': false,
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.aboutwelcome.enabled': false,
  'browser.preonboarding.enabled': false,
  'termsofuse.bypassNotification': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.firstRunURL': '',
  'app.update.disabledForTesting': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

const ADD_LOGIN = `
  const [origin, username, password, done] = arguments;
  const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
  login.init(origin, origin, null, username, password, '', '');
  Services.logins.addLoginAsync(login).then(() => done(true), (error) => done(String(error)));`;

/** A prompt counts when its doorhanger is shown and not dismissed. */
const IS_OFFERING = `
  const done = arguments[arguments.length - 1];
  const { PopupNotifications, gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  const prompt = PopupNotifications.getNotification('password', gBrowser.selectedBrowser);
  done(Boolean(prompt && !prompt.dismissed));`;

/** Firefox's name for an element in WebDriver's messages. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export const startFirefox: StartManager = async (logins) => {
  const profile = await mkdtemp(join(tmpdir(), 'auth-elements-firefox-'));
  await writeFile(join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const firefox = spawn(requireBrowser('firefox'), ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const ended = once(firefox, 'exit');
  const portFile = join(profile, 'MarionetteActivePort');
  await until(() => existsSync(portFile), () => 'Firefox has opened no port for Marionette.', 60_000);
  const marionette = await connectMarionette(Number(await readFile(portFile, 'utf8')));
  await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
  for (const { origin, username, password } of logins) {
    const added = await marionette.run('chrome', ADD_LOGIN, [origin, username, password]);
    if (added !== true) throw new Error(`Firefox took no login: ${String(added)}`);
  }

  const find = async (selector: string): Promise<string> => {
    let element: string | undefined;
    await until(async () => {
      const found = await marionette.run('content', 'arguments[1]([...document.querySelectorAll(arguments[0])].find((element) => element.checkVisibility({ visibilityProperty: true })))', [selector]) as Record<string, string> | null;
      element = found?.[ELEMENT];
      return element !== undefined;
    }, () => `Nothing visible is ${selector}.`);
    return element!;
  };

  return {
    open: async (url) => { await marionette.send('WebDriver:Navigate', { url }); },
    async evaluate(run, ...args) {
      return await marionette.run('content', `
        const __name = (value) => value;
        Promise.resolve((${run.toString()})(...[...arguments].slice(0, -1))).then(arguments[arguments.length - 1]);`, args) as ReturnType<typeof run>;
    },
    async type(selector, text) {
      const id = await find(selector);
      await marionette.send('WebDriver:ElementClear', { id });
      await marionette.send('WebDriver:ElementSendKeys', { id, text });
    },
    click: async (selector) => { await marionette.send('WebDriver:ElementClick', { id: await find(selector) }); },
    isOffering: async () => await marionette.run('chrome', IS_OFFERING) as boolean,
    log: async () => '',
    async close() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => firefox.kill());
      await ended;
      marionette.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};
