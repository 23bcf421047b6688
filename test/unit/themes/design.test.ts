/** The changes that the theme builder makes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toHex } from '../../../src/themes/colour.js';
import { deriveColour, isSet, measureTheme, palettes, setBrand, setColour, setToken, themeCss } from '../../../src/themes/design.js';
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
