import { createElement, StrictMode, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describeFramework, type App, type Tree } from './framework-suite.js';

/** React listens to a custom element's event by `on` and its name: `onauth-authenticated`. */
function draw(tree: Tree | string | false): ReactNode {
  if (typeof tree !== 'object') return tree;
  const { tag, key, props, on = {}, children = [] } = tree;
  const listeners = Object.fromEntries(Object.entries(on).map(([name, listener]) => [`on${name}`, listener]));
  return createElement(tag, { ...props, key, ...listeners }, ...(typeof children === 'string' ? [children] : children.map(draw)));
}

const strict = (tree: Tree): ReactNode => createElement(StrictMode, null, draw(tree));

const appOf = (root: Root): App => ({
  show: (tree) => { flushSync(() => { root.render(strict(tree)); }); return Promise.resolve(); },
  end: () => { root.unmount(); },
});

describeFramework({
  name: 'React 19',
  start: (page) => appOf(createRoot(page)),
  toHtml: (tree) => Promise.resolve(renderToString(strict(tree))),
  hydrate(page, tree) {
    let root: Root;
    // A page that is hydrated after the upgrade has a form more than React knows of; it says so, and draws the page anew.
    flushSync(() => { root = hydrateRoot(page, strict(tree), { onRecoverableError() {} }); });
    return Promise.resolve(appOf(root!));
  },
  handsOff: { suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: '' } },
});
