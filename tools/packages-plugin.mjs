/** A web-test-runner plugin that hands out packages which a browser cannot load as they are published (CommonJS, `process.env`). */
import { createRequire } from 'node:module';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

const FOLDER = '/packages-for-browsers/';
const ENTRY = 'entry:';
const INTRO = `const process = { env: { NODE_ENV: 'development' } };
const __VUE_OPTIONS_API__ = true, __VUE_PROD_DEVTOOLS__ = false, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__ = false;`;
const require = createRequire(import.meta.url);

const slug = (name) => name.replace(/\W+/g, '-');

/** The names that a package exports: of CommonJS they cannot be read off the text. */
const namesIn = (name) => Object.keys(require(name)).filter((key) => /^[A-Za-z]\w*$/.test(key) && key !== 'default');

/** One module a package. */
function entries(exported) {
  return {
    name: 'entries',
    resolveId: (id) => (id.startsWith(ENTRY) ? id : undefined),
    load(id) {
      if (!id.startsWith(ENTRY)) return undefined;
      const name = id.slice(ENTRY.length);
      return `import * as all from '${name}'; const found = all.default ?? all; export const { ${exported.get(name).join(', ')} } = found;`;
    },
  };
}

async function bundle(exported) {
  const build = await rollup({
    input: Object.fromEntries([...exported.keys()].map((name) => [slug(name), ENTRY + name])),
    plugins: [entries(exported), nodeResolve({ browser: true }), commonjs()],
    onwarn() {},
  });
  // The development builds: StrictMode mounts twice only there, and they name what is wrong.
  const { output } = await build.generate({ format: 'es', intro: INTRO });
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
}

/** @param {string[]} names as they are imported; all go through one bundler run, so that they share their parts */
export function packagesPlugin(names) {
  // Now, because React does not start under the console that the runner puts in place later.
  const exported = new Map(names.map((name) => [name, namesIn(name)]));
  let files;
  return {
    name: 'packages',
    resolveImport: ({ source }) => (exported.has(source) ? `${FOLDER}${slug(source)}.js` : undefined),
    async serve({ path }) {
      if (!path.startsWith(FOLDER)) return undefined;
      const body = (await (files ??= bundle(exported))).get(path.slice(FOLDER.length));
      return body && { body, type: 'js' };
    },
  };
}
