/**
 * `npm test`: every check, on a clean checkout, with nothing installed but Node and npm.
 * `npm test -- unit lint` runs the stages named; `npm run test:long` runs the long table. Only Node's own modules are imported here: npm ci comes first.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { packagesAreInstalled } from './packages.mjs';

const MIN_NODE = 20;
const MINUTE_MS = 60_000;
const MAX_NAMED = 40;

const nodeTests = (...args) => ['node', '--import', 'tsx', 'tools/node-tests.mjs', ...args];

/**
 * - `counts`: the stage ends with a line `N passed, N failed`; a stage without it counts as one.
 * - `needs`: stages without which this one cannot run.
 * - `skip`: says why the stage has nothing to do.
 * - `quiet`: what the stage prints is shown only where it fails.
 */
const STAGES = [
  { name: 'packages', command: ['npm', 'ci'], minutes: 15, skip: () => packagesAreInstalled() && 'node_modules agrees with package-lock.json' },
  { name: 'programs', command: ['node', 'tools/browsers.mjs'], minutes: 15 },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'], minutes: 5, needs: ['packages'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], minutes: 5, needs: ['packages'] },
  { name: 'unit', command: nodeTests('test/unit'), counts: true, minutes: 15, needs: ['packages'] },
  { name: 'foreign', command: nodeTests('test/foreign'), counts: true, minutes: 5, needs: ['packages'] },
  { name: 'mutation', command: ['node', 'tools/mutation-check.mjs'], counts: true, minutes: 20, needs: ['packages'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build:dist'], minutes: 5, needs: ['packages'] },
  { name: 'size', command: ['npm', 'run', '--silent', 'size'], minutes: 1, needs: ['build'] },
  { name: 'package', command: nodeTests('test/package', '--serial'), counts: true, minutes: 5, needs: ['build'] },
  { name: 'browser', command: ['node', 'tools/test-browsers.mjs'], counts: true, minutes: 45, needs: ['packages', 'programs'] },
  { name: 'e2e', command: nodeTests('test/e2e', '--serial'), counts: true, minutes: 40, needs: ['build', 'programs'] },
  { name: 'passwords', command: nodeTests('test/passwords', '--serial'), env: { PASSWORDS: 'short' }, counts: true, minutes: 5, needs: ['build', 'programs'] },
  { name: 'storybook', command: ['npm', 'run', '--silent', 'build-storybook'], quiet: true, minutes: 5, needs: ['build'] },
  { name: 'stories', command: nodeTests('test/stories', '--serial'), counts: true, minutes: 30, needs: ['storybook', 'programs'] },
];

const LONG_STAGES = [
  STAGES[0],
  { name: 'mutation-all', command: ['node', 'tools/mutation-check.mjs', '--all'], counts: true, minutes: 60, needs: ['packages'] },
  { name: 'srp-vectors', command: nodeTests('test/unit/cognito/srp.test.ts'), env: { SRP_VECTORS: '2000', LIMIT_MINUTES: '28' }, counts: true, minutes: 30, needs: ['packages'] },
  { name: 'herd', command: ['node', 'bench/herd.mjs', '--check'], minutes: 10, needs: ['packages'] },
  { name: 'walks', command: nodeTests('test/unit/walk'), env: { WALKS: '2000', LIMIT_MINUTES: '55' }, counts: true, minutes: 60, needs: ['packages'] },
  { name: 'programs', command: ['node', 'tools/browsers.mjs', '--pictures'], minutes: 15 },
  { name: 'element-walks', command: ['node', 'tools/test-browsers.mjs', 'chromium', 'test/browser/walk/walk.test.ts'], env: { WALKS: '300' }, counts: true, minutes: 35, needs: ['packages', 'programs'] },
  ...STAGES.filter(({ name }) => ['build', 'storybook'].includes(name)),
  { name: 'contact-sheet', command: ['node', 'tools/contact-sheet.mjs'], counts: true, minutes: 30, needs: ['storybook', 'programs'] },
  { name: 'contact-sheet-languages', command: ['node', 'tools/contact-sheet.mjs', '--themes', 'default', '--languages', 'ar,de,ja,en-XA'], counts: true, minutes: 30, needs: ['storybook', 'programs'] },
  { name: 'faults', command: nodeTests('test/e2e/faults.e2e.ts', '--serial'), env: { JOURNEYS: '500', LIMIT_MINUTES: '55' }, counts: true, minutes: 60, needs: ['build', 'programs'] },
];

let running;

/** Stops the stage's whole process group: a browser outlives the program that started it. */
function stop(signal) {
  try {
    if (running) process.kill(-running.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function run({ command: [program, ...args], env, minutes, quiet }) {
  return new Promise((resolve) => {
    let output = '';
    running = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0', STORYBOOK_DISABLE_TELEMETRY: '1', ...env } });
    const child = running;
    let fault;
    const limit = setTimeout(() => { fault = `stopped after ${minutes} minutes`; stop('SIGKILL'); }, minutes * MINUTE_MS);
    for (const [source, target] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      source.setEncoding('utf8').on('data', (text) => { output += text; if (!quiet) target.write(text); });
    }
    child.on('error', (error) => { fault = error.message; });
    child.on('exit', () => stop('SIGKILL'));
    child.on('close', (code) => {
      clearTimeout(limit);
      running = undefined;
      fault ??= code === 0 ? undefined : `exit code ${code}`;
      if (quiet && fault) process.stdout.write(output);
      resolve({ output, fault });
    });
  });
}

/** The lines that name what failed, said once more at the end: a log that is cut keeps its end. */
function failuresIn(output) {
  const lines = output.split('\n').filter((line) => /^\s*(✖|❌|𐄂) /u.test(line));
  return lines.length > MAX_NAMED ? [...lines.slice(0, MAX_NAMED), `  … and ${lines.length - MAX_NAMED} lines more`] : lines;
}

/** Each stage counts for something: one that failed has at least one failure, one that counts has tests. */
function countsOf({ counts }, { output, fault }) {
  if (!counts) return fault ? { passed: 0, failed: 1, fault } : { passed: 1, failed: 0 };
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)];
  if (lines.length === 0) return { passed: 0, failed: 1, fault: fault ?? 'printed no counts' };
  const [passed, failed] = lines.at(-1).slice(1).map(Number);
  if (failed === 0 && (fault || passed === 0)) return { passed, failed: 1, fault: fault ?? 'ran no test' };
  return { passed, failed, fault: failed > 0 ? `${failed} failed` : undefined };
}

async function runStage(stage, broken) {
  const missing = stage.needs?.filter((name) => broken.has(name)) ?? [];
  if (missing.length > 0) return { passed: 0, failed: 1, fault: `not run: ${missing.join(' and ')} failed` };
  const reason = stage.skip?.();
  if (reason) {
    console.log(reason);
    return { passed: 1, failed: 0 };
  }
  const outcome = await run(stage);
  const result = countsOf(stage, outcome);
  return result.failed > 0 ? { ...result, failures: failuresIn(outcome.output) } : result;
}

function choose(table, names) {
  const unknown = names.filter((name) => !table.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`No stage is called ${unknown.join(', ')}. Stages: ${table.map(({ name }) => name).join(', ')}`);
    process.exit(2);
  }
  return names.length > 0 ? table.filter(({ name }) => names.includes(name)) : table;
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < MIN_NODE) throw new Error(`Node ${MIN_NODE} or newer is needed; this is ${process.version}.`);
  const names = process.argv.slice(2).filter((argument) => argument !== '--long');
  const stages = choose(process.argv.includes('--long') ? LONG_STAGES : STAGES, names);
  const results = [];
  for (const stage of stages) {
    console.log(`\n── ${stage.name} ──`);
    const start = Date.now();
    const broken = new Set(results.filter(({ failed }) => failed > 0).map(({ name }) => name));
    const result = await runStage(stage, broken);
    results.push({ name: stage.name, seconds: (Date.now() - start) / 1000, ...result });
  }

  console.log('\n── all ──');
  for (const { name, seconds, passed, failed, fault } of results) {
    console.log(`${failed > 0 ? '✖' : '✔'} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed${fault ? `, ${fault}` : ''}`);
  }
  for (const { name, failures = [] } of results) {
    if (failures.length > 0) console.log(`\n── failed in ${name} ──\n${failures.join('\n')}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stop('SIGKILL');
    process.exit(1);
  });
}
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main();
