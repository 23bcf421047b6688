/** A theme as a design-tokens file: Design Tokens Format Module 2025.10 of the W3C's Design Tokens Community Group. */
import { kebab } from '../core/kebab.js';
import { isColour, readColour, shown, toHex } from './colour.js';
import { derivePalette, type Palette, type Scheme } from './palette.js';
import { colourSettings, resolveValue, splitArguments, type TokenValues } from './read-theme.js';
import { TOKENS, type TokenType } from './tokens.js';

export type DesignToken = Readonly<{ $type: string; $value: unknown; $description?: string; $extensions?: Readonly<Record<string, unknown>> }>;

/** Groups and tokens, as JSON. */
export type DesignTokens = Readonly<Record<string, unknown>>;

/** The vendor's key of `$extensions`: where the value stands in CSS. */
const VENDOR = 'auth-elements';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];

interface Dimension { readonly value: number; readonly unit: 'px' | 'rem' }

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** §8.1: colour space, components from 0 to 1, alpha, and the nearest hexadecimal colour. */
function colourValue(text: string): object {
  const colour = readColour(text);
  const { r, g, b, alpha = 1 } = shown(colour);
  return { colorSpace: 'srgb', components: [r, g, b].map(round), alpha: round(alpha), hex: toHex(colour) };
}

/** §8.2: a length in px or rem; undefined for what is neither. */
function dimension(text: string): Dimension | undefined {
  const [, value, unit] = /^(-?[\d.]+)(px|rem)?$/.exec(text.trim()) ?? [];
  if (value === undefined || (unit === undefined && Number(value) !== 0)) return undefined;
  return { value: Number(value), unit: unit === 'rem' ? 'rem' : 'px' };
}

const fontFamilies = (text: string): string[] => splitArguments(text).map((family) => family.replace(/^["']|["']$/g, '')).filter(Boolean);

/** Splits at spaces that stand in no parentheses. */
const words = (text: string): string[] => text.match(/[^\s(]+(?:\([^)]*\))?/g) ?? [];

/** §9.6: each shadow of a list. */
function shadows(text: string): object[] | undefined {
  const list = splitArguments(text).map((shadow) => {
    const parts = words(shadow);
    const colour = parts.find(isColour);
    const [offsetX, offsetY, blur = '0', spread = '0'] = parts.filter((part) => /^-?[\d.]/.test(part));
    const lengths = { offsetX: dimension(offsetX ?? ''), offsetY: dimension(offsetY ?? ''), blur: dimension(blur), spread: dimension(spread) };
    if (!colour || Object.values(lengths).includes(undefined)) return undefined;
    return { color: colourValue(colour), ...lengths, inset: parts.includes('inset') };
  });
  return list.every((shadow) => shadow !== undefined) ? list : undefined;
}

/** §9.4 */
function border(text: string): object | undefined {
  const [width = '', style, ...rest] = words(text);
  const colour = rest.join(' ');
  return dimension(width) && isColour(colour) ? { color: colourValue(colour), width: dimension(width), style } : undefined;
}

/** §9.8; sizes in CSS are relative to the theme's own. Style and variant have no place in the format and stay in the CSS. */
function typography(text: string, { family, size }: { family: string; size: Dimension }): object | undefined {
  const [, before = '', number = '', line = '', own] = /^(.*?)\s*([\d.]+)em\/([\d.]+)(?:\s+(.+),)?$/.exec(text) ?? [];
  if (!number) return undefined;
  return {
    fontFamily: fontFamilies(own ?? family),
    fontSize: { value: round(Number(number) * size.value), unit: size.unit },
    fontWeight: Number(/\b\d{3}\b/.exec(before)?.[0] ?? 400),
    letterSpacing: { value: 0, unit: 'px' },
    lineHeight: Number(line),
  };
}

/** What follows from the brand's tokens where a theme is silent. */
function initialValues(tokens: TokenValues): TokenValues {
  const density = Number(tokens['--auth-density'] ?? 1);
  const radius = dimension(tokens['--auth-radius'] ?? '.625rem') ?? { value: .625, unit: 'rem' };
  const most = radius.unit === 'rem' ? 2 : 32;
  return {
    ...Object.fromEntries(TOKENS.filter(({ type, initial }) => type !== 'color' && /^[\d.]/.test(initial) && !/[×,]| of /.test(initial)).map(({ name, initial }) => [name, initial])),
    '--auth-font-family': 'system-ui, sans-serif',
    '--auth-control-height': `${String(round(2.875 * density))}rem`,
    '--auth-gap': `${String(round(1.125 * density))}rem`,
    '--auth-card-radius': `${String(Math.min(round(radius.value * 1.75), most))}${radius.unit}`,
    '--auth-button-radius': `${String(radius.value)}${radius.unit}`,
    ...tokens,
  };
}

const paletteTokens = (palette: Palette): DesignTokens => Object.fromEntries(
  Object.entries(palette).filter(([name]) => name !== 'brand').map(([name, colour]) => [kebab(name), { $type: 'color', $value: colourValue(toHex(colour)) }]));

/** Whether a theme takes its values from another design system, which has design tokens of its own. */
export const isBridge = (tokens: TokenValues): boolean => Object.values(tokens).some((value) => value.includes('var('));

/**
 * A theme as a design-tokens file. What depends on the scheme stands in `light` and `dark`, the rest in `brand`, `semantic` and `component`;
 * each token names its custom property. What the format cannot say (gradients, widths by side) is kept as CSS in `$extensions`.
 * @param tokens the custom properties that the theme sets
 */
export function designTokens(name: string, tokens: TokenValues): DesignTokens {
  const values = initialValues(tokens);
  const context = { family: values['--auth-font-family'] ?? '', size: dimension(values['--auth-font-size'] ?? '') ?? { value: 1, unit: 'rem' as const } };
  const convert: Partial<Record<TokenType, (text: string) => unknown>> = {
    dimension, border, shadow: shadows, number: Number, fontFamily: fontFamilies,
    typography: (text) => typography(text, context),
  };
  const groups: Record<string, Record<string, unknown>> = { brand: {}, semantic: {}, component: {} };
  for (const scheme of SCHEMES) groups[scheme] = { ...paletteTokens(derivePalette(colourSettings(tokens, scheme), scheme)) };
  const brand = derivePalette(colourSettings(tokens, 'light'), 'light').brand;
  groups.brand!.color = described('--auth-color-brand', 'color', colourValue(toHex(brand)));

  for (const { name: property, layer, type } of TOKENS) {
    const value = values[property];
    if (type === 'color' || value === undefined) continue;
    const short = property.replace('--auth-', '');
    const isByScheme = value.includes('light-dark(');
    for (const scheme of isByScheme ? SCHEMES : SCHEMES.slice(0, 1)) {
      const $value = convert[type]?.(resolveValue(value, scheme));
      if ($value !== undefined) groups[isByScheme ? scheme : layer]![short] = described(property, type, $value);
    }
  }
  return {
    $description: `The theme "${name}" of auth-elements, for the light and the dark.`,
    auth: groups,
    $extensions: { [VENDOR]: { theme: name, css: tokens } },
  };
}

function described(property: string, $type: string, $value: unknown): DesignToken {
  const says = TOKENS.find(({ name }) => name === property)?.says;
  return { $type, $value, ...(says && { $description: says }), $extensions: { [VENDOR]: { property } } };
}
