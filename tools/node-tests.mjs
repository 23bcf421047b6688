/**
 * Runs the tests of a folder with Node's own runner, as `node --import tsx tools/node-tests.mjs FOLDER|FILE… [--serial]`.
 * Node 20's `--test` takes no globs, and its reporters print every test that passed: this prints what failed, a line a file, and `N passed, N failed`.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';

const TEST_FILE = /\.(test|e2e)\.ts$/;
const LIMIT_PER_FILE_MS = Number(process.env.LIMIT_MINUTES ?? 8) * 60_000;

const filesOf = (path) => (statSync(path).isDirectory()
  ? readdirSync(path, { recursive: true }).map((name) => join(path, name)).filter((name) => TEST_FILE.test(name))
  : [path]);

const isOption = (argument) => argument.startsWith('--');
const paths = process.argv.slice(2).filter((argument) => !isOption(argument));
const files = paths.flatMap(filesOf).map((path) => resolve(path)).sort();
const serial = process.argv.includes('--serial');

const results = new Map(files.map((file) => [file, { passed: 0, failed: 0, skipped: 0, output: '' }]));

/** A file without tests is reported as one passed test that has the file's name. */
const isFile = ({ name, file, nesting }) => nesting === 0 && resolve(name) === file;

/** A suite, and a test that failed only because a part of it did, are their parts. */
const isCounted = ({ details, skip, todo }) => details.type !== 'suite' && details.error?.failureType !== 'subtestsFailed' && !skip && todo === undefined;

function explain({ name, line, details: { error } }) {
  const reason = error.cause ?? error;
  const text = typeof reason === 'object' ? reason.stack ?? inspect(reason) : String(reason);
  return `  ✖ ${name}${line ? ` (line ${line})` : ''}\n${text.replace(/^/gm, '    ')}\n`;
}

function onPass(test) {
  const result = results.get(test.file);
  if (isFile(test)) onFail({ ...test, details: { error: 'The file has no test.' } });
  else if (test.skip) result.skipped++;
  else if (isCounted(test)) result.passed++;
}

function onFail(test) {
  if (!isCounted(test)) return;
  const result = results.get(test.file);
  result.failed++;
  result.output += explain(test);
}

function report() {
  const sum = (key) => [...results.values()].reduce((total, result) => total + result[key], 0);
  for (const [file, { passed, failed, skipped, output }] of results) {
    console.log(`${failed > 0 ? '✖' : '✔'} ${relative('.', file)}: ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    if (failed > 0) console.log(output);
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}

const note = ({ file, message }) => { results.get(file).output += message; };

run({ files, concurrency: serial ? 1 : 2, timeout: LIMIT_PER_FILE_MS })
  .on('test:pass', onPass)
  .on('test:fail', onFail)
  .on('test:stdout', note)
  .on('test:stderr', note)
  .once('end', report)
  .resume();
