/** What makes the CDN build smaller than minifying does. */
import MagicString from 'magic-string';
import { minifySync } from 'rolldown/experimental';

/** Of Lit: what it asks a browser for, with what every browser that has `:state()` (our own floor) answers, and what our classes do without. */
const LEFT_OUT = {
  'css-tag.js': [
    [/\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/, 'true'],
    // What it says to who misuses `css`: here only our own sheets use it.
    [/Error\("CSSResult is not[^)]*\)/, 'Error()'],
    [/Error\("Value passed to 'css'[^)]*\)/, 'Error()'],
  ],
  'reactive-element.js': [
    [/\w+\.reactiveElementPolyfillSupport/, 'undefined'],
    // Decorators: our classes declare static properties.
    [/static addInitializer\(\w\)\{.*?\}(?=static)/, ''],
    [/,this\.constructor\.l\?\.forEach\(\w=>\w\(this\)\)/, ''],
    [/,void 0!==(\w)\.l&&\(this\.l=\[\.\.\.\1\.l\]\)/, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{const s=litPropertyMetadata\.get\(t\);if\(void 0!==s\)for\(const\[t,i\]of s\)this\.elementProperties\.set\(t,i\)\}/, ''],
  ],
  'lit-html.js': [[/\w+\.litHtmlPolyfillSupport/, 'undefined']],
  'lit-element.js': [[/\w+\.litElementPolyfillSupport/, 'undefined'], [/\w+\.litElementHydrateSupport\?\.\([^)]*\)/, 'undefined']],
};

/**
 * Leaves out what Lit has for browsers that lack what our elements need anyway, for its server rendering and for decorators.
 * @throws {Error} when another version of Lit is written otherwise: then this table has to be read again
 */
export const slimLit = () => ({
  name: 'slim-lit',
  transform(code, id) {
    const [, file] = /\/node_modules\/(?:lit|lit-html|lit-element|@lit\/reactive-element)\/([\w-]+\.js)$/.exec(id) ?? [];
    if (!(file in LEFT_OUT)) return null;
    const slim = LEFT_OUT[file].reduce((text, [part, instead]) => {
      if (!part.test(text)) throw new Error(`${id} has no ${part} any more.`);
      return text.replace(part, instead);
    }, code);
    return { code: slim, map: null };
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

/** Minifies once more: what one minifier leaves another may find. */
export const minifyAgain = () => ({
  name: 'minify-again',
  renderChunk(code, { fileName }) {
    const { code: smaller, map, errors } = minifySync(fileName, code, { module: true, sourcemap: true, compress: { target: 'es2022' } });
    if (errors.length > 0) throw new Error(errors[0].message);
    return { code: smaller, map };
  },
});
