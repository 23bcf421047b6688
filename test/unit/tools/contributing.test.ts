import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface PackageJson {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** The names in the first column of the tables. */
const namesIn = (text: string): string[] => [...text.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names]) => names!.split(', '));

const withoutReason = (dependencies: string[], text: string): string[] => dependencies.filter((name) => !namesIn(text).includes(name));

test('CONTRIBUTING.md gives the reason of each dependency, and of none that is gone', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;
  const all = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  const [, tables] = readFileSync('CONTRIBUTING.md', 'utf8').split('## Dependencies');
  assert.deepEqual(withoutReason(all, tables!), []);
  assert.deepEqual(namesIn(tables!).filter((name) => name !== 'package' && !/^-+$/.test(name) && !all.includes(name)), []);
});

test('a dependency without a reason is found', () => {
  assert.deepEqual(withoutReason(['lit', 'left-pad'], '| lit, @lit/context | the elements |'), ['left-pad']);
});
