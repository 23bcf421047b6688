/** What a designer does to a theme: each change gives new tokens, from which the style sheet is written. */
import { readColour, toHex, turnHue } from './colour.js';
import { measureContrast, type Measured } from './contrast.js';
import { derivePalette, type ColourSettings, type Palette, type Scheme } from './palette.js';
import { COLOUR_TOKENS, colourSettings, type TokenValues } from './read-theme.js';

export type ColourName = keyof ColourSettings;

/** What a ready theme may have chosen to go with its own brand colour. */
const BOUND_TO_BRAND = ['--auth-color-accent', '--auth-color-on-accent', '--auth-color-link', '--auth-button-background'];

const without = (tokens: TokenValues, ...names: string[]): TokenValues => Object.fromEntries(Object.entries(tokens).filter(([name]) => !names.includes(name)));

/** Another brand colour: what was chosen to go with the old one follows from the new one, and what has the old one's hue (a shadow, a tinted card) takes on the new one's. */
export function setBrand(tokens: TokenValues, colour: string): TokenValues {
  const { brand } = palettes(tokens).light;
  const turned = Object.entries(without(tokens, ...BOUND_TO_BRAND)).map(([name, value]) => [name, turnHue(value, brand, readColour(colour))] as const);
  return { ...Object.fromEntries(turned), '--auth-color-brand': colour };
}

/** What a designer has chosen, beginning with a ready theme. */
export interface Design {
  readonly theme: TokenValues;
  /** In place of the theme's own. */
  readonly brand?: string;
  /** Tokens set one by one; undefined where one is to follow from the others again. */
  readonly own?: Readonly<Record<string, string | undefined>>;
}

/** The tokens of a design. Always from the theme's own, so that one brand colour after the other (dragged across a picker, through grey) leaves nothing behind. */
export function tokensOf({ theme, brand, own = {} }: Design): TokenValues {
  const tokens = Object.entries({ ...(brand === undefined ? theme : setBrand(theme, brand)), ...own });
  return Object.fromEntries(tokens.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A design with another brand colour: the colours of buttons and links chosen before follow from it. */
export const rebrand = ({ theme, own = {} }: Design, brand: string): Design =>
  ({ theme, brand, own: Object.fromEntries(Object.entries(own).filter(([name]) => !BOUND_TO_BRAND.includes(name))) });

/** A design with other tokens: what they differ in from before is the designer's own. */
export function change(design: Design, tokens: TokenValues): Design {
  const before = tokensOf(design);
  const names = [...new Set([...Object.keys(before), ...Object.keys(tokens)])].filter((name) => before[name] !== tokens[name]);
  return { ...design, own: { ...design.own, ...Object.fromEntries(names.map((name) => [name, tokens[name]])) } };
}

export const setToken = (tokens: TokenValues, name: string, value: string): TokenValues => ({ ...tokens, [name]: value });

/** Sets a colour in one scheme; in the other it stays what it is. */
export function setColour(tokens: TokenValues, name: ColourName, scheme: Scheme, colour: string): TokenValues {
  const { light, dark } = palettes(tokens);
  const values = { light: toHex(light[name]), dark: toHex(dark[name]), [scheme]: colour };
  return { ...tokens, [COLOUR_TOKENS[name]]: values.light === values.dark ? values.light : `light-dark(${values.light}, ${values.dark})` };
}

/** Lets a colour follow from the others again. */
export const deriveColour = (tokens: TokenValues, name: ColourName): TokenValues => without(tokens, COLOUR_TOKENS[name]);

export const isSet = (tokens: TokenValues, name: ColourName): boolean => COLOUR_TOKENS[name] in tokens;

export const palettes = (tokens: TokenValues): Record<Scheme, Palette> => ({
  light: derivePalette(colourSettings(tokens, 'light'), 'light'),
  dark: derivePalette(colourSettings(tokens, 'dark'), 'dark'),
});

export interface MeasuredInBoth extends Measured { readonly scheme: Scheme }

/** The contrast of every pair, in both schemes. */
export const measureTheme = (tokens: TokenValues): MeasuredInBoth[] => {
  const both = palettes(tokens);
  return (['light', 'dark'] as const).flatMap((scheme) => measureContrast(both[scheme]).map((measured) => ({ ...measured, scheme })));
};

/** The theme as a style sheet to link. */
export const themeCss = (tokens: TokenValues): string =>
  `@layer auth-theme {\n  :root {\n${Object.entries(tokens).map(([name, value]) => `    ${name}: ${value};\n`).join('')}  }\n}\n`;
