/** The layers of src/, lowest first: each may import those before it, none after. */
const LAYERS = ['core', 'cognito', 'flow', 'i18n', 'events', 'session', 'context', 'context-provider', 'controllers', 'themes', 'components', 'define'];

/** The layers that Lit does not enter. */
const WITHOUT_LIT = new Set(['core', 'cognito', 'flow', 'i18n', 'events', 'session', 'local-cognito']);

const forbidden = (layer) => (layer === 'local-cognito' ? LAYERS.slice(1) : [...LAYERS.slice(LAYERS.indexOf(layer) + 1), 'local-cognito']);

function restrictions(layer, prefix) {
  const later = forbidden(layer);
  return [
    ...(later.length > 0 ? [{ regex: `^${prefix}(${later.join('|')})[./]`, message: `${layer} imports only what lies below it: ${LAYERS.join(' ← ')}; local-cognito imports core alone.` }] : []),
    ...(WITHOUT_LIT.has(layer) ? [{ regex: '^(lit|@lit)(/|$)', message: `${layer} runs without Lit.` }] : []),
  ];
}

const block = (layer, files, prefix) => ({
  files: [files],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: restrictions(layer, prefix) }] },
});

/** Names the texts of every layer, so that a language that lacks one does not compile: types only, which leave nothing in the build. */
const TEXT_TYPES = 'src/i18n/messages.ts';

/** ESLint's configuration of the layers; a layer is a folder of src/, a file, or both. */
export const layerRules = [...LAYERS, 'local-cognito'].flatMap((layer) => [
  block(layer, `src/${layer}/**/*.ts`, '(\\.\\./)+'),
  block(layer, `src/${layer}.ts`, '\\./'),
]).concat({
  files: [TEXT_TYPES],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex: '^\\.', allowTypeImports: true, message: `${TEXT_TYPES} imports types only.` }] }] },
});
