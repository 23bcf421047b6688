/** A web-test-runner launcher that speaks W3C WebDriver to WebKitGTK: no library of npm drives Debian's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const START_ATTEMPTS = 100;
const START_INTERVAL_MS = 100;
/** WebKitGTK now and then does not open its first page; a driver that has just been started does. */
const SESSION_ATTEMPTS = 2;
const SESSION_MS = 20_000;

const BUTTONS = { left: 0, middle: 1, right: 2 };

/** Code points of WebDriver §17.4.2 for the keys that web-test-runner names. */
const KEYS = {
  Enter: '\uE007', Tab: '\uE004', Backspace: '\uE003', Delete: '\uE017', Escape: '\uE00C', Space: ' ', Home: '\uE011', End: '\uE010',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const pointer = (...actions) => ({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });

function stroke(name) {
  const value = KEYS[name] ?? name;
  return [{ type: 'keyDown', value }, { type: 'keyUp', value }];
}

/**
 * @param {{driver: string, browser: string}} paths of WebKitWebDriver and MiniBrowser
 */
export function webkitLauncher({ driver, browser }) {
  const sessions = new Map();
  let driverProcess;
  let baseUrl;

  async function command(method, path, body, signal) {
    const response = await fetch(baseUrl + path, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal });
    const { value } = await response.json();
    if (value?.error) throw new Error(`WebDriver ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async function startDriver() {
    const port = await freePort();
    baseUrl = `http://127.0.0.1:${port}`;
    driverProcess = spawn(driver, [`--port=${port}`], { stdio: 'ignore' });
    for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      const ready = await command('GET', '/status').then(() => true, () => false);
      if (ready) return;
      await wait(START_INTERVAL_MS);
    }
    throw new Error(`WebKitWebDriver did not answer within ${START_ATTEMPTS * START_INTERVAL_MS} ms`);
  }

  async function openPage(url) {
    const signal = AbortSignal.timeout(SESSION_MS);
    const { sessionId } = await command('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } },
    }, signal);
    await command('POST', `/session/${sessionId}/url`, { url }, signal);
    return sessionId;
  }

  const perform = (id, ...actions) => command('POST', `/session/${sessions.get(id)}/actions`, { actions });

  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    // The driver holds one session at a time.
    concurrency: 1,

    initialize: startDriver,

    async stop() {
      await Promise.allSettled([...sessions.keys()].map((id) => this.stopSession(id)));
      driverProcess?.kill();
    },

    async startSession(id, url) {
      for (let attempt = 1; !sessions.has(id); attempt++) {
        try {
          sessions.set(id, await openPage(url));
        } catch (error) {
          if (attempt === SESSION_ATTEMPTS) throw error;
          driverProcess.kill();
          await startDriver();
        }
      }
    },

    async stopSession(id) {
      const session = sessions.get(id);
      sessions.delete(id);
      await command('DELETE', `/session/${session}`);
      return {};
    },

    isActive: (id) => sessions.has(id),
    getBrowserUrl: () => '',

    // What @web/test-runner-commands calls on a launcher of type "webdriver".
    sendKeys: (id, keys) => perform(id, { type: 'key', id: 'keyboard', actions: keys.flatMap(stroke) }),
    sendMouseMove: (id, x, y) => perform(id, pointer({ type: 'pointerMove', duration: 0, x, y })),
    sendMouseDown: (id, button = 'left') => perform(id, pointer({ type: 'pointerDown', button: BUTTONS[button] })),
    sendMouseUp: (id, button = 'left') => perform(id, pointer({ type: 'pointerUp', button: BUTTONS[button] })),
    sendMouseClick: (id, x, y, button = 'left') => perform(id, pointer(
      { type: 'pointerMove', duration: 0, x, y },
      { type: 'pointerDown', button: BUTTONS[button] },
      { type: 'pointerUp', button: BUTTONS[button] },
    )),
    resetMouse: (id) => command('DELETE', `/session/${sessions.get(id)}/actions`),
  };
}
