/** Serves demo/ and dist/ on 127.0.0.1, and tells the page of each message as it is "sent". */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Where index.html expects the local Cognito. */
const USUAL_COGNITO = 'http://127.0.0.1:9229';
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.map': 'application/json',
};

const headersFor = (cognitoUrl) => ({
  'content-security-policy': [
    `default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `img-src 'self' data:`, `connect-src 'self' ${cognitoUrl}`,
    `base-uri 'none'`, `form-action 'self'`, `frame-ancestors 'none'`,
  ].join('; '),
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

const PAGES = { '/': 'index.html', '/theme': 'theme.html' };

/** Where the folders of the page's addresses lie; all else is below demo/. */
const FOLDERS = { dist: '', 'theme-builder': 'build' };

/** The file of a path. A URL's path has no `..` left in it. */
const fileOf = (path) => join(ROOT, FOLDERS[path.split('/')[1]] ?? 'demo', PAGES[path] ?? path);

/**
 * @param {object} options
 * @param {number} options.port 0 takes a free one
 * @param {string} options.cognitoUrl the local Cognito that the page speaks to
 * @param {object[]} [options.messages] what has been delivered before
 * @returns {Promise<{url: string, deliver(message: object): void, close(): Promise<void>}>}
 * @throws {Error} `EADDRINUSE` when the port is taken
 */
export async function startDemoServer({ port, cognitoUrl, messages = [] }) {
  const delivered = [...messages];
  const listeners = new Set();
  const headers = headersFor(cognitoUrl);

  function openInbox(response) {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    response.flushHeaders();
    const send = (message) => { response.write(`data: ${JSON.stringify(message)}\n\n`); };
    delivered.forEach(send);
    listeners.add(send);
    response.on('close', () => { listeners.delete(send); });
  }

  async function sendFile(path, response) {
    const file = fileOf(path);
    const content = await readFile(file).catch(() => undefined);
    if (!content) {
      response.writeHead(404, { ...headers, 'content-type': 'text/plain' }).end(`${path} is not here.`);
      return;
    }
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(path === '/' ? String(content).replaceAll(USUAL_COGNITO, cognitoUrl) : content);
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (request.method !== 'GET') response.writeHead(405, headers).end();
    else if (pathname === '/inbox') openInbox(response);
    else void sendFile(pathname, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://localhost:${server.address().port}`,
    deliver(message) {
      delivered.push(message);
      for (const send of listeners) send(message);
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
