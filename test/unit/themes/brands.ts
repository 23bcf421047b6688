/** Brand colours to try: the same in each run. */

/** Mulberry32: the same colours in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SEED = 20261125;
const next = numbers(SEED);
const hex = (value: number): string => value.toString(16).padStart(2, '0');
/** 1,000 of them. */
export const seeded = Array.from({ length: 1000 }, () => `#${hex(Math.floor(next() * 256))}${hex(Math.floor(next() * 256))}${hex(Math.floor(next() * 256))}`);

/** The corners, edges and inside of sRGB, where formulas break first. */
const steps = [0, 0x11, 0x33, 0x66, 0x80, 0x99, 0xcc, 0xee, 0xff];
export const lattice = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${hex(r)}${hex(g)}${hex(b)}`)));
