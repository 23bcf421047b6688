import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { layerRules } from '../../../tools/layers.mjs';

const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.base }, ...layerRules] });

async function faultsOf(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map(({ message }) => message);
}

const FORBIDDEN: [file: string, code: string, message: RegExp][] = [
  ['src/core/store.ts', `import { x } from '../flow/journey.js';`, /core imports only what lies below it/],
  ['src/cognito/transport.ts', `import { x } from '../session/auth.js';`, /cognito imports only/],
  ['src/flow/journey.ts', `import { x } from '../components/base/auth-screen.js';`, /flow imports only/],
  ['src/session/auth.ts', `import { x } from '../context.js';`, /session imports only/],
  ['src/context.ts', `import { x } from './define/loader.js';`, /context imports only/],
  ['src/controllers/auth-controller.ts', `export { x } from '../components/sign-in/sign-in.js';`, /controllers imports only/],
  ['src/components/sign-in/sign-in.ts', `import type { X } from '../../define/loader.js';`, /components imports only/],
  ['src/define/sign-in.ts', `import { x } from '../local-cognito/index.js';`, /define imports only/],
  ['src/local-cognito/srp.ts', `import { x } from '../cognito/srp.js';`, /local-cognito imports core alone/],
  ['src/local-cognito/operations/sign-up.ts', `import { x } from '../../flow/types.js';`, /local-cognito imports core alone/],
  ['src/session/auth.ts', `import { html } from 'lit';`, /session runs without Lit/],
  ['src/i18n/texts.ts', `import type { X } from '../components/sign-in/sign-in.texts.js';`, /i18n imports only/],
  ['src/i18n/messages.ts', `import { x } from '../components/sign-in/sign-in.texts.js';`, /imports types only/],
  ['src/flow/journey.ts', `import { ContextProvider } from '@lit/context';`, /flow runs without Lit/],
];

const ALLOWED: [file: string, code: string][] = [
  ['src/i18n/messages.ts', `import type { X } from '../components/sign-in/sign-in.texts.js';`],
  ['src/flow/journey.ts', `import { x } from '../core/errors.js'; import type { Y } from './types.js';`],
  ['src/session/auth.ts', `import { x } from '../flow/journey.js'; import { y } from '../cognito/srp.js';`],
  ['src/components/sign-in/sign-in.ts', `import { html } from 'lit'; import { x } from '../base/auth-screen.js'; import { y } from '../../session/auth.js';`],
  ['src/define/sign-in.ts', `import { x } from '../components/sign-in/sign-in.js';`],
  ['src/local-cognito/operations/sign-up.ts', `import { x } from '../sessions.js'; import { y } from '../../core/encoding.js';`],
];

for (const [file, code, message] of FORBIDDEN) {
  test(`${file} may not: ${code}`, async () => {
    const faults = await faultsOf(file, code);
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0]!, message);
  });
}

for (const [file, code] of ALLOWED) {
  test(`${file} may: ${code}`, async () => {
    assert.deepEqual(await faultsOf(file, code), []);
  });
}
