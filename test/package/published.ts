/** What `npm publish` would send, unpacked. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PackageJson {
  name: string;
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  exports: Record<string, string | { types?: string; default?: string }>;
  sideEffects: string[];
}

export const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;

export interface Tarball {
  path: string;
  /** Paths inside the package. */
  files: string[];
}

/** Packs the built package into a fresh folder. */
export function pack(): Tarball {
  const folder = mkdtempSync(join(tmpdir(), 'auth-elements-pack-'));
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { encoding: 'utf8' });
  const [{ filename, files }] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }];
  return { path: join(folder, filename), files: files.map(({ path }) => path) };
}

/** Every target of the exports map that is one file, as `[specifier, target]`. */
export const exportTargets = (): [string, string][] => Object.entries(packageJson.exports).flatMap(([specifier, target]) =>
  (typeof target === 'string' ? [target] : [target.types, target.default])
    .filter((path) => path !== undefined)
    .map((path): [string, string] => [specifier, path]));
