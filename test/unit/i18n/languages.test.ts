import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageFor, loadLanguage } from '../../../src/i18n/languages.js';
import { registerLocale } from '../../../src/i18n/register.js';
import { fill, languageArrival, textFor } from '../../../src/i18n/texts.js';

const SERVED: Readonly<Record<string, string | undefined>> = {
  'de': 'de', 'de-AT': 'de', 'DE-ch-1996': 'de', 'fr-CA': 'fr', 'es-419': 'es', 'ar-EG': 'ar', 'ja-JP': 'ja',
  'en': undefined, 'tlh': undefined, 'x-pirate': undefined, 'de_AT': undefined, '': undefined,
};

for (const [tag, language] of Object.entries(SERVED)) {
  test(`“${tag}” is served by ${language ?? 'no language of ours'}`, () => { assert.equal(languageFor(tag), language); });
}

test('a language that we have not is empty', async () => {
  assert.deepEqual(await loadLanguage('tlh'), {});
  assert.equal((await loadLanguage('de'))['sign-in-button'], 'Anmelden');
});

test('texts come when they are waited for', async () => {
  for (let arrival = languageArrival('de-LU'); arrival; arrival = languageArrival('de-LU')) {
    assert.equal(textFor('de-LU', 'sign-in-button'), undefined);
    await arrival;
  }
  assert.equal(textFor('de-LU', 'sign-in-button'), 'Anmelden');
  assert.equal(textFor('de-LU', 'no-such-key'), undefined);
});

test('nobody waits for English, nor for a language that is not there', async () => {
  assert.equal(languageArrival('en'), undefined);
  assert.equal(languageArrival('en-GB'), undefined);
  await languageArrival('tlh');
  assert.equal(languageArrival('tlh'), undefined);
});

test('what a page has registered stands in place of ours, and is not waited for', async () => {
  await languageArrival('fr');
  registerLocale('fr', { 'sign-in-button': 'Entrer' });
  registerLocale('fr', { 'sign-in-title': 'Bonjour' });
  assert.equal(languageArrival('fr-BE'), undefined);
  for (const tag of ['fr', 'FR-be']) {
    assert.deepEqual(['sign-in-button', 'sign-in-title', 'sign-in-create'].map((key) => textFor(tag, key)), ['Entrer', 'Bonjour', undefined]);
  }
});

test('a narrower registered language goes before a wider one', () => {
  registerLocale('x-a', { word: 'wide' });
  registerLocale('x-a-b', { word: 'narrow' });
  assert.deepEqual([textFor('x-a-b-c', 'word'), textFor('x-a-c', 'word')], ['narrow', 'wide']);
});

test('placeholders are filled, and stay visible without a value', () => {
  assert.equal(fill('{a} and {b}', { a: 1 }), '1 and {b}');
});

test('the plural is that of the language', () => {
  const signs = { one: '{count} znak', few: '{count} znaki', other: '{count} znaków' };
  for (const tag of ['pl', 'ja']) registerLocale(tag, { signs });
  assert.deepEqual([1, 3, 5, 22].map((count) => textFor('pl', 'signs', { count })), [signs.one, signs.few, signs.other, signs.few]);
  assert.deepEqual([1, 3].map((count) => textFor('ja', 'signs', { count })), [signs.other, signs.other]);
});

test('a language that has no rules of plurals has those of English', () => {
  const scars = { one: '{count} scar', other: '{count} scars' };
  for (const tag of ['x-pirate', 'sv_SE']) {
    registerLocale(tag, { scars });
    assert.deepEqual([1, 2].map((count) => textFor(tag, 'scars', { count })), [scars.one, scars.other]);
  }
});
