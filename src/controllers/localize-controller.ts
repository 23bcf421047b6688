import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TextRef } from '../flow/types.js';
import { fill, onLocaleRegistered, textsFor, type TextParams, type Texts } from '../i18n/texts.js';

const hosts = new Set<ReactiveControllerHost>();
let stop: (() => void) | undefined;

/** One observer for all elements: `lang` may change anywhere above any of them. */
function watchLanguage(): () => void {
  const update = (): void => { for (const host of hosts) host.requestUpdate(); };
  const observer = new MutationObserver(update);
  observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
  const stopLocales = onLocaleRegistered(update);
  return () => {
    observer.disconnect();
    stopLocales();
  };
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

  /** The nearest language tag, looked for through shadow roots too. */
  get lang(): string {
    let node: Element | null = this.#host;
    while (node) {
      const found: Element | null = node.closest('[lang]');
      if (found) return found.getAttribute('lang') || 'en';
      const root = node.getRootNode();
      node = root instanceof ShadowRoot ? root.host : null;
    }
    return 'en';
  }

  /** The text of a key in that language. */
  readonly t = (key: keyof Own & string, params?: TextParams): string => this.say({ key, params, english: this.#english[key] ?? key });

  /** The text of a reference, which brings its English along. */
  say({ key, params, english }: TextRef): string {
    return fill(this.messages[key] ?? textsFor(this.lang)?.[key] ?? english, params);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    stop ??= watchLanguage();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size) return;
    stop?.();
    stop = undefined;
  }
}
