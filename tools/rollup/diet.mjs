/** What makes the CDN build smaller than minifying does. */
import MagicString from 'magic-string';

/** What Lit asks a browser for, and what every browser that has `:state()` (our own floor) answers. */
const ANSWERS = [
  [/\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/, 'true'],
  [/\w+\.(?:reactiveElement|litHtml|litElement)PolyfillSupport/, 'undefined'],
  // What it says to who misuses `css`; here only our own sheets do.
  [/Error\("(?:CSSResult is not|Value passed to 'css')[^)]*\)/g, 'Error()'],
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

/** Every node of a syntax tree. */
function* nodesOf(node) {
  if (typeof node?.type === 'string') yield node;
  for (const child of Object.values(node ?? {})) if (typeof child === 'object') yield* nodesOf(child);
}

/** Writes `let` for `const`: what is never assigned again is none the worse for it, and two words compress less well than one. */
export const letForConst = () => ({
  name: 'let-for-const',
  renderChunk(code) {
    const text = new MagicString(code);
    for (const { type, kind, start } of nodesOf(this.parse(code))) {
      if (type === 'VariableDeclaration' && kind === 'const') text.overwrite(start, start + 'const'.length, 'let');
    }
    return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
  },
});
