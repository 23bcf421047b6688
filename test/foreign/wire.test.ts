/** The edge of the local Cognito: every operation that AWS opens to browsers is there or refused by name, and so is what is no request at all. */
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { operations } from '../../src/local-cognito/index.js';
import { REGION, startForeignPool, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

const SERVICE = 'AWSCognitoIdentityProviderService';

let pool: ForeignPool;
before(async () => { pool = await startForeignPool(); });
after(() => pool.close());

const post = (target: string | undefined, body = '{}'): Promise<Response> => fetch(pool.url, {
  method: 'POST', body, headers: { 'content-type': 'application/x-amz-json-1.1', ...(target && { 'x-amz-target': target }) },
});

async function errorOf(response: Response): Promise<string> {
  assert.equal(response.status, 400);
  const { __type, message } = await response.json() as { __type: string; message: string };
  assert.ok(message);
  return __type;
}

/** The operations that need no AWS credentials, as the SDK's own table of authentication has them. */
function openOperations(): string[] {
  const { httpAuthSchemeProvider } = new sdk.CognitoIdentityProviderClient({ region: REGION }).config;
  return Object.keys(sdk)
    .flatMap((name) => (name.endsWith('Command') ? [name.slice(0, -'Command'.length)] : []))
    .filter((operation) => httpAuthSchemeProvider({ operation, region: REGION }).every(({ schemeId }) => schemeId === 'smithy.api#noAuth'));
}

describe('operations', () => {
  test('offered: some of those that AWS opens to browsers, and no others', () => {
    const open = openOperations();
    assert.equal(open.length, 34);
    assert.deepEqual(Object.keys(operations).filter((name) => !open.includes(name)), []);
  });

  test('each of the rest answers that it is not supported', async () => {
    for (const name of openOperations().filter((open) => !(open in operations))) {
      assert.equal(await errorOf(await post(`${SERVICE}.${name}`)), 'UnsupportedOperationException', name);
    }
  });

  test('refused: what nobody has, what only an administrator has, none at all', async () => {
    for (const target of [`${SERVICE}.MakeTea`, `${SERVICE}.toString`, 'AnotherService.GetUser', undefined]) {
      assert.equal(await errorOf(await post(target)), 'UnknownOperationException', target);
    }
    assert.match(await errorOf(await post(`${SERVICE}.AdminGetUser`)), /^(UnsupportedOperation|UnknownOperation)Exception$/);
  });
});

test('refused: no JSON, a wrong type, a missing member, a pattern that does not match', async () => {
  const refusals: [body: string, name: string][] = [
    ['AccessToken=1', 'SerializationException'],
    ['[]', 'SerializationException'],
    ['{"AccessToken":1}', 'SerializationException'],
    ['{"AccessToken":["a"]}', 'SerializationException'],
    ['{}', 'InvalidParameterException'],
    ['{"AccessToken":null}', 'InvalidParameterException'],
    ['{"AccessToken":"!!"}', 'InvalidParameterException'],
  ];
  for (const [body, name] of refusals) assert.equal(await errorOf(await post(`${SERVICE}.GetUser`, body)), name, body);
});

test('a page of any origin may call', async () => {
  const preflight = await fetch(pool.url, {
    method: 'OPTIONS',
    headers: { origin: 'https://site.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-amz-target,x-amz-user-agent' },
  });
  assert.ok(preflight.ok);
  assert.ok(['*', 'https://site.example'].includes(preflight.headers.get('access-control-allow-origin') ?? ''));
  const allowed = (preflight.headers.get('access-control-allow-headers') ?? '').toLowerCase();
  for (const header of ['content-type', 'x-amz-target', 'x-amz-user-agent', 'cache-control']) assert.ok(allowed.includes(header), header);

  const refused = await post(`${SERVICE}.GetUser`);
  assert.ok(refused.headers.get('access-control-allow-origin'));
  assert.match(refused.headers.get('access-control-expose-headers') ?? '', /x-amzn-errortype/i);
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
