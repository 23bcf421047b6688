import type { TextRef } from '../flow/types.js';

/** What can be said when nothing else could be loaded. */
export const NOT_LOADED: TextRef = { key: 'error-not-loaded', english: 'Loading failed. Try again, or reload the page.' };
