import { getTsProgram, typeParserPlugin } from '@wc-toolkit/type-parser';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { attributesPlugin } from './tools/manifest-attributes.mjs';

let program;

const published = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

const isPublic = ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected' && !['styles', 'shadowRootOptions'].includes(name);

const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const declaration of modules.flatMap((module) => module.declarations ?? [])) {
      declaration.members = declaration.members?.filter(isPublic);
      // A base class is no element of its own.
      if (!declaration.tagName) delete declaration.customElement;
    }
  },
};

// The type parser warns of each type that is too large to spell out, as HTMLElement is; what is wrong is thrown.
console.warn = () => {};

/** The analyzer reads src/; a reader of the manifest imports from dist/. */
const publishedPaths = {
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const module of modules) {
      module.path = published(module.path);
      for (const { declaration } of module.exports ?? []) if (declaration?.module) declaration.module = published(declaration.module);
    }
  },
};

export default {
  globs: ['src/components/**/*.ts', 'src/define/*.ts', 'src/events/*.ts'],
  exclude: ['src/**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  overrideModuleCreation({ ts, globs }) {
    program = getTsProgram(ts, globs, 'tsconfig.json');
    return program.getSourceFiles().filter(({ fileName }) => globs.some((glob) => fileName.includes(glob)));
  },
  plugins: [
    attributesPlugin(() => program),
    publicOnly,
    typeParserPlugin(),
    publishedPaths,
    customElementVsCodePlugin({ outdir: '.', hideLogs: true }),
    customElementJetBrainsPlugin({ outdir: '.', packageJson: false, hideLogs: true }),
  ],
};
