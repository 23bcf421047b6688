/** What a designer does to a theme: each change gives new tokens, from which the style sheet is written. */
import { toHex } from './colour.js';
import { measureContrast, type Measured } from './contrast.js';
import { derivePalette, type ColourSettings, type Palette, type Scheme } from './palette.js';
import { COLOUR_TOKENS, colourSettings, type TokenValues } from './read-theme.js';

export type ColourName = keyof ColourSettings;

/** What a ready theme may have chosen to go with its own brand colour. */
const BOUND_TO_BRAND = ['--auth-color-accent', '--auth-color-on-accent', '--auth-color-link', '--auth-button-background'];

const without = (tokens: TokenValues, ...names: string[]): TokenValues => Object.fromEntries(Object.entries(tokens).filter(([name]) => !names.includes(name)));

/** Another brand colour; what was chosen to go with the old one follows from the new one. */
export const setBrand = (tokens: TokenValues, colour: string): TokenValues => ({ ...without(tokens, ...BOUND_TO_BRAND), '--auth-color-brand': colour });

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
