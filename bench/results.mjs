/** Figures that the README quotes, as the benches found them last. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('results.json', import.meta.url));

const results = () => JSON.parse(readFileSync(FILE, 'utf8'));

/** The figures of one bench, or undefined. */
export const keptResult = (bench) => results()[bench];

/** Keeps one bench's figures beside those of the others. */
export function saveResult(bench, figures) {
  writeFileSync(FILE, `${JSON.stringify({ ...results(), [bench]: figures }, null, 2)}\n`);
}
