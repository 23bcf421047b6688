/** No text of any screen is cut off or reaches out of its place on a narrow screen, in every language and in one that is longer than all. */
import { html } from 'lit';
import { PSEUDO, pseudo } from '../../../stories/support/pseudo.js';
import { LANGUAGES, loadLanguage } from '../../../src/i18n/languages.js';
import de from '../../../src/i18n/locales/de.js';
import { registerLocale } from '../../../src/i18n/register.js';
import type { LocaleTexts, Text } from '../../../src/i18n/texts.js';
import { open } from '../support/account.js';
import { expect } from '../support/expect.js';
import { beyond, cutOff, NARROW, openWithProblems, stageOf } from '../support/reading.js';
import { SCREENS } from '../support/screens.js';
import { until } from '../support/until.js';

/** ISO 639. */
const FROM_THE_RIGHT = ['ar', 'he'];

const longer = (text: Text): Text => (typeof text === 'string' ? pseudo(text) : Object.fromEntries(Object.entries(text).map(([category, form]) => [category, pseudo(form)])) as Text);

/** German made longer: of all languages here German has some of the longest words. */
const LONG: LocaleTexts = Object.fromEntries(Object.entries(de).map(([key, text]) => [key, longer(text)]));

/** Profile, password, two-step sign-in and deletion at least. */
const ACCOUNT_PARTS = 4;

const page = document.documentElement;

const textsOf = async (language: string): Promise<LocaleTexts> => (language === PSEUDO ? LONG : loadLanguage(language));

const headed = (): string[] => ['.auth-title', '.auth-button'].map((selector) => stageOf().querySelector(`.auth-form ${selector}`)?.textContent.trim() ?? '');

/** Waits until the screen speaks the language. */
async function speak(language: string): Promise<void> {
  const texts = new Set(Object.values(await textsOf(language)));
  page.lang = language;
  page.dir = FROM_THE_RIGHT.includes(language) ? 'rtl' : 'ltr';
  await until(() => headed().every((text) => texts.has(text)), () => `${language}: ${headed().join()}`);
}

const faults = (): string[] => [...cutOff(), ...beyond(stageOf().getBoundingClientRect())];

describe('Every language', () => {
  before(() => { registerLocale(PSEUDO, LONG); });
  afterEach(() => {
    page.removeAttribute('dir');
    page.lang = 'en';
  });

  for (const screen of SCREENS) {
    it(`fits ${screen.tag} at 320 pixels, with what is said of its fields`, async () => {
      await openWithProblems(screen);
      stageOf().style.inlineSize = `${NARROW}px`;
      for (const language of [...LANGUAGES.filter((tag) => tag !== 'en'), PSEUDO]) {
        await speak(language);
        expect(faults(), language).to.deep.equal([]);
      }
    });
  }

  it('fits the settings of an account at 320 pixels', async () => {
    await open((auth) => html`<auth-account .auth=${auth} password-policy="8 numbers"></auth-account>`);
    await until(() => stageOf().querySelectorAll('.auth-title').length >= ACCOUNT_PARTS && !stageOf().querySelector('form[aria-busy]'), () => stageOf().innerText);
    stageOf().style.inlineSize = `${NARROW}px`;
    for (const language of [...LANGUAGES.filter((tag) => tag !== 'en'), PSEUDO]) {
      await speak(language);
      expect(faults(), language).to.deep.equal([]);
    }
  });

  it('is found out where a text has no room', async () => {
    await openWithProblems(SCREENS[0]!);
    stageOf().style.inlineSize = `${NARROW}px`;
    await speak('de');
    expect(faults()).to.deep.equal([]);
    const button = stageOf().querySelector<HTMLElement>('.auth-form .auth-button')!;
    button.style.cssText = 'inline-size: 40px; padding: 0; white-space: nowrap; overflow: hidden';
    expect(faults().join()).to.include('Anmelden');
    await speak('ja');
    button.style.cssText = 'block-size: 8px; min-block-size: 0; padding: 0; overflow: hidden';
    expect(faults().join()).to.include('auth-button');
  });
});
