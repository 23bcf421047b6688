/** A web site for one test: pages from strings, the build from dist/, on a free port of this machine. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const ROOT = new URL('../../', import.meta.url).pathname;
const SERVED_FOLDERS = ['/dist/', '/examples/', '/node_modules/', '/test/e2e/'];
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.map': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
};

const brotli = promisify(brotliCompress);

export interface SiteOptions {
  /** Path → HTML. */
  pages?: Record<string, string>;
  /** Content-Security-Policy of the pages. */
  csp?: string;
  /** Compresses the build at brotli's best quality, as a CDN would. */
  compress?: boolean;
  /** Answers 503 to a path for as long as it says so. */
  refuses?: (path: string) => boolean;
  /** Called with the path of each request; the answer waits for it. */
  beforeAnswer?: (path: string) => Promise<void> | void;
}

export interface SiteRequest {
  path: string;
  /** `?…`, or nothing. */
  search: string;
  /** Of the body, as it went over the wire. */
  bytes: number;
}

export interface Site {
  /** `http://localhost:PORT`: a secure context. */
  url: string;
  /** What was asked for since the start, favicons left out. */
  requests: SiteRequest[];
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
}

async function fileAt(path: string): Promise<Answer> {
  const safe = normalize(path);
  if (!SERVED_FOLDERS.some((folder) => safe.startsWith(folder))) return { status: 404, type: 'text/plain', body: `${path} is not on this site` };
  try {
    return { status: 200, type: TYPES[extname(safe)] ?? 'application/octet-stream', body: await readFile(join(ROOT, safe)) };
  } catch {
    return { status: 404, type: 'text/plain', body: `${path} was not found` };
  }
}

export async function startSite({ pages = {}, csp, compress = false, refuses, beforeAnswer }: SiteOptions = {}): Promise<Site> {
  const requests: SiteRequest[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    await beforeAnswer?.(pathname);
    if (refuses?.(pathname)) {
      response.writeHead(503, { 'content-type': TYPES['.js'] }).end();
      return;
    }
    const page = pages[pathname];
    const { status, type, body } = page === undefined ? await fileAt(pathname) : { status: 200, type: TYPES['.html'] ?? '', body: page };
    const sent = compress ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }) : Buffer.from(body);
    requests.push({ path: pathname, search, bytes: sent.length });
    response.writeHead(status, {
      'content-type': type,
      'access-control-allow-origin': '*',
      ...(compress && { 'content-encoding': 'br' }),
      ...(csp !== undefined && page !== undefined && { 'content-security-policy': csp }),
    });
    response.end(sent);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
