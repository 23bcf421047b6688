import { contrast, distance } from './colour.js';
import type { Palette } from './palette.js';

/** Two colours that meet on the page. */
export interface Pair {
  readonly name: string;
  readonly foreground: keyof Palette;
  readonly background: keyof Palette;
  /** The least ratio: 4.5 for text (WCAG 2.2 §1.4.3), 3 for what shows where a field is and where the focus is (§1.4.11). */
  readonly least: 4.5 | 3;
}

const TEXT = 4.5;
const EDGE = 3;

export const PAIRS: readonly Pair[] = [
  { name: 'Text on the card', foreground: 'text', background: 'surface', least: TEXT },
  { name: 'Text in a field', foreground: 'text', background: 'field', least: TEXT },
  { name: 'Hints on the card', foreground: 'muted', background: 'surface', least: TEXT },
  { name: 'Hints in a field', foreground: 'muted', background: 'field', least: TEXT },
  { name: 'Links on the card', foreground: 'link', background: 'surface', least: TEXT },
  { name: 'Text on the button', foreground: 'onAccent', background: 'accent', least: TEXT },
  { name: 'A field’s problem', foreground: 'danger', background: 'surface', least: TEXT },
  { name: 'A problem in its box', foreground: 'danger', background: 'dangerSoft', least: TEXT },
  { name: 'A rule that is met', foreground: 'success', background: 'surface', least: TEXT },
  { name: 'Good news in its box', foreground: 'success', background: 'successSoft', least: TEXT },
  { name: 'A field’s edge on the card', foreground: 'border', background: 'surface', least: EDGE },
  { name: 'A field’s edge around it', foreground: 'border', background: 'field', least: EDGE },
  { name: 'The focus around a field', foreground: 'link', background: 'field', least: EDGE },
];

export interface Measured extends Pair {
  /** 1…21, cut (not rounded) to two digits, so that 4.499 is no 4.5. */
  readonly ratio: number;
  readonly isEnough: boolean;
}

/** The contrast of every pair in a palette. */
export const measureContrast = (palette: Palette): Measured[] => PAIRS.map((pair) => {
  const ratio = contrast(palette[pair.foreground], palette[pair.background]);
  return { ...pair, ratio: Math.floor(ratio * 100) / 100, isEnough: ratio >= pair.least };
});

/** Nearer than this two colours are not told apart at a glance. */
const APART = .1;

/** What could be mistaken for a problem (or for the button that deletes) in a palette. */
export const likeProblems = ({ danger, accent, link }: Palette): string[] =>
  Object.entries({ 'the button': accent, 'links and the focus': link }).filter(([, colour]) => distance(danger, colour) < APART).map(([name]) => name);
