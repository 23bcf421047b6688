/** The contrast of what follows from a brand colour alone, over many of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { measureContrast } from '../../../src/themes/contrast.js';
import { derivePalette, type Scheme } from '../../../src/themes/palette.js';

/** Mulberry32: the same colours in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SEED = 20261125;
const next = numbers(SEED);
const hex = (value: number): string => value.toString(16).padStart(2, '0');
const seeded = Array.from({ length: 1000 }, () => `#${hex(Math.floor(next() * 256))}${hex(Math.floor(next() * 256))}${hex(Math.floor(next() * 256))}`);

/** The corners, edges and inside of sRGB, where formulas break first. */
const steps = [0, 0x11, 0x33, 0x66, 0x80, 0x99, 0xcc, 0xee, 0xff];
const lattice = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${hex(r)}${hex(g)}${hex(b)}`)));

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
