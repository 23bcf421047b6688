/** How the CDN build is split, and the record that it keeps of itself. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUILD = resolve('build');
const CLASSIC_LOADER = resolve('tools/rollup/classic-loader.js');

/** The modules that a module imports statically, itself included. */
function reachableFrom(root, getModuleInfo) {
  const found = new Set();
  const visit = (id) => {
    if (found.has(id)) return;
    found.add(id);
    getModuleInfo(id)?.importedIds.forEach(visit);
  };
  visit(root);
  return found;
}

/** The element that a module belongs to: `sign-in` for components/sign-in/*. */
function elementOf(id) {
  const [, name] = /\/build\/components\/([\w-]+)\//.exec(id) ?? [];
  return name && existsSync(join(BUILD, `define/${name}.js`)) ? name : undefined;
}

/** Names the chunk of a module; a module without a name goes where Rollup's own rule (shared by the same entries) puts it. */
export function chunkOf(id, { getModuleInfo }) {
  if (/\/authenticator\/modal(\.styles)?\.js$/.test(id)) return 'modal';
  if (/\/build\/components\/provider-buttons\//.test(id)) return 'provider-buttons';
  if (/\/build\/components\/totp-key\//.test(id)) return 'totp-key';
  if (id.includes('/sign-in/identifier-first.')) return 'passwordless';
  const element = elementOf(id);
  // The screen that nearly every visit begins with travels with what all screens share.
  if (element) return element === 'sign-in' ? 'base' : element;
  const locale = /\/i18n\/locales\/([\w-]+)\.js$/.exec(id)?.[1];
  if (locale) return `locale-${locale}`;
  if (id.includes('/amazon-cognito-identity-js')) return 'identity-js';
  if (id.includes('/libphonenumber-js/')) return 'phone';
  if (/\/build\/(components\/base\/config-file|session\/config-source|cognito\/config-files\/[\w-]+)\.js$/.test(id)) return 'config';
  if (/\/node_modules\/(@aws-sdk|@smithy|@aws-crypto)\/|\/build\/(session\/credentials|cognito\/identity-pool|events\/credentials-changed-event)\.js$/.test(id)) return 'credentials';
  if (id.includes('/lean-qr/')) return 'qr-code';
  // What is wrong, in words: it comes when something is wrong for the first time.
  if (/\/build\/(session\/explain|i18n\/error-texts|components\/base\/form-(messages(\.styles)?|reveal))\.js$/.test(id)) return 'explain';
  if (/\/build\/(session\/(hosted-login|sign-in-with-redirect|commands\/federation)|cognito\/hosted-login)\.js$/.test(id)) return 'federation';
  // What reads a refusal, and tries again.
  if (/\/build\/cognito\/(refusal|retry)\.js$/.test(id)) return 'retry';
  // What a session needs once there is one.
  if (/\/build\/(session\/(refresh|refresh-schedule|sign-out)|cognito\/(refresh|revoke))\.js$/.test(id)) return 'refresh';
  if (id.endsWith('/base/rtl.styles.js')) return 'rtl';
  if (id.endsWith('/base/advice.js')) return 'advice';
  if (id.endsWith('/base/way-out.js')) return 'way-out';
  // What comes after the password, or instead of it.
  if (/\/build\/(cognito|session\/commands)\/devices\.js$/.test(id)) return 'device-srp';
  if (/\/build\/session\/account\/commands\//.test(id)) return 'account-commands';
  if (/\/build\/((session|flow)\/account\/|events\/account-|components\/base\/(auth-task|task-acts|task-frame|task-buttons|code-form|list\.styles|task\.texts)\.js)/.test(id)) return 'account-base';
  if (/\/build\/(session\/(commands\/(account|challenges|later|other-flows)|challenge|delivery|pending-step)|flow\/(steps|step-notices|passwordless|second-factor)|cognito\/(challenges|custom-auth|password-auth))\.js$/.test(id)) return 'steps';
  // What choice-based sign-in adds, and passkeys.
  if (/\/build\/(session\/(choice\/|passkeys\/|offer\.)|cognito\/passkeys|components\/base\/passkey-)/.test(id)) return 'passwordless';
  if (reachableFrom(join(BUILD, 'define/loader.js'), getModuleInfo).has(id)) return undefined;
  if (['components/sign-in/sign-in.js', 'components/base/yield-once.js', 'flow/states.js'].some((root) => reachableFrom(join(BUILD, root), getModuleInfo).has(id))) return 'base';
  // What acts on a form arrives with what speaks to Cognito: neither is of use without the other.
  if (['session/engine.js', 'components/base/screen-acts.js'].some((root) => reachableFrom(join(BUILD, root), getModuleInfo).has(id))) return 'engine';
  // What an authenticator cannot do without, and other elements load when a step follows.
  if (/\/(base\/outlet|context-provider)\.js$/.test(id)) return 'authenticator';
  if (id.startsWith(join(BUILD, 'components/base/')) && !id.endsWith('/phone.js')) return 'forms';
  return undefined;
}

/** Stands in the build for an import that brings along what its chunk imports. */
const BRING = '__bring';

/**
 * Asks for what an element's chunk imports together with the chunk: otherwise the browser learns of it one request later. What is loaded later still has the time, and the bytes count on every visit.
 */
export const preloadImports = () => ({
  name: 'preload-imports',
  renderDynamicImport({ chunk, targetChunk, getTargetChunkImports }) {
    if (!targetChunk || !['auth-elements', 'later-modules'].includes(chunk.name)) return null;
    const preloads = getTargetChunkImports().filter(({ type, fileName }) => type === 'internal' && fileName !== chunk.fileName);
    return { left: `${BRING}(`, right: `${preloads.map(({ resolvedImportPath }) => `,${resolvedImportPath}`).join('')})` };
  },
  /** One function imports them all: their common folder is written once. A declaration: it is called before its place in the script. */
  renderChunk(code) {
    const folder = new RegExp(`${BRING}\\('([^']*/)`).exec(code)?.[1];
    if (!folder) return null;
    const calls = code.replace(new RegExp(`${BRING}\\([^)]*`, 'g'), (call) => call.replaceAll(`'${folder}`, "'").replaceAll(".js'", "'"));
    return { code: `${calls}function ${BRING}(...names){return Promise.all(names.map((name)=>import('${folder}'+name+'.js'))).then((modules)=>modules[0])}`, map: null };
  },
});

/** Rollup makes no classic script of several chunks: this one imports the module build from where it lies itself. */
export const classicLoader = () => ({
  name: 'classic-loader',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'auth-elements.global.js', source: readFileSync(CLASSIC_LOADER, 'utf8') });
  },
});

const brotliBytes = (content) => brotliCompressSync(content, {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}).length;

/** Writes manifest.json: each file's name, its bytes in brotli, what it imports at once and what later. */
export const cdnManifest = () => ({
  name: 'cdn-manifest',
  writeBundle({ dir }, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const manifest = Object.fromEntries(chunks.map(({ fileName, name, imports, dynamicImports }) =>
      [fileName, { name, bytes: brotliBytes(readFileSync(join(dir, fileName))), imports, dynamicImports: [...new Set(dynamicImports)] }]));
    writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  },
});
