import { yieldOnce } from './yield-once.js';

/** How soon the way out is asked for again where not even that has come, in milliseconds. */
const SOON = 5000;

/** Brings what an element needs later. Where that does not come, the element says so, and it is tried again until it does. */
export const later = <T>(element: Element, load: () => Promise<T>): Promise<T> => load().catch(() => import('./way-out.js').then(
  ({ wayOut }) => wayOut(element, load),
  () => yieldOnce(SOON).then(() => later(element, load)),
));
