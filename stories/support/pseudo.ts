/** A language that nobody speaks: English made longer and strange, so that what has no text of its own or no room for a longer one is seen. */
import { registerLocale } from '../../src/i18n/register.js';
import { english } from './english.js';
import { PSEUDO, pseudo } from './pseudo-text.js';

export { PSEUDO, pseudo };

/** Those that are nothing but others, which are marked themselves. */
const UNMARKED = ['error-site', 'task-action'];

/** Every text by key. */
export const pseudoTexts = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, UNMARKED.includes(key) ? text : pseudo(text)]));

export const registerPseudo = (): void => { registerLocale(PSEUDO, pseudoTexts); };
