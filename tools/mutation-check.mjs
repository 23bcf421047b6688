/**
 * Breaks the local Cognito in a copy, one mutation of test/mutation/mutations.ts at a time, and passes when the refusal suite
 * notices each. Unbroken it must pass the suite first. The last line is `N passed, N failed`.
 * `--all` takes every mutation, without it those that are marked quick.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { tsImport } from 'tsx/esm/api';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LIMIT_MS = 3 * 60_000;

async function copyOfTheRepo() {
  const copy = await mkdtemp(join(tmpdir(), 'mutation-'));
  for (const path of ['package.json', 'tsconfig.json', 'src/core', 'src/local-cognito', 'test/unit/local-cognito', 'test/mutation']) {
    await cp(join(root, path), join(copy, path), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** `{passed, failure}`: what test/mutation/run-refusals.ts prints. @throws when the suite did not even run */
async function runSuite(copy) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'test/mutation/run-refusals.ts'], { cwd: copy, timeout: LIMIT_MS });
  return JSON.parse(stdout);
}

/** What is wrong with the check of this mutation; undefined when the suite noticed it. */
async function check(copy, { file, find, replace }) {
  const path = join(copy, 'src/local-cognito', file);
  const source = await readFile(path, 'utf8');
  if (source.split(find).length !== 2) return `'${find}' stands ${source.split(find).length - 1} times in ${file}, not once`;
  await writeFile(path, source.replace(find, () => replace));
  try {
    const { failure } = await runSuite(copy);
    if (failure === undefined) return 'the refusal suite did not notice';
    return failure.includes('InternalErrorException') ? `the mutation crashed: ${failure}` : undefined;
  } catch (error) {
    return `the suite did not run: ${error.message}`;
  } finally {
    await writeFile(path, source);
  }
}

let [passed, failed] = [0, 0];
function note(name, problem) {
  if (problem === undefined) passed += 1;
  else failed += 1;
  if (problem !== undefined) console.log(`✖ ${name}: ${problem}`);
}

/** Takes mutations from the shared queue until none is left. */
async function work(queue) {
  const copy = await copyOfTheRepo();
  try {
    for (let mutation = queue.shift(); mutation; mutation = queue.shift()) note(`accepts ${mutation.why}`, await check(copy, mutation));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const { mutations } = await tsImport('../test/mutation/mutations.ts', import.meta.url);
note('unbroken', (await runSuite(root)).failure);
const queue = mutations.filter(({ quick }) => quick || process.argv.includes('--all'));
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, () => work(queue)));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
