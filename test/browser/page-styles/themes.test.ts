/** Each ready theme on pages with a style sheet of their own: the form keeps the theme's look, and the theme comes through. */
import { expect } from '@open-wc/testing';
import '../../../src/define/sign-in.js';
import { readTokens, resolveValue } from '../../../src/themes/read-theme.js';
import { createPool } from '../living/pool.js';
import { formIn } from '../living/visitor.js';
import { SHEETS } from './sheets.js';

const THEMES = ['default', 'editorial', 'terminal', 'pop', 'sorbet', 'aurora', 'fjord', 'contrast', 'shadcn', 'material', 'bootstrap', 'carbon'];

const PARTS = ['.auth-title', '.auth-label', '.auth-input[name=password]', '.auth-reveal', '.auth-button', '.auth-link'];
const PROPERTIES = ['color', 'background-color', 'background-image', 'border-top-width', 'border-bottom-width', 'border-bottom-color', 'border-top-left-radius', 'box-shadow', 'font-family', 'font-size', 'font-weight', 'font-style', 'line-height', 'block-size', 'padding-left', 'margin-top', 'text-transform'];

/** A theme with a second colour, which its links have. */
const LINKS: readonly string[] = ['pop'];

/** Themes whose colours are their own, and bridges, which have those of a design system. */
const FIXED: readonly string[] = ['aurora', 'contrast', 'shadcn', 'material', 'bootstrap', 'carbon'];

/** The page's own variables that a bridge is there to read: on such a page its look is to change. */
const READS: Readonly<Record<string, readonly string[]>> = { bootstrap: ['Bootstrap'] };

describe('Themes on other people\'s pages', () => {
  let page: HTMLElement;
  const theme = document.createElement('style');
  const sheet = document.createElement('style');

  const looks = (): string[] => PARTS.flatMap((part) => PROPERTIES.map((name) => `${part} ${name}: ${getComputedStyle(page.querySelector(part)!).getPropertyValue(name)}`));
  const text = async (path: string): Promise<string> => (await fetch(path)).text();

  beforeEach(async () => {
    page = document.createElement('main');
    page.innerHTML = `<auth-sign-in ${createPool().html}></auth-sign-in>`;
    document.body.append(page);
    await formIn(page);
    document.documentElement.style.fontSize = '16px';
    document.head.append(theme);
  });
  afterEach(() => {
    for (const element of [page, theme, sheet]) element.remove();
    document.documentElement.removeAttribute('style');
  });

  for (const name of THEMES) {
    it(`${name} comes through, and stays as it is under every sheet`, async () => {
      const css = await text(`/src/themes/${name}.css`);
      const plain = looks().join();
      theme.textContent = css;
      const themed = looks();
      if (name !== 'default') expect(themed.join()).not.to.equal(plain);
      const font = readTokens(css)['--auth-font-family'] ?? 'system-ui, sans-serif';
      expect(getComputedStyle(page.querySelector('.auth-button')!).fontFamily.replaceAll('"', '')).to.equal(resolveValue(font, 'light').replaceAll('"', ''));
      for (const [page, load] of Object.entries(SHEETS)) {
        if (READS[name]?.some((read) => page.startsWith(read))) continue;
        sheet.textContent = await load();
        document.head.append(sheet);
        expect(looks(), page).to.deep.equal(themed);
        sheet.remove();
      }
    });

    for (const where of [':root', 'auth-sign-in']) {
      it(`${name} ${FIXED.includes(name) ? 'keeps its colours under' : 'follows'} a brand colour that a page sets on ${where}, before the theme`, async () => {
        sheet.textContent = `${where} { --auth-color-brand: #00756f }`;
        document.head.prepend(sheet);
        theme.textContent = await text(`/src/themes/${name}.css`);
        const [button, link] = ['.auth-button', '.auth-link'].map((part) => getComputedStyle(page.querySelector(part)!));
        expect(button!.backgroundColor === 'rgb(0, 117, 111)').to.equal(!FIXED.includes(name));
        sheet.remove();
        const before = link!.color;
        document.head.prepend(sheet);
        expect(link!.color === before).to.equal(FIXED.includes(name) || LINKS.includes(name));
      });
    }
  }
});
