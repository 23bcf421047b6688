#!/usr/bin/env node
/** `auth-elements-local`: the local Cognito from the command line. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defaultConfig } from './default-config.js';
import { startLocalCognito } from './node/server.js';
import type { LocalCognitoConfig } from './index.js';

const HELP = `auth-elements-local: a local Amazon Cognito for development

  --port NUMBER   where to listen on 127.0.0.1 (default 9229)
  --config FILE   user pools, clients and users as JSON, with the keys of CreateUserPool
  --data FILE     keeps users, codes, tokens and keys over a restart
  --help          this text

Codes and links are printed here and lie at /_local/inbox.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9229' },
      config: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port from 0 to 65535.`);
  const config = values.config === undefined ? defaultConfig : readConfigFile(values.config);
  const running = await startLocalCognito({ port, config, ...(values.data !== undefined && { dataFile: values.data }), log: console.log });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { void running.close().then(() => process.exit(0)); });
  console.log(`Local Cognito at ${running.url}`);
  for (const { Id, clients } of config.userPools) console.log(`  user pool ${Id}, clients ${clients.map(({ ClientId }) => ClientId).join(', ')}`);
}

function readConfigFile(file: string): LocalCognitoConfig {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LocalCognitoConfig;
  } catch (error) {
    throw new Error(`The configuration ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

main().catch((error: unknown) => {
  console.error(`auth-elements-local: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
