import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { layerRules } from './tools/layers.mjs';

const MAX_LINES = 400;

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'coverage/', 'storybook-static/', 'node_modules/', '**/*.d.ts', '**/*.d.mts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, rules: { 'max-lines': ['error', MAX_LINES], 'prefer-const': 'error', 'no-unused-vars': 'off' } },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, lit['flat/recommended'], wc['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: { parserOptions: { project: ['tsconfig.test.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // noUncheckedIndexedAccess leaves `!` as the plain way to say that an index exists.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // An async function without await keeps its interface's promise, and turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      // Objects of plain functions are passed apart on purpose.
      '@typescript-eslint/unbound-method': 'off',
      // Elements are made by createElement, and events arrive by their name.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // amazon-cognito-identity-js is marked as deprecated, and living beside it is what we do.
      '@typescript-eslint/no-deprecated': 'off',
      // Registration is apart from the class, and a class is written in its own folder.
      'wc/guard-define-call': 'off', 'wc/define-tag-after-class-definition': 'off', 'wc/file-name-matches-element': 'off',
      // Lit's own life cycle is what these rules would have us write by hand.
      'wc/guard-super-call': 'off', 'wc/no-constructor': 'off',
    },
  },
  ...layerRules,
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions and node:test's tests look like promises that nobody waits for.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // Foreign clients and answers on the wire are untyped.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  { files: ['stories/**/*.ts', 'bench/**/*.ts', '.storybook/*.ts'], extends: [tseslint.configs.base] },
);
