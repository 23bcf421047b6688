/** A site's own script, bundled by Vite as a site would, into one inline module. */
import { build, type Rollup } from 'vite';

const ENTRY = '\0site';

/** @param script may import packages, and files by their absolute path */
export async function bundle(script: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    // amazon-cognito-identity-js reads Node's name of the global object.
    define: { global: 'globalThis' },
    plugins: [{ name: 'site', resolveId: (id) => (id === 'site' ? ENTRY : null), load: (id) => (id === ENTRY ? script : null) }],
    build: { write: false, minify: true, rollupOptions: { input: 'site', output: { codeSplitting: false } } },
  }) as Rollup.RollupOutput | Rollup.RollupOutput[];
  const [{ output }] = [result].flat() as [Rollup.RollupOutput];
  return output[0].code.replaceAll('</script', '<\\/script');
}
