/**
 * The client's SRP work beside amazon-cognito-identity-js in one Chromium page; exits 1 when ours is not 6 times as fast.
 * `--save` keeps the figures for the README.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../tools/chromium.mjs';
import { build } from 'vite';
import { saveResult } from './results.mjs';

const ROUNDS = 21;
const REQUIRED_RATIO = 6;

const [{ output }] = await build({
  configFile: false,
  logLevel: 'error',
  // amazon-cognito-identity-js's Buffer asks for Node's name of the global object.
  define: { global: 'globalThis' },
  build: {
    write: false,
    lib: { entry: fileURLToPath(new URL('srp-entry.ts', import.meta.url)), formats: ['es'], fileName: 'srp' },
  },
});
const script = output[0].code;

const server = createServer(({ url }, response) => {
  const isScript = url === '/srp.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? script : '<!doctype html><title>SRP</title>');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const browser = await launchChromium();
let medians;
try {
  const page = await browser.newPage();
  // A page with an origin: WebCrypto is not on about:blank.
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  medians = await page.evaluate(async (rounds) => {
    const runs = await import('/srp.js');
    const times = { theirs: [], ours: [], oursWithTheirSecret: [] };
    for (let round = 0; round < rounds; round++) {
      for (const name of Object.keys(times)) {
        const start = performance.now();
        const signature = await runs[name]();
        times[name].push(performance.now() - start);
        if (signature.length !== 44) throw new Error(`${name} gave no signature`);
      }
    }
    return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, list.sort((a, b) => a - b)[rounds >> 1]]));
  }, ROUNDS);
} finally {
  await browser.close();
  server.close();
}

const ratio = medians.theirs / medians.ours;
console.log(`SRP of one sign-in, median of ${ROUNDS} interleaved rounds in Chromium`);
console.log(`amazon-cognito-identity-js (1024-bit secret)  ${medians.theirs.toFixed(1)} ms`);
console.log(`auth-elements with the same length of secret  ${medians.oursWithTheirSecret.toFixed(1)} ms`);
console.log(`auth-elements (384-bit secret)                ${medians.ours.toFixed(1)} ms`);
if (process.argv.includes('--save')) saveResult('srp', { theirs: medians.theirs.toFixed(1), ours: medians.ours.toFixed(1), ratio: ratio.toFixed(1) });
console.log(`ratio ${ratio.toFixed(1)}`);
if (ratio < REQUIRED_RATIO) process.exitCode = 1;
