/** `npm start` as a developer meets it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { npmStart, onFreePorts } from './start-command.js';

const CSP = /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http:\/\/127\.0\.0\.1:\d+;/;

describe('npm start', () => {
  test('sends the strict policy, and nothing from outside demo/ and dist/', async () => {
    const command = onFreePorts();
    const url = await command.printed(/Demo +(http:\S+)/);
    const answer = await fetch(url);
    assert.match(answer.headers.get('content-security-policy') ?? '', CSP);
    assert.equal((await fetch(`${url}/package.json`)).status, 404);
    assert.equal((await fetch(`${url}/dist/%2e%2e/package.json`)).status, 404);
    command.interrupt();
    assert.equal(await command.exitCode, 0);
    await assert.rejects(fetch(url), 'the port is free again');
  });

  for (const option of ['--port', '--cognito-port'] as const) {
    test(`says what to do when ${option} is in use`, async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const taken = String((other.address() as AddressInfo).port);
      const command = npmStart('--port', '0', '--cognito-port', '0', option, taken);
      assert.equal(await command.exitCode, 1);
      other.close();
      assert.match(command.output(), new RegExp(`Port ${taken}.* is in use.*npm start -- ${option} \\d+`));
    });
  }

  test('refuses a port that is none', async () => {
    const command = npmStart('--port', '70000');
    assert.equal(await command.exitCode, 1);
    assert.match(command.output(), /--port 70000 is not a port/);
  });
});
