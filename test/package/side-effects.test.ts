/** Importing the package does nothing; importing a definition registers, and says so to bundlers. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { rollup } from 'rollup';
import { packageJson } from './published.js';

/** Imports a module in a fresh Node, and prints which globals it made, which it changed, and which elements it registered. */
const OBSERVE = `
  const registered = [];
  const before = new Map(Object.getOwnPropertyNames(globalThis).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name).value]));
  const timers = [];
  for (const name of ['setTimeout', 'setInterval', 'fetch']) { const own = globalThis[name]; globalThis[name] = (...args) => { timers.push(name); return own(...args); }; before.set(name, globalThis[name]); }
  await import(process.argv[1]);
  const after = Object.getOwnPropertyNames(globalThis);
  const define = globalThis.customElements;
  for (const tag of process.argv.slice(2)) if (define?.get(tag)) registered.push(tag);
  const made = after.filter((name) => !before.has(name) || !Object.is(before.get(name), Object.getOwnPropertyDescriptor(globalThis, name).value));
  console.log(JSON.stringify({ registered, made, timers }));
`;

interface Observation {
  registered: string[];
  made: string[];
  timers: string[];
}

function observe(module: string): Observation {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', OBSERVE, pathToFileURL(module).href, 'auth-sign-in', 'auth-authenticator'], { encoding: 'utf8' });
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout) as Observation;
}

/** Lit's own marks of its versions, and what its shim for Node provides. */
const LITS = /^(lit(Html|Element)Versions|litServerRoot|atob|btoa|reactiveElementVersions|litPropertyMetadata|customElements|HTMLElement|Element|Event|CustomEvent|EventTarget|CSS.*)$/;

describe('side effects', () => {
  test('importing dist/index.js in Node registers nothing, starts nothing and leaves no global', () => {
    const { registered, made, timers } = observe('dist/index.js');
    assert.deepEqual(registered, []);
    assert.deepEqual(timers, []);
    assert.deepEqual(made.filter((name) => !LITS.test(name)), []);
  });

  test('importing a module that does is noticed', () => {
    const noisy = `data:text/javascript,${encodeURIComponent('globalThis.leak = 1; setTimeout(() => {});')}`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', OBSERVE, noisy], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(stdout), { registered: [], made: ['leak'], timers: ['setTimeout'] });
  });

  test('every published definition is listed in sideEffects, and nothing else of dist is', () => {
    const globs = packageJson.sideEffects.filter((glob) => glob.startsWith('./dist/'));
    const isListed = (file: string): boolean => globs.some((glob) => new RegExp(`^${glob.replace('./', '').replaceAll('.', '\\.').replace('*', '[^/]*')}$`).test(file));
    const modules = readdirSync('dist', { recursive: true }).map((path) => `dist/${String(path)}`).filter((path) => path.endsWith('.js'));
    const listed = modules.filter(isListed).filter((path) => !path.startsWith('dist/cdn/')).sort();
    const definitions = modules.filter((path) => /^dist\/define(\.js$|\/)/.test(path)).sort();
    assert.ok(definitions.length > 1);
    assert.deepEqual(listed, definitions);
  });

  test('a bundler drops an import that is not used, and keeps a definition', async () => {
    const bundle = async (code: string): Promise<string> => {
      const built = await rollup({
        input: 'entry',
        external: (id) => !/^(entry|[./])/.test(id),
        plugins: [{
          name: 'entry',
          resolveId: (source) => (source === 'entry' ? source : null),
          load: (id) => (id === 'entry' ? code : null),
        }, {
          name: 'package',
          resolveId: (source, importer) => (importer === 'entry' ? { id: `${process.cwd()}/${source}`, moduleSideEffects: source.includes('/define') } : null),
        }],
        onLog: () => undefined,
      });
      const { output } = await built.generate({ format: 'es' });
      return output[0].code;
    };
    assert.doesNotMatch(await bundle(`import './dist/index.js';`), /class /);
    assert.match(await bundle(`import './dist/define/sign-in.js';`), /auth-sign-in/);
  });
});
