/** What makes the CDN build smaller than minifying does. */

/** What Lit asks a browser for, and what every browser that has `:state()` (our own floor) answers. */
const ANSWERS = [
  [/\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/, 'true'],
  [/\w+\.(?:reactiveElement|litHtml|litElement)PolyfillSupport/, 'undefined'],
  [/\w+\.litElementHydrateSupport\?\.\([^)]*\)/, 'undefined'],
];

/** Leaves out what Lit does for browsers that lack what our elements need anyway, and for its server rendering. */
export const withoutFallbacks = () => ({
  name: 'without-fallbacks',
  transform(code, id) {
    if (!/\/node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element)\//.test(id)) return null;
    return { code: ANSWERS.reduce((text, [question, answer]) => text.replace(question, answer), code), map: null };
  },
});
