/** A stranger installs the tarball, and uses each way in. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'vite';
import { pack } from './published.js';

let project: string;

const run = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function write(name: string, content: string): string {
  writeFileSync(join(project, name), content);
  return join(project, name);
}

/** Bundles a page's module as Vite does for its users. */
async function bundle(code: string): Promise<string> {
  const built = await build({
    root: project, logLevel: 'silent', configFile: false,
    build: { write: false, minify: false, lib: { entry: write('page.js', code), formats: ['es'] } },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as { output: { code?: string }[] };
  return output.map((chunk) => chunk.code ?? '').join('\n');
}

describe('an installed package', () => {
  before(() => {
    project = mkdtempSync(join(tmpdir(), 'auth-elements-user-'));
    const tarball = pack();
    write('package.json', JSON.stringify({ name: 'user', private: true, type: 'module' }));
    execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--omit=dev', tarball.path], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    rmSync(dirname(tarball.path), { recursive: true });
  });
  after(() => rmSync(project, { recursive: true }));

  test('gives its classes by name', () => {
    const output = run('--input-type=module', '--eval', `const { AuthSignIn, AuthController } = await import('auth-elements'); console.log(typeof AuthSignIn, typeof AuthController);`);
    assert.equal(output, 'function function\n');
  });

  test('registers its elements in Node too, where a server renders', () => {
    run('--input-type=module', '--eval', `await import('auth-elements'); await import('auth-elements/define/sign-in'); if (!customElements.get('auth-sign-in')) throw new Error('not registered');`);
  });

  test('gives the local Cognito', () => {
    const output = run('--input-type=module', '--eval', `const { createLocalCognito } = await import('auth-elements/local-cognito'); console.log(typeof createLocalCognito({ userPools: [], identityPools: [] }).fetch);`);
    assert.equal(output, 'function\n');
  });

  test('gives the command line, which needs nothing else', () => {
    const { status, stdout } = spawnSync(join(project, 'node_modules/.bin/auth-elements-local'), ['--help'], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.match(stdout, /--port/);
  });

  test('refuses a path that it does not export', () => {
    assert.throws(() => run('--input-type=module', '--eval', `await import('auth-elements/dist/session/auth.js');`), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });

  test('loads amazon-cognito-identity-js in Node too', () => {
    const file = join(project, 'node_modules/auth-elements/dist/internal/amazon-cognito-identity-js.js');
    const output = run('--input-type=module', '--eval', `const { CognitoUserPool } = await import(${JSON.stringify(file)}); console.log(new CognitoUserPool({ UserPoolId: 'eu-west-1_Local0001', ClientId: 'c1' }).getUserPoolId());`);
    assert.equal(output, 'eu-west-1_Local0001\n');
  });

  test('bundles for a browser, with no global of Node left', async () => {
    const code = await bundle(`import 'auth-elements/define'; import { AuthController } from 'auth-elements'; console.log(AuthController);`);
    assert.match(code, /auth-sign-in/);
    const nodeGlobals = [...code.matchAll(/(?<![\w.$"'`])(?:process|require)\.\w+/g)].map(([use]) => use);
    assert.deepEqual(nodeGlobals, []);
    assert.match(code, /(const|var|let) global = globalThis/);
  });

  test('type-checks in a strict project', () => {
    write('tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', lib: ['ES2022', 'DOM'], noEmit: true, types: [], skipLibCheck: false }, files: ['use.ts'] }));
    const tsc = (code: string): ReturnType<typeof spawnSync> => {
      write('use.ts', code);
      return spawnSync(process.execPath, [join(process.cwd(), 'node_modules/.bin/tsc'), '-p', project], { encoding: 'utf8' });
    };
    const good = tsc(`import { AuthSignIn, type AuthSnapshot } from 'auth-elements';
import 'auth-elements/define/sign-in';
const element: AuthSignIn = document.createElement('auth-sign-in');
export const read = (snapshot: AuthSnapshot): string => snapshot.state + String(element.hideSignUp);`);
    assert.equal(good.status, 0, String(good.stdout));
    assert.notEqual(tsc(`import { AuthSignIn } from 'auth-elements'; new AuthSignIn().noSuchMember;`).status, 0);
  });
});
