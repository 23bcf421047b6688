/** What is in the package, and that what it promises is there. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { exportTargets, pack, packageJson, type Tarball } from './published.js';

const PUBLISHED = /^(dist\/|custom-elements\.json$|vscode\.(html|css)-custom-data\.json$|web-types\.json$|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/;

const asPattern = (path: string): RegExp => new RegExp(`^${path.replace(/^\.\//, '').replaceAll('.', '\\.').replace('*', '.+')}$`);

describe('the packed files', () => {
  let tarball: Tarball;
  before(() => { tarball = pack(); });
  after(() => rmSync(dirname(tarball.path), { recursive: true }));

  test('are the build, its descriptions and the licence, nothing else', () => {
    assert.deepEqual(tarball.files.filter((path) => !PUBLISHED.test(path)), []);
    for (const path of ['LICENSE', 'README.md', 'custom-elements.json', 'web-types.json']) assert.ok(tarball.files.includes(path), `${path} is missing`);
  });

  for (const [specifier, target] of exportTargets()) {
    test(`hold what exports promises for ${specifier}: ${target}`, () => {
      assert.ok(tarball.files.some((path) => asPattern(target).test(path)), `no file is ${target}`);
    });
  }

  test('hold the command line', () => {
    for (const path of Object.values(packageJson.bin)) assert.ok(tarball.files.includes(path.replace('./', '')));
  });

  test('hold each module that a module imports', () => {
    const missing = tarball.files.filter((path) => /^dist\/.*\.js$/.test(path)).flatMap((path) => {
      const imports = [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g)].map(([, specifier]) => specifier ?? '');
      return imports
        .map((specifier) => new URL(specifier, `file:///${path}`).pathname.slice(1))
        .filter((imported) => !tarball.files.includes(imported))
        .map((imported) => `${path} imports ${imported}`);
    });
    assert.deepEqual(missing, []);
  });
});

test('publint has nothing to say', () => {
  const { stdout } = spawnSync('node_modules/.bin/publint', ['--strict'], { encoding: 'utf8' });
  assert.match(stdout, /All good!/);
});

test('the types resolve in every ES module resolution', () => {
  const output = execFileSync('node_modules/.bin/attw', ['--pack', '.', '--profile', 'esm-only', '--format', 'json', '--exclude-entrypoints', 'custom-elements.json'], { encoding: 'utf8' });
  const { analysis } = JSON.parse(output) as { analysis: { problems: { kind: string; entrypoint?: string }[] } };
  // Types are for ES modules: whoever still calls require() is told so by Node itself.
  assert.deepEqual(analysis.problems.filter(({ kind }) => !['NoResolution', 'CJSResolvesToESM'].includes(kind)), []);
});
