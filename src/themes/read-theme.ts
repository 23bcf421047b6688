/** Reads a theme's file: which tokens it sets, and what they come to in the light and in the dark. */
import { mix, readColour, toHex } from './colour.js';
import type { ColourSettings, Scheme } from './palette.js';

/** Token name (`--auth-radius`) → its value as it stands in the file. */
export type TokenValues = Readonly<Record<string, string>>;

/** The tokens that a theme's style sheet sets. */
export function readTokens(css: string): TokenValues {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return Object.fromEntries([...plain.matchAll(/(--auth-[\w-]+)\s*:\s*([^;}]+)[;}]/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}

/** Splits at commas that stand in no parentheses. */
export function splitArguments(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + char);
  }
  return parts.map((part) => part.trim());
}

/** The index behind the parenthesis that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === '(') depth++;
    else if (text[index] === ')' && --depth === 0) return index + 1;
  }
  throw new Error(`A parenthesis is not closed: ${text}`);
}

/** What a page without the variable has: a bridge's fallback. */
const resolveVar = ([name = '', ...fallback]: string[]): string => {
  if (fallback.length === 0) throw new Error(`${name} has no fallback.`);
  return fallback.join(', ');
};

function mixColours([space, first = '', second = '']: string[]): string {
  const [, colour = '', percent = ''] = /^(.*\S)\s+([\d.]+)%$/.exec(first) ?? [];
  if (space !== 'in oklab' || !percent) throw new Error(`color-mix(${[space, first, second].join(', ')}) is not of the kind "in oklab, colour N%, colour".`);
  return toHex(mix(readColour(colour), Number(percent) / 100, readColour(second)));
}

/**
 * A value with `light-dark()`, `var()` (its fallback) and `color-mix(in oklab, …)` worked out.
 * @throws {Error} for a `var()` without a fallback, or a mix of another kind
 */
export function resolveValue(value: string, scheme: Scheme): string {
  const [found, name = ''] = /\b(light-dark|var|color-mix)\(/.exec(value) ?? [];
  if (!found) return value;
  const start = value.indexOf(found);
  const end = closing(value, start + name.length);
  const args = splitArguments(value.slice(start + found.length, end - 1)).map((part) => (name === 'light-dark' ? part : resolveValue(part, scheme)));
  const result = name === 'light-dark' ? args[scheme === 'light' ? 0 : 1] ?? '' : name === 'var' ? resolveVar(args) : mixColours(args);
  return resolveValue(value.slice(0, start) + result + value.slice(end), scheme);
}

/** The token of each colour that a theme may set. */
export const COLOUR_TOKENS = {
  brand: '--auth-color-brand', surface: '--auth-color-surface', field: '--auth-color-field', text: '--auth-color-text', muted: '--auth-color-muted', border: '--auth-color-border',
  line: '--auth-color-line', accent: '--auth-color-accent', onAccent: '--auth-color-on-accent', link: '--auth-color-link', danger: '--auth-color-danger', success: '--auth-color-success',
} as const satisfies Record<keyof ColourSettings, string>;

/** The colours that a theme sets, as they are in a scheme. */
export const colourSettings = (tokens: TokenValues, scheme: Scheme): ColourSettings => Object.fromEntries(
  Object.entries(COLOUR_TOKENS).filter(([, token]) => token in tokens).map(([name, token]) => [name, resolveValue(tokens[token] ?? '', scheme)]));

/** The colours that a background is made of: one, or those of its gradients. */
export const coloursOf = (value: string): string[] => value.match(/#[\da-f]{3,8}\b|\b(?:oklch|rgb|hsl)\([^)]*\)/gi) ?? [];
