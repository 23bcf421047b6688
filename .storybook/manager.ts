import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({ base: globalThis.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light', brandTitle: 'auth-elements' }),
  // Folders in the order of `storySort`: with roots, what has none would come before the guide.
  sidebar: { showRoots: false },
});
