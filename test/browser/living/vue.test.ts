import { renderToString } from '@vue/server-renderer';
import { createApp, createSSRApp, h, nextTick, shallowRef, type App as VueApp, type VNode } from 'vue';
import { describeFramework, type App, type Tree } from './framework-suite.js';

/** `@auth-authenticated` in a template is `onAuthAuthenticated` in a render function. */
const listenerName = (event: string): string => `on${event.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

function draw(tree: Tree): VNode {
  const { tag, key, props, on = {}, children } = tree;
  const listeners = Object.fromEntries(Object.entries(on).map(([name, listener]) => [listenerName(name), listener]));
  const all = { ...props, ...listeners, ...(key && { key }) };
  if (children === undefined || typeof children === 'string') return h(tag, all, children);
  return h(tag, all, children.map((child) => (typeof child === 'object' ? draw(child) : child)));
}

function appOf(create: typeof createApp, page: HTMLElement, first?: Tree): App {
  const shown = shallowRef(first);
  let app: VueApp | undefined;
  const mount = (): void => {
    app = create({ render: () => shown.value && draw(shown.value) });
    // A page that is hydrated after the upgrade has a form more than Vue knows of; it says so, and takes it away.
    app.config.warnHandler = () => undefined;
    app.mount(page);
  };
  if (first) mount();
  return {
    async show(tree) {
      shown.value = tree;
      if (!app) mount();
      await nextTick();
    },
    end: () => { app?.unmount(); },
  };
}

describeFramework({
  name: 'Vue 3',
  start: (page) => appOf(createApp, page),
  toHtml: (tree) => renderToString(createSSRApp({ render: () => draw(tree) })),
  hydrate: (page, tree) => Promise.resolve(appOf(createSSRApp, page, tree)),
  handsOff: {},
});
