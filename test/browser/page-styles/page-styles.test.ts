import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import type { AuthSignIn } from '../../../src/index.js';
import { createPool } from '../living/pool.js';
import { failToSignIn, formIn } from '../living/visitor.js';
import { looksOf, PROPERTIES, type Looks } from './looks.js';
import { SHEETS } from './sheets.js';

const PARTS = ['.auth-form', '.auth-title', '.auth-field', '.auth-label', '.auth-input[name=username]', '.auth-input[name=password]', '.auth-control', '.auth-reveal', '.auth-button', '.auth-links', '.auth-link', '.auth-message'];

describe('The page\'s own styles', function () {
  this.timeout(30_000);
  let page: HTMLElement;
  let sheet: HTMLStyleElement;
  let form: HTMLFormElement;

  const part = (selector: string): Element => {
    const found = form.matches(selector) ? form : form.querySelector(selector);
    if (!found) throw new Error(`The form has no ${selector}`);
    return found;
  };

  const looks = (): Looks => looksOf(PARTS.map((selector) => [selector, part(selector)]));
  const differences = (before: Looks): string[] => Object.entries(looks()).filter(([name, value]) => value !== before[name]).map(([name, value]) => `${name}: ${before[name]} → ${value}`);

  beforeEach(async () => {
    const pool = createPool();
    page = document.createElement('main');
    page.innerHTML = `<auth-sign-in ${pool.html}></auth-sign-in><button>Plain</button>`;
    Object.assign(page.querySelector<AuthSignIn>('auth-sign-in')!, { fetch: pool.local.fetch });
    document.body.append(page);
    form = await formIn(page);
    await failToSignIn(page);
    (document.activeElement as HTMLElement).blur();
    sheet = document.createElement('style');
    // Our text is as large as the page's: by its root, which some sheets change.
    document.documentElement.style.fontSize = '16px';
  });

  afterEach(() => {
    sheet.remove();
    document.documentElement.removeAttribute('style');
    page.remove();
  });

  const apply = (css: string): void => {
    sheet.textContent = css;
    document.head.append(sheet);
  };

  for (const [name, load] of Object.entries(SHEETS)) {
    it(`leave our form as it is: ${name}`, async () => {
      const before = looks();
      const plain = JSON.stringify(PROPERTIES.map((property) => getComputedStyle(page.querySelector('main > button')!).getPropertyValue(property)));
      apply(await load());
      expect(differences(before)).to.deep.equal([]);
      // The sheet is no empty one: a plain button of the page looks different now.
      expect(JSON.stringify(PROPERTIES.map((property) => getComputedStyle(page.querySelector('main > button')!).getPropertyValue(property)))).not.to.equal(plain);
    });
  }

  it('win by !important', () => {
    const before = looks();
    apply('.auth-button { background-color: rgb(1, 2, 3) !important; transition: none !important }');
    expect(getComputedStyle(part('.auth-button')).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(differences(before).filter((line) => !line.startsWith('.auth-button'))).to.be.empty;
  });

  it('win by an id', () => {
    page.id = 'page';
    apply('#page .auth-title { color: rgb(1, 2, 3) }');
    expect(getComputedStyle(part('.auth-title')).color).to.equal('rgb(1, 2, 3)');
  });

  it('do not win by two classes', () => {
    const before = looks();
    page.className = 'page';
    apply('main.page .auth-title { color: rgb(1, 2, 3) }');
    expect(differences(before)).to.deep.equal([]);
  });

  it('reach the form by custom properties', () => {
    apply('main { --auth-color-accent: rgb(1, 2, 3); --auth-radius: 3px }');
    expect(looks()['.auth-button background-color']).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(part('.auth-input')).borderTopLeftRadius).to.equal('3px');
  });
});
