/** Holds the CDN build to its budgets. `node tools/size.mjs [MANIFEST [BUDGETS]]`; the last line is the first budget's figure, as `bytes N`. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure } from './budget.mjs';

const ENTRY = 'auth-elements.js';
const [manifestFile = 'dist/cdn/manifest.json', budgetsFile = fileURLToPath(new URL('budgets.json', import.meta.url))] = process.argv.slice(2);

if (!existsSync(manifestFile)) {
  console.error(`${manifestFile} is missing: run \`npm run build\` first.`);
  process.exit(1);
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const manifest = readJson(manifestFile);
const results = readJson(budgetsFile).map((budget) => ({ ...budget, ...measure(manifest, ENTRY, budget) }));

for (const { name, bytes, depth, files, maxBytes } of results) {
  console.log(`${name}: ${bytes} of ${maxBytes} bytes (brotli), ${depth} deep`);
  for (const file of files) console.log(`  ${String(manifest[file].bytes).padStart(6)}  ${file}`);
}

const faults = results.flatMap((result) => result.faults);
for (const fault of faults) console.error(fault);
console.log(`bytes ${results[0].bytes}`);
process.exitCode = faults.length > 0 ? 1 : 0;
