/** @aws-sdk/client-cognito-identity-provider calls every operation of the local Cognito: one call accepted, at least one refused. */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { operations } from '../../src/local-cognito/index.js';
import { accountChecks } from './aws-sdk/account.js';
import { sdkClient, type Bench, type Checks } from './aws-sdk/client.js';
import { deviceChecks } from './aws-sdk/devices.js';
import { entryChecks } from './aws-sdk/entry.js';
import { mfaChecks } from './aws-sdk/mfa.js';
import { passkeyChecks } from './aws-sdk/passkeys.js';
import { tokensChecks } from './aws-sdk/tokens.js';
import { startForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

const bench = {} as Bench;
before(async () => {
  bench.pool = await startForeignPool();
  bench.sdk = sdkClient(bench.pool.url);
});
after(() => bench.pool.close());

const checks: Checks = {
  ...entryChecks(bench), ...accountChecks(bench), ...tokensChecks(bench), ...mfaChecks(bench), ...passkeyChecks(bench), ...deviceChecks(bench),
};

for (const [operation, check] of Object.entries(checks)) test(operation, check);

test('no operation of the local Cognito is forgotten here', () => {
  assert.deepEqual(Object.keys(checks).sort(), Object.keys(operations).sort());
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { bench.pool.recording.assertClean(); });
