import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { operationsTable } from '../../../tools/operations-table.mjs';

const table = await operationsTable();

/** The second column, by the first. */
const rows = new Map([...table.matchAll(/^\| (\w+) \| (.+) \|$/gm)].map(([, name = '', by = '']) => [name, by] as const));

test('docs/operations.md is what the code makes of it', () => {
  assert.equal(readFileSync('docs/operations.md', 'utf8'), table, 'run node tools/operations-table.mjs');
});

test('every operation and challenge has a row, and what is left out says why', () => {
  assert.equal(rows.size, 34 + 16 + 2);
  for (const [name, by] of rows) assert.ok(by.length > 3 && (!by.startsWith('*left out:*') || by.length > 40), name);
});

test('the element that uses an operation is found through the functions that its command calls', () => {
  assert.equal(rows.get('DeleteUserAttributes'), '`auth-profile`');
  assert.equal(rows.get('ForgotPassword')?.includes('`auth-reset-password`'), true);
  assert.equal(rows.get('RevokeUserSession'), '`auth-devices`');
  assert.equal(rows.get('SMS_MFA'), '`auth-confirm-sign-in`');
  assert.equal(rows.get('ChangePassword'), '`auth-change-password`');
});
