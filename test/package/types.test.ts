/** The published types lean on nothing that a user of the package does not install with it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageJson } from './published.js';

const IMPORT = /(?:from|import\()\s*['"]([^'".][^'"]*)['"]|<reference types="([^"]+)"/g;

const COMMENT = /\/\*[\s\S]*?\*\//g;

const packageOf = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/** Packages that a declaration file names and that are no dependencies. */
function strangersIn(types: string): string[] {
  return [...types.replace(COMMENT, '').matchAll(IMPORT)]
    .map(([, imported, reference]) => packageOf(imported ?? reference ?? ''))
    .filter((name) => !(name in packageJson.dependencies) && name !== packageJson.name);
}

test('published types name dependencies only', () => {
  const files = readdirSync('dist', { recursive: true }).map(String).filter((path) => path.endsWith('.d.ts'));
  assert.ok(files.includes('index.d.ts'), 'dist has no types: run npm run build first');
  const strangers = files.flatMap((file) => strangersIn(readFileSync(join('dist', file), 'utf8')).map((name) => `${file} names ${name}`));
  assert.deepEqual(strangers, []);
});

test('a type of a development dependency is found', () => {
  assert.deepEqual(strangersIn(`import type { X } from '@aws-sdk/client-cognito-identity-provider';`), ['@aws-sdk/client-cognito-identity-provider']);
  assert.deepEqual(strangersIn(`export type X = import("vue").App;`), ['vue']);
  assert.deepEqual(strangersIn(`/// <reference types="node" />`), ['node']);
  assert.deepEqual(strangersIn(`/** as in: import x from 'vue' */ import { html } from 'lit/html.js'; import './x.js';`), []);
});
