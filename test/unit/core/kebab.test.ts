import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kebab } from '../../../src/core/kebab.js';

test('names become words with hyphens, and a run of capitals one word', () => {
  const event: 'setup-totp' = kebab('setupTOTP');
  const attribute: 'user-pool-client-id' = kebab('userPoolClientId');
  assert.deepEqual([event, attribute, kebab('idle')], ['setup-totp', 'user-pool-client-id', 'idle']);
});

test('the types refuse another spelling', () => {
  // @ts-expect-error The name has two words.
  const event: 'signin' = kebab('signIn');
  assert.equal(event, 'sign-in');
});
