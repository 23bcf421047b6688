/** The themes that come with the package: each holds its contrast in both schemes, and sets nothing that the elements do not read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { contrast, readColour } from '../../../src/themes/colour.js';
import { likeProblems, measureContrast } from '../../../src/themes/contrast.js';
import { derivePalette } from '../../../src/themes/palette.js';
import { colourSettings, coloursOf, readTokens, resolveValue } from '../../../src/themes/read-theme.js';
import { lattice, seeded } from './brands.js';

const FOLDER = 'src/themes/';
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.css'));

/** What the style sheets of the elements read. */
const known = new Set(['src/components/base/card.styles.ts', 'src/components/base/form.styles.ts', 'src/components/authenticator/authenticator.styles.ts']
  .flatMap((path) => readFileSync(path, 'utf8').match(/--auth-[\w-]+/g) ?? []));

const MORE_CONTRAST = 7;

/** Themes that are their colours, and bridges, which have those of a design system: a brand colour of the page’s changes nothing there. */
const FIXED: readonly string[] = ['aurora', 'contrast', 'bootstrap', 'carbon', 'material', 'shadcn'];

for (const file of files) {
  describe(file, () => {
    const css = readFileSync(FOLDER + file, 'utf8');
    const tokens = readTokens(css);
    const isFixed = FIXED.includes(file.replace('.css', ''));

    for (const scheme of ['light', 'dark'] as const) {
      const palette = derivePalette(colourSettings(tokens, scheme), scheme);

      test(`has every contrast in the ${scheme}`, () => {
        assert.deepEqual(measureContrast(palette).filter(({ isEnough }) => !isEnough).map(({ name, ratio, least }) => `${name}: ${ratio}, not ${least}`), []);
      });

      test(`${isFixed ? 'keeps its button under' : 'follows'} another brand colour in the ${scheme}`, () => {
        const another = derivePalette({ ...colourSettings(tokens, scheme), brand: '#00756f' }, scheme);
        const own = derivePalette({ brand: '#00756f' }, scheme);
        assert.deepEqual(another.accent, isFixed ? palette.accent : own.accent);
      });

      if (!isFixed) {
        test(`has every contrast with ${seeded.length + lattice.length} other brand colours in the ${scheme}`, () => {
          const weak = [...seeded, ...lattice].flatMap((brand) => measureContrast(derivePalette({ ...colourSettings(tokens, scheme), brand }, scheme))
            .filter(({ isEnough }) => !isEnough).map(({ name, ratio, least }) => `${brand}: ${name} has ${ratio}, not ${least}`));
          assert.deepEqual(weak, []);
        });
      }

      test(`lets nothing look like a problem in the ${scheme}`, () => { assert.deepEqual(likeProblems(palette), []); });

      for (const [token, foregrounds] of [['--auth-button-background', ['onAccent']], ['--auth-card-background', ['text', 'muted', 'link', 'danger', 'success']]] as const) {
        if (!(token in tokens)) continue;
        test(`has it on each colour of ${token} in the ${scheme}`, () => {
          const backgrounds = coloursOf(resolveValue(tokens[token] ?? '', scheme));
          assert.ok(backgrounds.length > 1);
          for (const background of backgrounds) {
            for (const foreground of foregrounds) assert.ok(contrast(palette[foreground], readColour(background)) >= 4.5, `${foreground} on ${background}: ${contrast(palette[foreground], readColour(background))}`);
          }
        });
      }
    }

    test('sets only tokens that the elements read', () => { assert.deepEqual(Object.keys(tokens).filter((token) => !known.has(token)), []); });
    test('says what it is', () => { assert.match(css, /^\/\*[\s\S]{20,}?\*\/\n@layer auth-theme \{/); });
  });
}

test('there are the default theme, at least five others and the bridges', () => {
  for (const name of ['default', 'shadcn', 'material', 'bootstrap', 'carbon', 'contrast']) assert.ok(files.includes(`${name}.css`), name);
  assert.ok(files.length >= 6 + 5, files.join(' '));
});

test('a button and links in the colour of problems are named', () => {
  assert.deepEqual(likeProblems(derivePalette({ accent: '#8c2a26' }, 'light')), ['the button', 'links and the focus']);
  assert.deepEqual(likeProblems(derivePalette({ accent: '#e8a598', link: '#fff' }, 'dark')), ['the button']);
});

test('the theme for high contrast has 7 for every text', () => {
  const tokens = readTokens(readFileSync(`${FOLDER}contrast.css`, 'utf8'));
  for (const scheme of ['light', 'dark'] as const) {
    const weak = measureContrast(derivePalette(colourSettings(tokens, scheme), scheme)).filter(({ ratio }) => ratio < MORE_CONTRAST);
    assert.deepEqual(weak.map(({ name, ratio }) => `${scheme}: ${name}: ${ratio}`), []);
  }
});

test('a value is worked out: schemes, variables of a page that has none, mixtures', () => {
  assert.equal(resolveValue('light-dark(#fff, oklch(0.2 0 0))', 'dark'), 'oklch(0.2 0 0)');
  assert.equal(resolveValue('var(--a, var(--b, light-dark(red, blue)))', 'light'), 'red');
  assert.equal(resolveValue('color-mix(in oklab, var(--a, #fff) 50%, #000)', 'light'), '#636363');
  assert.throws(() => resolveValue('var(--a)', 'light'), /--a has no fallback/);
  assert.throws(() => resolveValue('color-mix(in srgb, red, blue)', 'light'), /not of the kind/);
});
