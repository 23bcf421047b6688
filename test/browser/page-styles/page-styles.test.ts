import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import type { AuthSignIn } from '../../../src/index.js';
import { createPool } from '../living/pool.js';
import { failToSignIn, formIn } from '../living/visitor.js';
import { SHEETS } from './sheets.js';

/** What makes the look of a form; what follows of it (widths in pixels, origins of transforms) depends on these. */
const PROPERTIES = [
  'display', 'position', 'float', 'box-sizing', 'color', 'background-color', 'background-image', 'font-size', 'font-weight', 'font-style', 'line-height', 'letter-spacing', 'word-spacing',
  'text-transform', 'text-align', 'text-indent', 'text-decoration-line', 'text-shadow', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left',
  'border-top-width', 'border-top-style', 'border-top-color', 'border-left-width', 'border-bottom-style', 'border-top-left-radius', 'box-shadow', 'outline-style', 'opacity', 'cursor', 'appearance',
  'flex-direction', 'row-gap', 'column-gap', 'justify-content', 'align-items', 'transition-duration', 'visibility', 'overflow-x', 'white-space', 'font-variant-caps', 'block-size', 'inline-size',
] as const;

const PARTS = ['.auth-form', '.auth-title', '.auth-field', '.auth-label', '.auth-input[name=username]', '.auth-input[name=password]', '.auth-control', '.auth-reveal', '.auth-button', '.auth-links', '.auth-link', '.auth-message'];

type Looks = Readonly<Record<string, string>>;

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

  /** The computed style of every part, and of what stands before and after it. */
  const looks = (): Looks => {
    // A transition on its way would be measured half-way.
    for (const animation of document.getAnimations()) animation.finish();
    return Object.fromEntries(PARTS.flatMap((selector) => [
      ...PROPERTIES.map((name): [string, string] => [`${selector} ${name}`, getComputedStyle(part(selector)).getPropertyValue(name)]),
      ...['::before', '::after'].map((pseudo): [string, string] => [`${selector}${pseudo}`, getComputedStyle(part(selector), pseudo).content]),
    ]));
  };
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
