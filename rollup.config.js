import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve as absolute } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { letForConst, minifyAgain, slimLit } from './tools/rollup/diet.mjs';
import { cdnManifest, chunkOf, classicLoader, preloadImports } from './tools/rollup/cdn.mjs';
import { copyTypes, executable, facade, jsonModules, keepDefines, publishThemes, typescriptMaps } from './tools/rollup/plugins.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const IDENTITY_JS = 'amazon-cognito-identity-js';
const IDENTITY_JS_BUNDLE = absolute(`build/internal/${IDENTITY_JS}.js`);

const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`);

const publicModules = filesIn('build').filter((file) =>
  /^build\/(index|define|define\/.*|i18n\/locales\/.*)\.js$/.test(file) && !/^build\/define\/(cdn|loader|later-modules)\.js$/.test(file));

/** Sends imports of amazon-cognito-identity-js to the bundle that the first build makes. */
const identityJs = () => ({ name: 'identity-js', resolveId: (source) => (source === IDENTITY_JS ? IDENTITY_JS_BUNDLE : null) });

/** Minifies one chunk: libraries that nobody reads here. */
const minifyChunk = (name) => {
  const { renderChunk } = terser({ ecma: 2022, module: true, format: { comments: false } });
  return { name: 'minify-chunk', renderChunk(code, chunk, ...rest) { return chunk.name === name ? renderChunk.call(this, code, chunk, ...rest) : null; } };
};

/** What supports us has fetch and crypto: the stand-ins for them, which look for Node's modules, are left out. */
const withoutStandIns = () => ({
  name: 'without-stand-ins',
  resolveId: (source) => (source === 'isomorphic-unfetch' ? '\0nothing' : null),
  load: (id) => (id === '\0nothing' ? '' : null),
  transform: (code) => ({ code: code.replaceAll("typeof require === 'function'", 'false'), map: null }),
});

export default [
  // amazon-cognito-identity-js reads Node's `global`, which bundlers leave undefined in a browser: so it is bundled here, once.
  {
    input: { [IDENTITY_JS]: IDENTITY_JS },
    output: { dir: 'build/internal', format: 'es', intro: 'const global = globalThis;' },
    plugins: [withoutStandIns(), resolve({ browser: true, preferBuiltins: false }), commonjs()],
    // Its dependencies are ES5 as Babel writes it, where `this` is the global object.
    onLog: (level, log, handle) => { if (log.code !== 'THIS_IS_UNDEFINED') handle(level, log); },
  },
  // For bundlers and import maps: a file a module, dependencies stay imports.
  {
    input: publicModules,
    external: [/^lit($|\/)/, /^@lit\//, /^libphonenumber-js($|\/)/, /^@aws-sdk\//, 'lean-qr'],
    output: {
      dir: 'dist', format: 'es', sourcemap: true, preserveModules: true, preserveModulesRoot: 'build',
      // npm leaves folders called node_modules out of a package.
      entryFileNames: ({ name }) => `${name.replace(/^.*node_modules\/tslib\/.*$/, 'internal/tslib').replace(/^i18n\/locales\//, 'locales/')}.js`,
    },
    plugins: [typescriptMaps(), identityJs(), keepDefines(), resolve(), publishThemes(), copyTypes()],
  },
  // For <script type="module"> from a CDN: everything inside, minified, split by what a page needs.
  {
    input: { 'auth-elements': 'build/define/cdn.js' },
    output: {
      // A folder a version, for caches; names without hashes, since each import repeats the name, and hashes do not compress.
      // Maps lie beside the files; the comments that lead there would be bytes on every visit.
      dir: 'dist/cdn', format: 'es', sourcemap: 'hidden', entryFileNames: '[name].js', chunkFileNames: `${version}/[name].js`,
      freeze: false, generatedCode: { preset: 'es2015', symbols: false },
      manualChunks: chunkOf, onlyExplicitManualChunks: true,
    },
    plugins: [
      typescriptMaps(), identityJs(), keepDefines(), resolve({ browser: true }), jsonModules(), minifyTemplateLiterals({ include: 'build/**' }), slimLit(), preloadImports(), letForConst(),
      terser({ ecma: 2022, module: true, compress: { passes: 3, pure_getters: true, keep_fargs: false }, format: { comments: false } }), minifyAgain(), classicLoader(), cdnManifest(),
    ],
  },
  {
    input: { 'local-cognito': 'build/local-cognito/index.js' },
    // What verifies passkeys comes when the first is used.
    output: { dir: 'dist', format: 'es', sourcemap: true, chunkFileNames: 'local-cognito/[name].js' },
    plugins: [typescriptMaps(), resolve({ browser: true }), commonjs(), minifyChunk('webauthn'), facade('local-cognito.d.ts', './local-cognito/index.js')],
  },
  {
    input: { cli: 'build/local-cognito/cli.js' },
    external: [/^node:/, ...builtinModules],
    output: { dir: 'dist/local-cognito', format: 'es', chunkFileNames: 'cli-[name].js' },
    plugins: [typescriptMaps(), resolve({ exportConditions: ['node'] }), commonjs(), minifyChunk('webauthn'), executable('cli.js')],
  },
];
