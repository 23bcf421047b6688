import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TextRef } from '../flow/types.js';
import { fill, readers, textFor, type TextParams, type Texts } from '../i18n/texts.js';

/** One observer for all elements: `lang` may change anywhere above any of them. */
let observer: MutationObserver | undefined;

/** The element whose shadow root an element stands in. */
function shadowHostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** The nearest language tag (BCP 47), looked for through shadow roots too; English where none is known. */
export function languageOf(element: Element): string {
  for (let node: Element | undefined = element; node; node = shadowHostOf(node)) {
    const found = node.closest('[lang]');
    if (found) return found.getAttribute('lang') || 'en';
  }
  return 'en';
}

/** Speaks the language of the nearest `lang`, in the words of the page where it gives its own. */
export class LocalizeController<Own extends Texts> implements ReactiveController {
  /** Texts of the page's own in place of ours, by key. */
  messages: Texts = {};

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #english: Own;

  constructor(host: ReactiveControllerHost & HTMLElement, english: Own) {
    this.#host = host;
    this.#english = english;
    host.addController(this);
  }

  /** The nearest language tag. */
  get lang(): string { return languageOf(this.#host); }

  /** The text of a key in that language. */
  readonly t = (key: keyof Own & string, params?: TextParams): string => this.say({ key, params, english: this.#english[key] ?? key });

  /** The text of a reference, which brings its English along. */
  say({ key, params, english }: TextRef): string {
    return fill(this.messages[key] ?? textFor(this.lang, key, params) ?? english, params);
  }

  hostConnected(): void {
    readers.add(this.#host);
    observer ??= new MutationObserver(() => { for (const reader of readers) reader.requestUpdate(); });
    for (let node: Element | undefined = this.#host; node; node = shadowHostOf(node)) observer.observe(node.getRootNode(), { attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    readers.delete(this.#host);
    if (!readers.size) observer?.disconnect();
  }
}
