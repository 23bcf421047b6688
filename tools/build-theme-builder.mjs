/** Bundles the theme builder for /theme of the demo, into build/theme-builder/: it is no part of the package. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Stories bring what acts in them; here nobody acts but the visitor. */
const withoutActs = () => ({
  name: 'without-acts',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith('storybook/') ? '\0nothing' : null),
  load: (id) => (id === '\0nothing' ? 'export const expect = undefined, waitFor = undefined, within = undefined, fn = undefined, userEvent = undefined;' : null),
});

await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [withoutActs()],
  build: {
    outDir: 'build/theme-builder', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000,
    // Its screens are wanted at once, whatever loads them elsewhere.
    rolldownOptions: { checks: { ineffectiveDynamicImport: false } },
    lib: { entry: `${ROOT}stories/theme-builder/page.ts`, formats: ['es'], fileName: () => 'theme.js' },
  },
});
