import { css, html, render } from 'lit';
import { languageOf } from '../../controllers/localize-controller.js';
import type { TextRef } from '../../flow/types.js';
import { languageArrival, textFor, type Texts } from '../../i18n/texts.js';
import { NOT_LOADED } from '../../session/texts.js';
import { adoptFormStyles, formStyles } from './form.styles.js';

/** In milliseconds: a network that has just changed is there again by then. */
const MOMENT = 1000;

const RETRY: TextRef = { key: 'task-retry', english: 'Try again' };
const RELOAD: TextRef = { key: 'reload-page', english: 'Reload the page' };

/** A page may hide what is not defined yet. */
const gapStyles = css`
  .auth-gap { visibility: visible }
  .auth-gap .auth-message { color: var(--_danger) }
`;

const gaps = new Map<Element, Gap>();

/** A place where something is missing: what says so, and tries again. */
class Gap {
  readonly #place: Element;
  readonly #box = document.createElement('div');
  readonly #missing = new Set<() => Promise<void>>();

  constructor(place: Element) {
    this.#place = place;
    addEventListener('online', this.#tryAgain);
    setTimeout(this.#tryAgain, MOMENT);
  }

  /** Answers what is loaded, once it has come. */
  fill<T>(load: () => Promise<T>): Promise<T> {
    return new Promise((resolve) => {
      const bring = async (): Promise<void> => {
        resolve(await load());
        this.#missing.delete(bring);
      };
      this.#missing.add(bring);
    });
  }

  readonly #tryAgain = (): void => { void this.#bring(); };

  async #bring(): Promise<void> {
    await Promise.allSettled([...this.#missing].map((bring) => bring()));
    if (this.#missing.size) {
      await languageArrival(languageOf(this.#place));
      this.#show();
      return;
    }
    removeEventListener('online', this.#tryAgain);
    gaps.delete(this.#place);
    this.#box.remove();
  }

  /** In the layout of an element that is there, or inside one that has none yet. */
  #show(): void {
    const { shadowRoot } = this.#place;
    adoptFormStyles(shadowRoot ?? (this.#place.getRootNode() as Document | ShadowRoot), [formStyles, gapStyles]);
    const footer = shadowRoot?.querySelector('.card slot[name="footer"]');
    if (footer) footer.before(this.#box);
    else (shadowRoot ?? this.#place).append(this.#box);
    this.#box.className = shadowRoot && !footer ? 'card' : '';
    render(html`
      <div class="auth-form auth-gap">
        <p class="auth-message" role="alert">${this.#say(NOT_LOADED)}</p>
        <button class="auth-button" type="button" @click=${this.#tryAgain}>${this.#say(RETRY)}</button>
        <div class="auth-links"><button class="auth-link" type="button" @click=${() => { location.reload(); }}>${this.#say(RELOAD)}</button></div>
      </div>`, this.#box);
  }

  #say({ key, english }: TextRef): string {
    const { messages } = this.#place as { messages?: Texts };
    return messages?.[key] ?? textFor(languageOf(this.#place), key) ?? english;
  }
}

/**
 * The way out where something could not be loaded: it is tried again after a moment, when the network is back and when the person asks for it;
 * as long as it is missing its place says so. Chromium and WebKit fetch a module again that has failed; Firefox does after a reload only.
 */
export function wayOut<T>(place: Element, load: () => Promise<T>): Promise<T> {
  let gap = gaps.get(place);
  if (!gap) gaps.set(place, gap = new Gap(place));
  return gap.fill(load);
}
