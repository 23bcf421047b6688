/** The table of tokens tells all that the elements read, and the design-tokens files say what the themes look like. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { designTokens, isBridge, type DesignToken } from '../../../src/themes/dtcg.js';
import { readTokens } from '../../../src/themes/read-theme.js';
import { TOKENS } from '../../../src/themes/tokens.js';

const readInStyles = new Set(readdirSync('src/components', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => readFileSync(`src/components/${path}`, 'utf8').match(/--auth-[\w-]*\w/g) ?? []));

test('every token that an element reads is in the table, and no other', () => {
  assert.deepEqual(TOKENS.map(({ name }) => name).filter((name) => !readInStyles.has(name)), [], 'read by no element');
  assert.deepEqual([...readInStyles].filter((name) => !TOKENS.some((token) => token.name === name)), [], 'missing in the table');
});

/** The tokens of a file by path, as the format has it: what has a `$value` is a token. */
function flatten(group: object, path: string[] = []): Map<string, DesignToken> {
  if ('$value' in group) return new Map([[path.join('.'), group as DesignToken]]);
  return new Map(Object.entries(group).filter(([name]) => !name.startsWith('$')).flatMap(([name, value]) => [...flatten(value as object, [...path, name])]));
}

const tokensOf = (name: string): Map<string, DesignToken> => flatten(designTokens(name, readTokens(readFileSync(`src/themes/${name}.css`, 'utf8'))));

const SHAPES: Readonly<Record<string, (value: never) => boolean>> = {
  color: ({ colorSpace, components, hex }: { colorSpace: string; components: number[]; hex: string }) => colorSpace === 'srgb' && components.length === 3 && components.every((part) => part >= 0 && part <= 1) && /^#[\da-f]{6}$/.test(hex),
  dimension: ({ value, unit }: { value: number; unit: string }) => Number.isFinite(value) && ['px', 'rem'].includes(unit),
  number: (value: number) => Number.isFinite(value),
  fontFamily: (value: string[]) => value.length > 0 && value.every((family) => family !== '' && !/["',]/.test(family)),
  typography: (value: object) => ['fontFamily', 'fontSize', 'fontWeight', 'letterSpacing', 'lineHeight'].every((key) => key in value),
  shadow: (value: object[]) => value.length > 0 && value.every((shadow) => ['color', 'offsetX', 'offsetY', 'blur', 'spread', 'inset'].every((key) => key in shadow)),
  border: (value: object) => ['color', 'width', 'style'].every((key) => key in value),
};

for (const file of readdirSync('src/themes').filter((name) => name.endsWith('.css'))) {
  const name = file.replace('.css', '');
  if (isBridge(readTokens(readFileSync(`src/themes/${file}`, 'utf8')))) continue;
  test(`the tokens of ${name} have the shapes of the format`, () => {
    const tokens = tokensOf(name);
    assert.ok(tokens.size >= 35, `only ${tokens.size} tokens`);
    for (const [path, { $type, $value }] of tokens) assert.ok(SHAPES[$type]?.($value as never), `${path}: ${JSON.stringify($value)}`);
  });
}

test('the default theme comes to its own values', () => {
  const tokens = tokensOf('default');
  assert.deepEqual(tokens.get('auth.brand.color')?.$value, { colorSpace: 'srgb', components: [.2314, .3098, .8471], alpha: 1, hex: '#3b4fd8' });
  assert.deepEqual(tokens.get('auth.brand.radius')?.$value, { value: .625, unit: 'rem' });
  assert.deepEqual(tokens.get('auth.component.card-radius')?.$value, { value: 1.0938, unit: 'rem' });
  assert.deepEqual(tokens.get('auth.component.title-font')?.$value, { fontFamily: ['system-ui', 'sans-serif'], fontSize: { value: 1.5, unit: 'rem' }, fontWeight: 650, letterSpacing: { value: 0, unit: 'px' }, lineHeight: 1.25 });
  assert.equal((tokens.get('auth.light.surface')?.$value as { hex: string }).hex, '#ffffff');
  assert.equal((tokens.get('auth.light.on-accent')?.$value as { hex: string }).hex, '#ffffff');
  assert.equal((tokens.get('auth.dark.on-accent')?.$value as { hex: string }).hex, '#000000');
});

test('what depends on the scheme stands in both', () => {
  const tokens = tokensOf('sorbet');
  const [light, dark] = ['auth.light.card-shadow', 'auth.dark.card-shadow'].map((path) => tokens.get(path)?.$value as { color: { hex: string; alpha: number } }[]);
  assert.equal(light?.[0]?.color.hex, '#d6337a');
  assert.equal(light[0].color.alpha, .4);
  assert.equal(dark?.[0]?.color.hex, '#000000');
  assert.equal(tokens.has('auth.component.card-shadow'), false);
});
