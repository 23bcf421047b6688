/**
 * The entry of the CDN build: loads the definitions that the page's tags need, also of tags that come later.
 * It imports nothing but a table, so that the first chunk with elements is requested at once.
 */
import { loadElement } from './loader.js';

const isOurs = (tag: string): boolean => tag.startsWith('auth-');

function load(element: Element): void {
  if (isOurs(element.localName)) void loadElement(element);
}

function loadWithin(root: ParentNode): void {
  for (const element of root.querySelectorAll(':not(:defined)')) load(element);
}

loadWithin(document);

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      load(node);
      loadWithin(node);
    }
  }
}).observe(document, { childList: true, subtree: true });

// A form of the page's own may be sent before its element has arrived: it is sent again then, and never to the page's server.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const owner = form.parentElement;
  if (!owner || !isOurs(owner.localName) || customElements.get(owner.localName)) return;
  event.preventDefault();
  void loadElement(owner).then(() => {
    if (customElements.get(owner.localName)) form.requestSubmit();
    else form.submit();
  });
}, true);
