import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { measure, requestsFor, type Budget, type Manifest } from '../../../tools/budget.mjs';

const ENTRY = 'auth-elements.js';
const PAINT = { name: 'paint', chunks: ['sign-in'], maxBytes: 14_600, maxDepth: 2 };

/** A build as it should be: the entry asks for the form and its base at once; the engine comes later. */
const slim = (): Manifest => ({
  [ENTRY]: { name: 'auth-elements', bytes: 600, imports: [], dynamicImports: ['sign-in.js', 'authenticator.js'] },
  'sign-in.js': { name: 'sign-in', bytes: 2000, imports: ['base.js'], dynamicImports: [] },
  'authenticator.js': { name: 'authenticator', bytes: 900, imports: ['base.js'], dynamicImports: [] },
  'base.js': { name: 'base', bytes: 11_000, imports: [], dynamicImports: ['engine.js'] },
  'engine.js': { name: 'engine', bytes: 7000, imports: ['base.js'], dynamicImports: ['identity-js.js'] },
  'identity-js.js': { name: 'identity-js', bytes: 26_000, imports: [], dynamicImports: [] },
});

function altered(change: (manifest: Manifest) => void): Manifest {
  const manifest = slim();
  change(manifest);
  return manifest;
}

function sizeCommand(manifest: Manifest): { status: number | null; stdout: string; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'budget-'));
  try {
    const write = (name: string, value: unknown): string => {
      writeFileSync(join(folder, name), JSON.stringify(value));
      return join(folder, name);
    };
    return spawnSync(process.execPath, ['tools/size.mjs', write('manifest.json', manifest), write('budgets.json', [PAINT])], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('counts what painting needs, and neither the engine nor other elements', () => {
  assert.deepEqual(measure(slim(), ENTRY, PAINT), { bytes: 13_600, depth: 2, files: [ENTRY, 'sign-in.js', 'base.js'], faults: [] });
});

test('counts a chunk once, however many import it', () => {
  const { bytes, faults } = measure(slim(), ENTRY, { name: 'both', chunks: ['authenticator', 'sign-in'], maxBytes: 14_600, maxDepth: 2 });
  assert.equal(bytes, 14_500);
  assert.deepEqual(faults, []);
});

test('follows a chunk that comes one request later', () => {
  assert.deepEqual([...requestsFor(slim(), ENTRY, ['sign-in', 'engine'])], [[ENTRY, 1], ['sign-in.js', 2], ['base.js', 2], ['engine.js', 3]]);
});

test('refuses a fattened entry', () => {
  const fat = altered((manifest) => { manifest[ENTRY]!.bytes += 1001; });
  assert.deepEqual(measure(fat, ENTRY, PAINT).faults, ['paint: 14601 bytes are 1 more than its budget of 14600']);
  assert.deepEqual(measure(altered((manifest) => { manifest[ENTRY]!.bytes += 1000; }), ENTRY, PAINT).faults, []);
});

test('refuses a library that the form begins to import', () => {
  const fat = altered((manifest) => { manifest['base.js']!.imports.push('identity-js.js'); });
  const { bytes, depth, faults } = measure(fat, ENTRY, PAINT);
  assert.deepEqual([bytes, depth, faults.length], [39_600, 3, 2]);
});

test('refuses an entry whose own imports put the form one request deeper', () => {
  const deep = altered((manifest) => {
    manifest[ENTRY]!.imports = ['tiny.js'];
    manifest[ENTRY]!.dynamicImports = [];
    manifest['tiny.js'] = { name: 'tiny', bytes: 10, imports: [], dynamicImports: ['sign-in.js'] };
  });
  assert.deepEqual(measure(deep, ENTRY, PAINT).faults, ['paint: 3 requests, one after the other, are more than its budget of 2']);
});

test('refuses a budget for a chunk that is not there or that nothing imports', () => {
  assert.throws(() => requestsFor(slim(), ENTRY, ['sign-up']), /no chunk called sign-up/);
  const cut = altered((manifest) => { manifest['base.js']!.dynamicImports = []; });
  assert.throws(() => requestsFor(cut, ENTRY, ['engine']), /Nothing imports engine/);
});

test('holds each chunk to a budget of its own, and names the one that is too large', () => {
  const each = { name: 'one element', each: ['sign-in', 'authenticator'], maxBytes: 2000 };
  assert.deepEqual(measure(slim(), ENTRY, each), { bytes: 2000, depth: 1, files: ['sign-in.js', 'authenticator.js'], faults: [] });
  const fat = altered((manifest) => { manifest['authenticator.js']!.bytes = 2001; });
  assert.deepEqual(measure(fat, ENTRY, each).faults, ['one element: 2001 bytes of authenticator are 1 more than its budget of 2000']);
  assert.throws(() => measure(slim(), ENTRY, { ...each, each: ['sign-up'] }), /no chunk called sign-up/);
});

test('no element is left out of the budget that each one has', () => {
  const budgets = JSON.parse(readFileSync('tools/budgets.json', 'utf8')) as Budget[];
  const held = budgets.flatMap((budget) => budget.each ?? []);
  // The sign-in travels with what all elements share.
  const elements = readdirSync('src/components').filter((name) => readdirSync('src/define').includes(`${name}.ts`) && name !== 'sign-in');
  assert.deepEqual(held.sort(), elements.sort());
});

test('npm run size passes the slim build and fails the fattened one, its figure last', () => {
  const passed = sizeCommand(slim());
  assert.equal(passed.status, 0, passed.stderr);
  assert.match(passed.stdout, /\nbytes 13600\n$/);

  const failed = sizeCommand(altered((manifest) => { manifest['sign-in.js']!.bytes += 2000; }));
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /15600 bytes are 1000 more/);
  assert.match(failed.stdout, /\nbytes 15600\n$/);
});
