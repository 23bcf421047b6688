import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { resolvePool } from './resolve-pool.js';
import type { PoolConfig } from '../../../src/cognito/pool.js';

const userPoolId = 'eu-west-1_Ab12Cd34E';
const userPoolClientId = '4k5l6m7n8o9p0q1r2s3t4u5v6w';

test('a pool follows from its id', () => {
  assert.deepEqual(resolvePool({ userPoolId, userPoolClientId }), {
    userPoolId,
    clientId: userPoolClientId,
    region: 'eu-west-1',
    poolName: 'Ab12Cd34E',
    endpoint: 'https://cognito-idp.eu-west-1.amazonaws.com/',
    issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E',
  });
});

test('the region may be said again', () => {
  assert.equal(resolvePool({ userPoolId, userPoolClientId, region: 'eu-west-1' }).region, 'eu-west-1');
});

test('the endpoint is in the partition where AWS\'s own client puts it', () => {
  const { endpointProvider } = new CognitoIdentityProviderClient({ region: 'us-east-1' }).config;
  const regions = [
    'us-east-1', 'eu-central-2', 'ap-southeast-7', 'mx-central-1', 'cn-north-1', 'cn-northwest-1', 'us-gov-west-1', 'us-gov-east-1',
    'eusc-de-east-1',
  ];
  for (const region of regions) {
    const { endpoint, issuer } = resolvePool({ userPoolId: `${region}_Ab12Cd34E`, userPoolClientId });
    assert.equal(endpoint, endpointProvider({ Region: region, UseDualStack: false, UseFIPS: false }).url.href);
    assert.equal(issuer, `${endpoint}${region}_Ab12Cd34E`);
  }
});

describe('another endpoint', () => {
  const accepted: [endpoint: string, href: string][] = [
    ['https://login.example.com', 'https://login.example.com/'],
    ['https://example.com/cognito', 'https://example.com/cognito'],
    ['http://localhost:9229', 'http://localhost:9229/'],
    ['http://127.0.0.1:9229/', 'http://127.0.0.1:9229/'],
    ['http://[::1]:9229/', 'http://[::1]:9229/'],
    ['http://localhost', 'http://localhost/'],
  ];
  for (const [endpoint, href] of accepted) {
    test(`${endpoint} is accepted`, () => {
      assert.equal(resolvePool({ userPoolId, userPoolClientId, endpoint }).endpoint, href);
    });
  }

  for (const endpoint of [
    'http://example.com', 'http://localhost.example.com', 'http://localhost:80@example.com/', 'http://127.0.0.1.example.com',
    'localhost:9229', '/cognito', 'ftp://localhost/', 'javascript:alert(1)', 'nonsense',
  ]) {
    test(`${endpoint} is refused`, () => {
      assert.throws(() => resolvePool({ userPoolId, userPoolClientId, endpoint }), { name: 'ConfigurationError', message: /user-pool-endpoint ".*" must be a full https: URL/ });
    });
  }

  test('lets a local server name its pools freely', () => {
    const { region, poolName } = resolvePool({ userPoolId: 'local_1', userPoolClientId, endpoint: 'http://localhost:9229' });
    assert.deepEqual([region, poolName], ['local', '1']);
    assert.throws(() => resolvePool({ userPoolId: 'local_1', userPoolClientId }), { name: 'ConfigurationError', message: /region in user-pool-id "local" is malformed/ });
  });
});

describe('what cannot be right', () => {
  const cases: [what: string, config: PoolConfig, message: RegExp][] = [
    ['no pool', { userPoolClientId }, /^user-pool-id is missing; it looks like eu-west-1_/],
    ['an empty pool', { userPoolId: '', userPoolClientId }, /^user-pool-id is missing/],
    ['a pool without its region', { userPoolId: 'Ab12Cd34E', userPoolClientId }, /^user-pool-id "Ab12Cd34E" is malformed/],
    ['a pool without its name', { userPoolId: 'eu-west-1_', userPoolClientId }, /is malformed/],
    ['a pool with spaces', { userPoolId: ` ${userPoolId}`, userPoolClientId }, /is malformed/],
    ['a pool\'s ARN', { userPoolId: `arn:aws:cognito-idp:eu-west-1:123:userpool/${userPoolId}`, userPoolClientId }, /is malformed/],
    ['56 characters', { userPoolId: `eu-west-1_${'a'.repeat(46)}`, userPoolClientId }, /is malformed/],
    ['no client', { userPoolId }, /^user-pool-client-id is missing/],
    ['a client with a dash', { userPoolId, userPoolClientId: 'my-client' }, /^user-pool-client-id "my-client" is malformed/],
    ['another region', { userPoolId, userPoolClientId, region: 'us-east-1' }, /^region "us-east-1" contradicts user-pool-id/],
  ];
  for (const [what, config, message] of cases) {
    test(what, () => { assert.throws(() => resolvePool(config), { name: 'ConfigurationError', message }); });
  }

  test('55 characters are not too many', () => {
    assert.equal(resolvePool({ userPoolId: `eu-west-1_${'a'.repeat(45)}`, userPoolClientId }).poolName.length, 45);
  });
});
