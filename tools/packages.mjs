/** Whether node_modules holds what package-lock.json asks for. */
import { existsSync, readFileSync } from 'node:fs';

/** Compares what npm has recorded of node_modules with the lockfile; a package for another platform may be absent. */
export function packagesAreInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesIn(record);
  return Object.entries(packagesIn('package-lock.json'))
    .filter(([path, { optional }]) => path !== '' && !(optional && !installed[path]))
    .every(([path, { version }]) => installed[path]?.version === version);
}
