/** The contrast of what follows from a brand colour alone, over many of them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { contrast } from '../../../src/themes/colour.js';
import { measureContrast } from '../../../src/themes/contrast.js';
import { derivePalette, type Scheme } from '../../../src/themes/palette.js';
import { lattice, seeded } from './brands.js';

const failures = (brands: readonly string[], scheme: Scheme): string[] => brands.flatMap((brand) =>
  measureContrast(derivePalette({ brand }, scheme)).filter(({ isEnough }) => !isEnough).map(({ name, ratio, least }) => `${brand}: ${name} has ${ratio}, not ${least}`));

for (const scheme of ['light', 'dark'] as const) {
  describe(scheme, () => {
    test('1,000 seeded brand colours have every contrast', () => { assert.deepEqual(failures(seeded, scheme), []); });
    test(`${lattice.length} brand colours from all over sRGB have every contrast`, () => { assert.deepEqual(failures(lattice, scheme), []); });
  });
}

test('a pair that fails is named, with its ratio', () => {
  const failing = measureContrast(derivePalette({ brand: '#ffd400', onAccent: '#fff' }, 'light')).filter(({ isEnough }) => !isEnough);
  assert.deepEqual(failing.map(({ name, ratio }) => [name, ratio]), [['Text on the button', 1.43]]);
});

test('a ratio just below its measure is not rounded up to it', () => {
  const [text] = measureContrast(derivePalette({ text: '#777', surface: '#fff' }, 'light'));
  assert.equal(text?.ratio, 4.47);
  assert.equal(text.isEnough, false);
});

/** What is not in the colour of links, whose contrast is held: a bright brand's own is not seen on a white card. */
const faintRings = (css: string): string[] => css.match(/outline: [^;}]*var\(--_(?!link\))[^;}]*/g) ?? [];

test('every ring of the focus has the colour that is measured', () => {
  const sheets = readdirSync('src/components', { recursive: true }).map(String).filter((path) => path.endsWith('.ts'));
  const rings = sheets.map((path) => [path, readFileSync(`src/components/${path}`, 'utf8')] as const).filter(([, css]) => css.includes('outline: 2px'));
  assert.ok(rings.length > 6, String(rings.length));
  for (const [path, css] of rings) assert.deepEqual(faintRings(css), [], path);
});

test('a ring in the brand’s own colour is refused', () => {
  assert.deepEqual(faintRings('a:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px }'), ['outline: 2px solid var(--_accent)']);
});

test('at night the button of a grey brand is light, and not grey as if it could not be pressed', () => {
  const on = (brand: string): number => { const { accent, surface } = derivePalette({ brand }, 'dark'); return contrast(accent, surface); };
  for (const brand of ['#000', '#555', '#808080']) assert.ok(on(brand) > 12, `${brand}: ${on(brand)}`);
  assert.ok(on('#3b4fd8') < 9);
});
