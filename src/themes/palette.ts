import { fromOklch, mix, onColour, readColour, WHITE, type Color } from './colour.js';

export type Scheme = 'light' | 'dark';

/** The colours that a theme may set, each as a CSS colour; what it leaves out follows from the others. */
export interface ColourSettings {
  readonly brand?: string | undefined;
  readonly surface?: string | undefined;
  readonly field?: string | undefined;
  readonly text?: string | undefined;
  readonly muted?: string | undefined;
  readonly border?: string | undefined;
  readonly line?: string | undefined;
  readonly accent?: string | undefined;
  readonly onAccent?: string | undefined;
  readonly link?: string | undefined;
  readonly danger?: string | undefined;
  readonly success?: string | undefined;
}

/** Every colour that a person sees. */
export type Palette = Readonly<Record<keyof ColourSettings | 'dangerSoft' | 'successSoft', Color>>;

/** The brand colour of the default theme. */
export const DEFAULT_BRAND = '#3b4fd8';

const SIGNALS = {
  light: { danger: '#b3202c', success: '#14713f' },
  dark: { danger: '#ff9a9a', success: '#74d69b' },
} as const;

/**
 * The palette of a scheme, derived as `components/base/card.styles.ts` derives it.
 * @throws {Error} naming a setting that is no colour
 */
export function derivePalette(settings: ColourSettings, scheme: Scheme): Palette {
  const isLight = scheme === 'light';
  const given = (name: keyof ColourSettings, derived: () => Color): Color => {
    const setting = settings[name];
    return setting === undefined ? derived() : readColour(setting);
  };
  const brand = given('brand', () => readColour(DEFAULT_BRAND));
  const tinted = (l: number, most: number): Color => fromOklch(brand, (_, c) => ({ l, c: Math.min(c, most) }));
  const surface = given('surface', () => (isLight ? WHITE : tinted(.22, .015)));
  const text = given('text', () => (isLight ? tinted(.23, .02) : tinted(.95, .01)));
  const accent = given('accent', () => (isLight ? brand : fromOklch(brand, (l, c) => ({ l: Math.max(l, .75, .92 - c * 2), c: c * .7 }))));
  const danger = given('danger', () => readColour(SIGNALS[scheme].danger));
  const success = given('success', () => readColour(SIGNALS[scheme].success));
  return {
    brand, surface, text, accent, danger, success,
    muted: given('muted', () => mix(text, .72, surface)),
    border: given('border', () => mix(text, .5, surface)),
    line: given('line', () => mix(text, .12, surface)),
    field: given('field', () => mix(WHITE, .05, surface)),
    link: given('link', () => (isLight ? fromOklch(accent, (l, c) => ({ l: Math.min(l, .5), c })) : accent)),
    onAccent: given('onAccent', () => onColour(accent)),
    dangerSoft: mix(danger, .09, surface),
    successSoft: mix(success, .09, surface),
  };
}
