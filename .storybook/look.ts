import type { Decorator, Preview } from '@storybook/web-components-vite';

const sheets = import.meta.glob<string>('../src/themes/*.css', { query: '?raw', import: 'default', eager: true });

/** Theme name → its style sheet, the default first. */
const THEMES = new Map(Object.entries(sheets)
  .map(([path, css]): [string, string] => [path.replace(/^.*\/|\.css$/g, ''), css])
  .sort(([a], [b]) => Number(b === 'default') - Number(a === 'default') || a.localeCompare(b)));

/** What the toolbar offers for the look of a story. */
export const lookTypes = {
  theme: { description: 'Theme', toolbar: { icon: 'paintbrush', items: [...THEMES.keys()], dynamicTitle: true } },
  scheme: { description: 'Colour scheme', toolbar: { icon: 'contrast', items: [{ value: 'auto', title: 'Light or dark by the system' }, { value: 'light', title: 'Light' }, { value: 'dark', title: 'Dark' }], dynamicTitle: true } },
  density: {
    description: 'Density',
    toolbar: { icon: 'component', dynamicTitle: true, items: [{ value: 'theme', title: 'Density of the theme' }, { value: '.8', title: 'Compact' }, { value: '1', title: 'Regular' }, { value: '1.2', title: 'Roomy' }] },
  },
} satisfies Preview['globalTypes'];

export const initialLook = { theme: 'default', scheme: 'auto', density: 'theme' };

const sheet = document.createElement('style');
sheet.id = 'story-theme';
document.head.append(sheet);

/** Puts the toolbar's theme, scheme and density on the page, as a site would by its own style sheet. */
export const withLook: Decorator = (story, { globals }) => {
  const { theme, scheme, density } = globals as Record<string, string>;
  const page = document.documentElement;
  const css = THEMES.get(theme ?? '') ?? '';
  if (sheet.textContent !== css) sheet.textContent = css;
  page.dataset.scheme = scheme;
  page.style.setProperty('--auth-density', density === 'theme' ? null : density ?? null);
  return story();
};
