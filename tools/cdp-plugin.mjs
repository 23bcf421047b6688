/**
 * A web-test-runner plugin that lets a test send one DevTools protocol command to its own page (Chromium only):
 * `await executeServerCommand('cdp', {method, params})` answers `{result}`, or `{unsupported: true}` in another browser.
 */
export function cdpPlugin() {
  const sessions = new WeakMap();

  async function sessionOf(page) {
    if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
    return sessions.get(page);
  }

  return {
    name: 'cdp',
    async executeCommand({ command, payload, session }) {
      if (command !== 'cdp') return undefined;
      if (session.browser.name !== 'Chromium') return { unsupported: true };
      const cdp = await sessionOf(session.browser.getPage(session.id));
      return { result: await cdp.send(payload.method, payload.params ?? {}) };
    },
  };
}
