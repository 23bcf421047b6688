/** Rollup plugins of this build that are not about the CDN. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const BUILD = resolve('build');

/** Feeds tsc's source maps to Rollup, so that the published ones lead to the TypeScript sources. */
export const typescriptMaps = () => ({
  name: 'typescript-maps',
  load(id) {
    if (!id.startsWith(BUILD) || !existsSync(`${id}.map`)) return null;
    return { code: readFileSync(id, 'utf8').replace(/\n\/\/# sourceMappingURL=.*$/, ''), map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) };
  },
});

/** Says that registrations have side effects: package.json can say so of src/ and dist/ only, since build/ is not published. */
export const keepDefines = () => ({
  name: 'keep-defines',
  resolveId(source, importer) {
    if (!importer?.startsWith(BUILD) || !source.startsWith('.')) return null;
    const id = resolve(dirname(importer), source);
    return { id, moduleSideEffects: /^define(\.js$|\/)/.test(relative(BUILD, id)) };
  },
});

/** The AWS SDK reads its own version from its package.json. */
export const jsonModules = () => ({
  name: 'json-modules',
  transform: (code, id) => (id.endsWith('/package.json') ? { code: `export default { version: ${JSON.stringify(JSON.parse(code).version)} };`, map: null } : null),
});

/** Publishes the themes' style sheets, and beside each of our own its design tokens (DTCG). */
export const publishThemes = () => ({
  name: 'themes',
  async writeBundle() {
    cpSync('src/themes', 'dist/themes', { recursive: true, filter: (path) => !path.endsWith('.ts') });
    const { designTokens, isBridge } = await import(pathToFileURL(join(BUILD, 'themes/dtcg.js')).href);
    const { readTokens } = await import(pathToFileURL(join(BUILD, 'themes/read-theme.js')).href);
    for (const file of readdirSync('src/themes').filter((name) => name.endsWith('.css'))) {
      const tokens = readTokens(readFileSync(join('src/themes', file), 'utf8'));
      const name = file.replace('.css', '');
      if (!isBridge(tokens)) writeFileSync(`dist/themes/${name}.tokens.json`, `${JSON.stringify(designTokens(name, tokens), null, 2)}\n`);
    }
  },
});

/** Node's own types stay out of the package (the command line and its server are run, not imported), as do those of what serves the build and the theme builder. */
const isPublicType = (path) => path.endsWith('.d.ts') && !/^themes\//.test(path) && !/^local-cognito\/(node\/|cli\.)/.test(path) && !/^define\/(cdn|loader|later-modules)\./.test(path);

export const copyTypes = () => ({
  name: 'types',
  writeBundle() {
    const types = readdirSync(BUILD, { recursive: true }).filter(isPublicType);
    // Their maps would lead to sources that are not published.
    for (const path of types) {
      mkdirSync(dirname(join('dist', path)), { recursive: true });
      writeFileSync(join('dist', path), readFileSync(join(BUILD, path), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
    }
    // Written as declarations, since they are about modules that a project may not have; a bundler finds an empty module beside them.
    cpSync('src/jsx.d.ts', 'dist/jsx.d.ts');
    writeFileSync('dist/jsx.js', 'export {};\n');
    for (const path of types.filter((name) => name.startsWith('i18n/locales/'))) {
      writeFacade(path.replace('i18n/locales/', 'locales/'), `../${path.replace(/\.d\.ts$/, '.js')}`);
    }
  },
});

/** Types of a module that is published under another path than its source has. */
export const facade = (path, target) => ({ name: 'facade', writeBundle: () => writeFacade(path, target) });

function writeFacade(path, target) {
  const hasDefault = /export default|default \}/.test(readFileSync(join('dist', dirname(path), target.replace(/\.js$/, '.d.ts')), 'utf8'));
  const file = join('dist', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `export * from '${target}';\n${hasDefault ? `export { default } from '${target}';\n` : ''}`);
}

/** npm makes a `bin` executable when it installs; this is for running it from dist/. */
export const executable = (file) => ({ name: 'executable', writeBundle: ({ dir }) => chmodSync(join(dir, file), 0o755) });
