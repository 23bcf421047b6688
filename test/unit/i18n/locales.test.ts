import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { LANGUAGES, loadLanguage } from '../../../src/i18n/languages.js';
import type { LocaleTexts } from '../../../src/i18n/texts.js';
import { readEnglish } from './english.js';
import { localeFaults } from './locale-faults.js';

const english = await readEnglish();
const OURS = LANGUAGES.filter((tag) => tag !== 'en');

test('there are 29 languages, and more than a hundred texts', () => {
  assert.equal(LANGUAGES.length, 29);
  assert.ok(english.size > 100, `${english.size} texts`);
});

for (const tag of OURS) {
  test(`${tag} has every text, and nothing wrong in it`, async () => {
    assert.deepEqual(localeFaults(tag, await loadLanguage(tag), english), []);
  });
}

const SPOILED: Readonly<Record<string, [change: (texts: LocaleTexts) => LocaleTexts, fault: RegExp, tag?: string]>> = {
  'a text that is missing': [({ 'sign-in-title': _, ...rest }) => rest, /^sign-in-title: is missing$/],
  'a text that nobody shows': [(texts) => ({ ...texts, 'no-such-text': 'Nichts' }), /^no-such-text: no element has such a text$/],
  'a lost placeholder': [(texts) => ({ ...texts, 'confirm-reset-password-sent-email': 'Geben Sie den Code und ein neues Passwort ein.' }), /^confirm-reset-password-sent-email: has the placeholders none, not \{destination\}$/],
  'a text too long for its place': [(texts) => ({ ...texts, 'reveal-show': 'Passwort sichtbar machen', 'reveal-show-label': 'Passwort sichtbar machen' }), /^reveal-show: is 24 wide, more than 10$/],
  'English that was left': [(texts) => ({ ...texts, 'error-firewall': english.get('error-firewall')! }), /^error-firewall: is English$/],
  'another word for the same thing': [(texts) => ({ ...texts, 'error-password-length': 'Das Kennwort ist zu kurz.' }), /^error-password-length: has not the language’s word for “password”/],
  'a lost plural': [(texts) => ({ ...texts, 'policy-length': { one: '{count} علامة', other: '{count} علامات' } }), /^policy-length: has no plural for /, 'ar'],
  'a value that would turn the line around': [(texts) => ({ ...texts, 'error-attribute': 'الحقل {attribute} غير صالح' }), /^error-attribute: does not isolate its placeholders$/, 'ar'],
  'an address that would turn the line around': [(texts) => ({ ...texts, 'error-insecure': 'افتحها بعنوان يبدأ بـ https://.' }), /^error-insecure: does not isolate https:\/\/$/, 'ar'],
  'a line that may break before its sign': [(texts) => ({ ...texts, 'remember-device-title': 'Mémoriser cet appareil ?' }), /^remember-device-title: has a blank before its punctuation/, 'fr'],
  'two words for one button': [(texts) => ({ ...texts, 'user-button-sign-out': 'Ausloggen' }), /^user-button-sign-out: says otherwise than sign-out-button: Ausloggen$/],
  'another word for a device': [(texts) => ({ ...texts, 'devices-unknown': 'Unbekannter Apparat' }), /^devices-unknown: has not the language’s word for “device”/],
  'a person addressed in another way': [(texts) => ({ ...texts, 'sign-up-sign-in': 'Hast du schon ein Konto?' }), /^sign-up-sign-in: addresses people by “du”/],
  'a name that is not what can be seen': [(texts) => ({ ...texts, 'reveal-hide-label': 'Passwort verstecken' }), /^reveal-hide-label: does not contain “Verbergen”$/],
  'a name that does not begin with what is seen': [(texts) => ({ ...texts, 'task-action': '{thing}: {action}' }), /^task-action: does not begin with the action and a sign$/],
  'a name without the thing': [(texts) => ({ ...texts, 'task-action': '{action}: {thin}' }), /^task-action: has the placeholders/],
  'an action and a thing that are glued as in English': [(texts) => ({ ...texts, 'task-action': '{action} {thing}' }), /^task-action: is English$/],
  'letters of another script': [(texts) => ({ ...texts, 'error-firewall': 'Blocked' }), /^error-firewall: is not written in the script of the language$/, 'ja'],
};

for (const [what, [change, fault, tag = 'de']] of Object.entries(SPOILED)) {
  test(`finds ${what}`, async () => {
    const faults = localeFaults(tag, change(await loadLanguage(tag)), english);
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0]!, fault);
  });
}

test('English has one spelling for email', () => {
  assert.deepEqual([...english].filter(([, text]) => /e-mail/i.test(text)), []);
});

test('the documentation lists which languages a native speaker has reviewed', () => {
  execFileSync(process.execPath, ['tools/languages.mjs', '--check'], { stdio: 'pipe' });
});
