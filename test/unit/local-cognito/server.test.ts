import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultConfig } from '../../../src/local-cognito/default-config.js';
import { startLocalCognito } from '../../../src/local-cognito/node/server.js';

const CLIENT = 'localdemoclient0000000001';

const post = async (url: string, operation: string, body: object) =>
  (await fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` } })).json() as Promise<Record<string, unknown>>;

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'local-cognito-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('serves over HTTP on this machine, and writes each code', async () => {
  const lines: string[] = [];
  const { url, local, close } = await startLocalCognito({ config: defaultConfig, log: (line) => lines.push(line) });
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const answer = await post(url, 'SignUp', { ClientId: CLIENT, Username: 'zoë@example.com', Password: 'Difference-1822' });
  assert.equal((answer.CodeDeliveryDetails as { Destination: string }).Destination, 'z***@e***');
  assert.deepEqual(lines, [`EMAIL to zoë@example.com (sign-up): ${local.inbox[0]?.code}`]);
  await close();
  await assert.rejects(fetch(url));
});

test('a port in use says so', async () => {
  const first = await startLocalCognito({ config: defaultConfig });
  await assert.rejects(startLocalCognito({ config: defaultConfig, port: Number(new URL(first.url).port) }), /^Error: Port \d+ is in use by another program/);
  await first.close();
});

test('a user of the configuration that cannot be stops the start', async () => {
  const [pool] = defaultConfig.userPools;
  await assert.rejects(startLocalCognito({ config: { userPools: [{ ...pool!, users: [{ Username: 'not-an-address' }] }] } }), /The user 'not-an-address' of eu-west-1_Local0001 cannot be/);
});

test('a data file keeps the users over a restart; a broken one is named', () => inFolder(async (folder) => {
  const dataFile = join(folder, 'data.json');
  const signUp = (url: string) => post(url, 'SignUp', { ClientId: CLIENT, Username: 'new@example.com', Password: 'Difference-1822' });
  const before = await startLocalCognito({ config: defaultConfig, dataFile });
  assert.equal((await signUp(before.url)).UserConfirmed, false);
  await before.close();
  assert.equal((await readFile(dataFile, 'utf8')).includes('Difference'), false);
  const after = await startLocalCognito({ config: defaultConfig, dataFile });
  assert.equal((await signUp(after.url)).__type, 'UsernameExistsException');
  await after.close();
  await writeFile(dataFile, '{"half');
  await assert.rejects(startLocalCognito({ config: defaultConfig, dataFile }), /data\.json cannot be read/);
}));

describe('the command line', () => {
  const start = (...args: string[]) => spawn(process.execPath, ['--import', 'tsx', 'src/local-cognito/cli.ts', ...args]);
  async function outcome(...args: string[]) {
    const child = start(...args);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    const [code] = await once(child, 'close') as [number];
    return { code, text };
  }

  test('says how it is used', async () => {
    const { code, text } = await outcome('--help');
    assert.equal(code, 0);
    for (const option of ['--port', '--config', '--data']) assert.ok(text.includes(option));
  });

  test('refuses an unknown option, a port that is none, and a configuration that is missing or wrong', () => inFolder(async (folder) => {
    const file = join(folder, 'config.json');
    await writeFile(file, '{"userPools": [{"Id": "x", "clients": []}]}');
    const cases: [string[], RegExp][] = [
      [['--nonsense'], /^auth-elements-local: Unknown option '--nonsense'/],
      [['--port', 'http'], /^auth-elements-local: --port http is not a port/],
      [['--config', join(folder, 'none.json')], /none\.json cannot be read/],
      [['--config', file], /^auth-elements-local: userPools\[0\]\.Id must match/],
    ];
    for (const [args, message] of cases) {
      const { code, text } = await outcome(...args);
      assert.equal(code, 1, text);
      assert.match(text, message);
    }
  }));

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`ends cleanly on ${signal}`, async () => {
      const child = start('--port', '0');
      await once(child.stdout, 'data');
      child.kill(signal);
      assert.deepEqual(await once(child, 'close'), [0, null]);
    });
  }
});
