/** The local Cognito as an HTTP server on this machine. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createLocalCognito, type LocalCognito, type LocalCognitoConfig, type LocalCognitoOptions, type Message, type SamlConnector, type StateStorage,
} from '../index.js';

export interface StartOptions extends Pick<LocalCognitoOptions, 'clock' | 'random' | 'triggers' | 'onMessage' | 'fetch' | 'saml'> {
  config: LocalCognitoConfig;
  /** 0, the default, takes a free one. */
  port?: number;
  /** Keeps users, codes, tokens and keys over a restart. */
  dataFile?: string;
  /** Where each delivered code is written; nowhere by default. */
  log?: (line: string) => void;
}

export interface RunningLocalCognito {
  /** As `http://127.0.0.1:9229`. */
  url: string;
  local: LocalCognito;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 alone.
 * @throws {Error} when the port is taken, the data file is not readable, or the configuration or one of its users cannot be right
 */
export async function startLocalCognito({ config, port = 0, dataFile, log, onMessage, ...options }: StartOptions): Promise<RunningLocalCognito> {
  const local = createLocalCognito(config, {
    saml: samlOnDemand(options.fetch),
    ...options,
    ...(dataFile !== undefined && { storage: fileStorage(dataFile) }),
    onMessage: (message) => {
      log?.(describe(message));
      onMessage?.(message);
    },
  });
  // A user of the configuration that cannot be is told now, and not to the first request.
  await Promise.all(config.userPools.map(({ Id }) => local.admin.listUsers(Id)));
  const server = createServer((incoming, outgoing) => {
    answer(local, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is in use by another program; choose another with --port.`, { cause: error }) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    local,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => { if (error) reject(error); else resolve(); });
      server.closeAllConnections();
    }),
  };
}

/** What verifies XML signatures is large, and comes with the first sign-in that needs it. */
function samlOnDemand(fetch: LocalCognitoOptions['fetch']): SamlConnector {
  const connector = async (): Promise<SamlConnector> => (await import('./saml.js')).createSamlConnector(fetch ?? globalThis.fetch);
  return {
    requestUrl: async (...request) => (await connector()).requestUrl(...request),
    verify: async (...response) => (await connector()).verify(...response),
  };
}

async function answer(local: LocalCognito, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const method = incoming.method ?? 'GET';
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
  const response = await local.fetch(new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`), {
    method, headers, ...(method !== 'GET' && method !== 'HEAD' && { body: Buffer.concat(chunks) }),
  }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** Written beside the file and then moved, so that a crash never leaves half a state. */
const fileStorage = (file: string): StateStorage => ({
  load() {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as unknown;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new Error(`The data file ${file} cannot be read: ${(error as Error).message}`, { cause: error });
    }
  },
  save(state) {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  },
});

const describe = ({ medium, to, purpose, code, link = code }: Message): string => `${medium} to ${to} (${purpose}): ${link}`;
