/**
 * `npm start`: installs and builds what is missing, then runs the local Cognito and the demo until Ctrl-C.
 * `npm start -- --port 8080 --cognito-port 9230` takes other ports. Only Node's own modules are imported at first: npm ci comes before.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDemoServer } from './demo-server.mjs';
import { packagesAreInstalled } from './packages.mjs';

const MIN_NODE = 20;
const SOURCES = ['src', 'stories', 'tools/rollup', 'rollup.config.js', 'tsconfig.json', 'tsconfig.node.json', 'package-lock.json'];
const PRODUCTS = ['build/theme-builder/theme.js', 'build/local-cognito/node/server.js', 'dist/cdn/manifest.json'];

/** Where a person must act: printed without a stack. */
class Refusal extends Error {}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, { stdio: 'inherit' });
  if (status !== 0) throw new Refusal(`npm ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}

/** When a file, or anything in a folder, was changed last; a folder's own time tells of files taken away. */
const changedAt = (path) => Math.max(
  statSync(path).mtimeMs,
  ...(statSync(path).isDirectory() ? readdirSync(path, { recursive: true }).map((file) => statSync(join(path, file)).mtimeMs) : []),
);

const isBuilt = () => PRODUCTS.every(existsSync) && Math.min(...PRODUCTS.map(changedAt)) >= Math.max(...SOURCES.map(changedAt));

function prepare() {
  if (!packagesAreInstalled()) npm('ci');
  if (isBuilt()) return;
  console.log('Building …');
  npm('run', '--silent', 'build:dist');
}

function portOf(text, option) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Refusal(`--${option} ${text} is not a port from 0 to 65535.`);
  return port;
}

function readOptions() {
  try {
    const { values } = parseArgs({ options: { 'port': { type: 'string', default: '5173' }, 'cognito-port': { type: 'string', default: '9229' } } });
    return { port: portOf(values.port, 'port'), cognitoPort: portOf(values['cognito-port'], 'cognito-port') };
  } catch (error) {
    throw new Refusal(error.message);
  }
}

/** Starts a server; a port in use says what to do. */
async function listen(start, what, port, option) {
  try {
    return await start();
  } catch (error) {
    if ((error.cause ?? error).code !== 'EADDRINUSE') throw error;
    throw new Refusal(`Port ${port}, for the ${what}, is in use. End the program that has it, or take another: npm start -- --${option} ${port + 1}`);
  }
}

const statusOf = ({ Permanent = true, Confirmed = true }) =>
  (!Permanent ? 'invited: chooses a new password at the first sign-in' : Confirmed ? 'confirmed' : 'has signed up, not confirmed: a code will arrive below');

function introduce(demoUrl, cognitoUrl, { userPools: [pool] }) {
  console.log(`
Demo           ${demoUrl}
Local Cognito  ${cognitoUrl}  (user pool ${pool.Id}, client ${pool.clients[0].ClientId})

To sign in:
${pool.users.map((user) => `  ${user.Username.padEnd(18)} ${user.Password.padEnd(16)} ${statusOf(user)}`).join('\n')}

Codes appear here and in the demo's inbox. Ctrl-C ends.
`);
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < MIN_NODE) throw new Refusal(`Node ${MIN_NODE} or newer is needed; this is ${process.version}.`);
  const { port, cognitoPort } = readOptions();
  prepare();
  const { startLocalCognito } = await import('../build/local-cognito/node/server.js');
  const { defaultConfig: config } = await import('../build/local-cognito/default-config.js');

  let deliver = () => {};
  const cognito = await listen(() => startLocalCognito({ config, port: cognitoPort, log: console.log, onMessage: (message) => deliver(message) }), 'local Cognito', cognitoPort, 'cognito-port');
  const demo = await listen(() => startDemoServer({ port, cognitoUrl: cognito.url, messages: cognito.local.inbox }), 'demo', port, 'port');
  deliver = demo.deliver;
  introduce(demo.url, cognito.url, config);

  let isStopping = false;
  const stop = () => {
    // npm passes on a Ctrl-C that the terminal has sent here already: the second one must not end this in the middle.
    if (isStopping) return;
    isStopping = true;
    void Promise.all([demo.close(), cognito.close()]).then(() => { process.exit(0); });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
main().catch((error) => {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
});
