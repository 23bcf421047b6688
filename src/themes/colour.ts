/** What CSS does with colours in the style sheets of the elements, for those who compute without a browser: the build, the tests, the theme builder. */
import { clampRgb, converter, differenceEuclidean, formatHex, formatHex8, interpolate, parse, wcagContrast, type Color, type Oklch, type Rgb } from 'culori';

export type { Color } from 'culori';

const toOklch = converter('oklch');
const toXyz = converter('xyz65');
const toRgb = converter('rgb');
const inOklab = differenceEuclidean('oklab');

/** @throws {Error} naming a text that is no colour */
export function readColour(text: string): Color {
  const colour = parse(text.trim());
  if (!colour) throw new Error(`"${text}" is not a colour.`);
  return colour;
}

export const isColour = (text: string): boolean => parse(text.trim()) !== undefined;

/** `oklch(from colour …)`, by a function of lightness (0…1), chroma and hue (degrees). */
export function fromOklch(colour: Color, change: (l: number, c: number) => { l: number; c: number }): Color {
  const { l, c, h = 0 } = toOklch(colour);
  return { mode: 'oklch', h, ...change(l, c) } satisfies Oklch;
}

/** What CSS writes with a `#`: three, four, six or eight digits. */
const HEX = /#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b/gi;

/** By how many degrees two hues differ, 0…180; a grey has none. */
const between = ({ h: first }: Oklch, { h: second }: Oklch): number => (first === undefined || second === undefined ? Infinity : Math.abs(((first - second + 540) % 360) - 180));

/** Hues this near are of one family. */
const FAMILY = 20;

/**
 * A value in which a colour of the first one's family stands, turned as a whole to the second one's hue, and greyer where that is: a gradient stays one.
 * Lightness and alpha stay; a value without such a colour stays as it is.
 */
export function turnHue(value: string, from: Color, to: Color): string {
  const [first, second] = [toOklch(from), toOklch(to)];
  if (!(value.match(HEX) ?? []).some((hex) => between(toOklch(readColour(hex)), first) <= FAMILY)) return value;
  return value.replace(HEX, (hex) => {
    const { l, c, h, alpha } = toOklch(readColour(hex));
    if (h === undefined) return hex;
    const turned = { mode: 'oklch', l, c: c * Math.min(1, second.c / first.c), h: (h + (second.h ?? 0) - (first.h ?? 0) + 360) % 360, ...(alpha !== undefined && { alpha }) } satisfies Oklch;
    return alpha === undefined ? toHex(turned) : formatHex8(shown(turned));
  });
}

/** `color-mix(in oklab, first share, second)`; the share is 0…1. */
export const mix = (first: Color, share: number, second: Color): Color => interpolate([second, first], 'oklab')(share);

/** WCAG's relative luminance at which white and black have the same contrast: √(1.05 × 0.05) − 0.05, as the sheet rounds it. */
const EVEN_LUMINANCE = .179;

/** White or black, whichever is read better on a colour. */
export const onColour = (colour: Color): Color => (toXyz(colour).y < EVEN_LUMINANCE ? WHITE : BLACK);

export const WHITE: Rgb = { mode: 'rgb', r: 1, g: 1, b: 1 };
const BLACK: Rgb = { mode: 'rgb', r: 0, g: 0, b: 0 };

/** As a screen shows it: what lies beyond sRGB is clipped, which is what browsers do. */
export const shown = (colour: Color): Rgb => clampRgb(toRgb(colour));

/** `#rrggbb` */
export const toHex = (colour: Color): string => formatHex(shown(colour));

/** How far apart two colours look: the distance in OKLab, 0…1 and a little more. */
export const distance = (first: Color, second: Color): number => inOklab(first, second);

/** WCAG 2.2, contrast ratio: 1…21. */
export const contrast = (first: Color, second: Color): number => wcagContrast(shown(first), shown(second));
