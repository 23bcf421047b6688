/** The changes that the theme builder makes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readColour, toHex, turnHue } from '../../../src/themes/colour.js';
import { change, deriveColour, isSet, measureTheme, palettes, rebrand, setBrand, setColour, setToken, themeCss, tokensOf, type Design } from '../../../src/themes/design.js';
import { readTokens } from '../../../src/themes/read-theme.js';

const theme = (name: string) => readTokens(readFileSync(`src/themes/${name}.css`, 'utf8'));

test('another brand colour reaches the button, whatever the theme had chosen for its own', () => {
  const { light, dark } = palettes(setBrand(theme('aurora'), '#0b6b58'));
  assert.equal(toHex(light.accent), '#0b6b58');
  assert.notEqual(toHex(dark.accent), toHex(palettes(theme('aurora')).dark.accent));
  assert.equal('--auth-button-background' in setBrand(theme('aurora'), '#0b6b58'), false);
  assert.equal(setBrand(theme('aurora'), '#0b6b58')['--auth-radius'], '.875rem');
});

test('a colour set in the light stays what it was in the dark, and follows again when asked to', () => {
  const before = palettes(theme('default'));
  const set = setColour(theme('default'), 'surface', 'light', '#fff8e7');
  assert.equal(toHex(palettes(set).light.surface), '#fff8e7');
  assert.equal(toHex(palettes(set).dark.surface), toHex(before.dark.surface));
  assert.equal(isSet(set, 'surface'), true);
  assert.deepEqual(deriveColour(set, 'surface'), theme('default'));
});

test('a pair that fails is named with its scheme', () => {
  const failing = measureTheme(setColour(theme('default'), 'link', 'dark', '#33374f')).filter(({ isEnough }) => !isEnough);
  assert.deepEqual(failing.map(({ name, scheme }) => `${name}, ${scheme}`), ['Links on the card, dark', 'The focus around a field, dark']);
});

test('the style sheet says again what was read from it', () => {
  const tokens = setToken(theme('sorbet'), '--auth-radius', '2px');
  assert.deepEqual(readTokens(themeCss(tokens)), tokens);
  assert.match(themeCss(tokens), /^@layer auth-theme \{\n {2}:root \{\n/);
});

test('what has the brand’s hue takes on another brand’s, shadows and gradients as a whole; what has not, stays', () => {
  const aurora = setBrand(theme('aurora'), '#0b6b58');
  const violet = /#(?:6a35e0|7a2bd6|ece3ff|2c1a63|ffe6f6|47143f|e3d9fb|5b34e0)/;
  assert.match(JSON.stringify(theme('aurora')), violet);
  assert.doesNotMatch(JSON.stringify(aurora), violet);
  assert.match(aurora['--auth-button-shadow'] ?? '', /^inset 0 1px #fff4, 0 \.625rem 1\.5rem -\.625rem #[\da-f]{6}99$/);
  assert.equal(setBrand(theme('editorial'), '#0b6b58')['--auth-card-border'], theme('editorial')['--auth-card-border']);
  assert.equal(setBrand(theme('pop'), '#0b6b58')['--auth-radius'], theme('pop')['--auth-radius']);
});

test('a turned colour keeps its lightness, and is grey under a grey brand', () => {
  assert.equal(turnHue('0 0 4px #17607a80', readColour('#17607a'), readColour('#808080')), '0 0 4px #57575780');
  assert.equal(turnHue('#17607a', readColour('#8c2a26'), readColour('#808080')), '#17607a');
});

test('one brand after the other leaves nothing behind, and what else was chosen stays', () => {
  const chosen: Design = change({ theme: theme('aurora') }, setToken(theme('aurora'), '--auth-radius', '2px'));
  const dragged = ['#808080', '#fff', '#ff0000', '#0b6b58'].reduce(rebrand, chosen);
  assert.deepEqual(tokensOf(dragged), { ...setBrand(theme('aurora'), '#0b6b58'), '--auth-radius': '2px' });
});

test('a colour chosen for the button gives way to another brand, and one that follows again is in no sheet', () => {
  const accent = change({ theme: theme('default') }, setColour(theme('default'), 'accent', 'light', '#123456'));
  assert.equal('--auth-color-accent' in tokensOf(accent), true);
  assert.equal('--auth-color-accent' in tokensOf(rebrand(accent, '#0b6b58')), false);
  const sorbet: Design = { theme: theme('sorbet') };
  assert.equal('--auth-color-line' in tokensOf(change(sorbet, deriveColour(tokensOf(sorbet), 'line'))), false);
});
