import type { Decorator, Preview } from '@storybook/web-components-vite';
import { LANGUAGES } from '../src/i18n/languages.js';
import { PSEUDO } from '../stories/support/pseudo.js';

/** ISO 639. */
const WRITTEN_FROM_THE_RIGHT = ['ar', 'he'];

/** What its speakers call a language. */
const ownName = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;

/** What the toolbar offers for the language of a story. */
export const languageTypes = {
  language: {
    description: 'Language',
    toolbar: {
      icon: 'globe', dynamicTitle: true,
      items: [...LANGUAGES.map((tag) => ({ value: tag, title: ownName(tag), right: tag })), { value: PSEUDO, title: 'Pseudo-locale', right: PSEUDO }],
    },
  },
  direction: {
    description: 'Direction of writing',
    toolbar: { icon: 'transfer', dynamicTitle: true, items: [{ value: 'auto', title: 'Direction of the language' }, { value: 'ltr', title: 'Left to right' }, { value: 'rtl', title: 'Right to left' }] },
  },
} satisfies Preview['globalTypes'];

export const initialLanguage = { direction: 'auto', language: 'en' };

/** Puts the toolbar's language and direction on the page, as a site would by its own `<html lang dir>`. */
export const withLanguage: Decorator = (story, { globals }) => {
  const { language = 'en', direction } = globals as Record<string, string>;
  const page = document.documentElement;
  page.lang = language;
  page.dir = direction === 'ltr' || direction === 'rtl' ? direction : WRITTEN_FROM_THE_RIGHT.includes(language) ? 'rtl' : 'ltr';
  return story();
};
