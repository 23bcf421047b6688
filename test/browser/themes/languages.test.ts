/** No text of any element, in any state, is cut off or reaches out of its place on a narrow screen, in every language and in one that is longer than all. */
import { PSEUDO, pseudo } from '../../../stories/support/pseudo-text.js';
import { LANGUAGES, loadLanguage } from '../../../src/i18n/languages.js';
import de from '../../../src/i18n/locales/de.js';
import { registerLocale } from '../../../src/i18n/register.js';
import type { LocaleTexts, Text } from '../../../src/i18n/texts.js';
import { expect } from '../support/expect.js';
import { beyond, cutOff, NARROW, openWithProblems, roomOf, stageOf } from '../support/reading.js';
import { SCREENS } from '../support/screens.js';
import { STATES } from '../support/states.js';
import { until } from '../support/until.js';

/** ISO 639. */
const FROM_THE_RIGHT = ['ar', 'he'];

const longer = (text: Text): Text => (typeof text === 'string' ? pseudo(text) : Object.fromEntries(Object.entries(text).map(([category, form]) => [category, pseudo(form)])) as Text);

/** German made longer: of all languages here German has some of the longest words. */
const LONG: LocaleTexts = Object.fromEntries(Object.entries(de).map(([key, text]) => [key, longer(text)]));

const page = document.documentElement;

const textsOf = async (language: string): Promise<LocaleTexts> => (language === PSEUDO ? LONG : loadLanguage(language));

/** Every piece of text, through shadow roots. */
function pieces(root: ParentNode = stageOf()): string[] {
  const own: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) own.push(walker.currentNode.textContent?.trim() ?? '');
  return [...own, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? pieces(shadowRoot) : []))];
}

/** The texts in which the page speaks so far. */
let spoken = new Set<unknown>();

/** Waits until the page speaks the language, and not another any longer. */
async function speak(language: string): Promise<void> {
  const texts = new Set<unknown>(Object.values(await textsOf(language)));
  page.lang = language;
  page.dir = FROM_THE_RIGHT.includes(language) ? 'rtl' : 'ltr';
  await until(() => pieces().some((text) => texts.has(text)) && !pieces().some((text) => spoken.has(text) && !texts.has(text)), () => `${language}: ${pieces().filter(Boolean).join(' | ')}`);
  spoken = texts;
  // A menu that is open while the direction turns finds its place anew.
  dispatchEvent(new Event('resize'));
}

const faults = (): string[] => [...cutOff(), ...beyond(roomOf())];

describe('Every language', () => {
  before(() => { registerLocale(PSEUDO, LONG); });
  afterEach(() => {
    page.removeAttribute('dir');
    page.lang = 'en';
    spoken = new Set();
  });

  for (const { tag, state, open } of STATES) {
    it(`fits ${tag} (${state}) at 320 pixels`, async () => {
      await open();
      stageOf().style.inlineSize = `${NARROW}px`;
      for (const language of [...LANGUAGES.filter((known) => known !== 'en'), PSEUDO]) {
        await speak(language);
        expect(faults(), language).to.deep.equal([]);
      }
    });
  }

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
