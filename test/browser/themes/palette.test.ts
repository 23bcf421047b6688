/** The colours that a browser makes of a theme are those that we compute: what is said of contrast holds on the screen. */
import { expect } from '@open-wc/testing';
import '../../../src/define/sign-in.js';
import { shown, type Color } from '../../../src/themes/colour.js';
import { derivePalette, type ColourSettings, type Palette } from '../../../src/themes/palette.js';
import { createPool } from '../living/pool.js';
import { formIn } from '../living/visitor.js';

/** The private token of each colour. */
const PRIVATE = {
  brand: '--_brand', surface: '--_surface', field: '--_field', text: '--_text', muted: '--_muted', border: '--_border', line: '--_line',
  accent: '--_accent', onAccent: '--_on-accent', link: '--_link', danger: '--_danger', success: '--_success',
} as const;

const TOKENS: Readonly<Record<keyof ColourSettings, string>> = {
  brand: '--auth-color-brand', surface: '--auth-color-surface', field: '--auth-color-field', text: '--auth-color-text', muted: '--auth-color-muted', border: '--auth-color-border',
  line: '--auth-color-line', accent: '--auth-color-accent', onAccent: '--auth-color-on-accent', link: '--auth-color-link', danger: '--auth-color-danger', success: '--auth-color-success',
};

/** Browsers compute in single precision and round each channel. */
const TOLERANCE = 2;

const CASES: readonly ColourSettings[] = [
  {},
  ...['#000', '#fff', '#0000ff', '#ffd400', '#ff0000', '#00ff00', '#0b6b58', '#767676', '#e0562f', '#f9c6d7', '#123', 'oklch(0.7 0.25 150)'].map((brand) => ({ brand })),
  { brand: '#7a1f2b', surface: '#fbf7ef', text: '#221c16' },
  { brand: '#7a1f2b', accent: '#ffd400', danger: '#900', success: '#060', line: '#000', border: '#333', muted: '#444', field: '#eee' },
];

describe('The palette', () => {
  let host: HTMLElement;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;

  /** A colour as the screen gets it: red, green and blue from 0 to 255. */
  const pixel = (colour: string): number[] => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const computed = (token: string): number[] => {
    const probe = document.createElement('i');
    probe.style.color = `var(${token})`;
    host.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return pixel(color);
  };
  const expected = (colour: Color): number[] => { const { r, g, b } = shown(colour); return [r, g, b].map((channel) => Math.round(channel * 255)); };

  beforeEach(async () => {
    const page = document.createElement('main');
    page.innerHTML = `<auth-sign-in ${createPool().html}></auth-sign-in>`;
    document.body.append(page);
    await formIn(page);
    host = page.querySelector<HTMLElement>('auth-sign-in')!;
  });
  afterEach(() => { host.parentElement?.remove(); });

  for (const scheme of ['light', 'dark'] as const) {
    for (const settings of CASES) {
      it(`is the same in the ${scheme}: ${JSON.stringify(settings)}`, () => {
        host.style.colorScheme = scheme;
        for (const [name, value] of Object.entries(settings)) host.style.setProperty(TOKENS[name as keyof ColourSettings], value as string);
        const palette: Palette = derivePalette(settings, scheme);
        const differences = Object.entries(PRIVATE).map(([name, token]) => ({ name, seen: computed(token), meant: expected(palette[name as keyof typeof PRIVATE]) }))
          .filter(({ seen, meant }) => seen.some((channel, index) => Math.abs(channel - meant[index]!) > TOLERANCE));
        expect(differences).to.deep.equal([]);
      });
    }
  }

  it('is another one in the dark', () => {
    host.style.colorScheme = 'light';
    const light = computed('--_surface');
    host.style.colorScheme = 'dark';
    expect(computed('--_surface')).not.to.deep.equal(light);
  });

  it('follows a brand colour set on an element around', () => {
    host.parentElement!.style.setProperty('--auth-color-brand', '#0b6b58');
    expect(computed('--_accent')).to.deep.equal(expected(derivePalette({ brand: '#0b6b58' }, 'light').accent));
  });
});
