import type { Advice } from './advice.js';

/** Tells developers what is wrong with their markup. A page that is right never loads the words. */
export function advise(advice: Advice, about: string): void {
  void import('./advice.js').then(({ tell }) => { tell(advice, about); }, () => undefined);
}
