/** A page that writes a language of its own is told by the compiler what it has left out. */
import type { MessageKey, Translation } from '../../../src/index.js';
import de from '../../../src/i18n/locales/de.js';

({ ...de, 'sign-in-title': 'Moin' }) satisfies Translation;

// @ts-expect-error All other texts are missing.
({ 'sign-in-title': 'Mewngofnodi' }) satisfies Translation;

'sign-in-title' satisfies MessageKey;

// @ts-expect-error No text has this key.
'sign-in-titel' satisfies MessageKey;
