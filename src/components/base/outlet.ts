import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthState } from '../../flow/states.js';
import type { Auth } from '../../session/auth.js';
import type { AuthScreen } from './auth-screen.js';
import { SCREEN_TAGS } from './screen-tags.js';
import { yieldOnce } from './yield-once.js';

/** Brings the definition of an element; set where elements are registered. */
export type LoadElement = (element: Element) => unknown;

/** Where nobody has said more, an element in the page is enough for its definition to come. */
let loadElement: LoadElement = () => undefined;

/** Tells how the definitions of screens arrive that a page has not asked for by itself. */
export function setElementLoader(load: LoadElement): void {
  loadElement = load;
}

/** Values that were typed into screens that have gone, but for secrets: who comes back finds them again. */
type Draft = Readonly<Record<string, string>>;

/**
 * Keeps the screen of the current state as a child of its host, in the light DOM: the page's own where the host has one,
 * else one that it makes and takes away again.
 */
export class Outlet implements ReactiveController {
  readonly #host: HTMLElement & ReactiveControllerHost;
  readonly #slot: string;
  readonly #observer = new MutationObserver(() => { this.#childrenChanged(); });
  #auth: Auth | undefined;
  #wanted: string | undefined;
  #made: AuthScreen | undefined;
  readonly #drafts = new Map<string, Draft>();

  constructor(host: HTMLElement & ReactiveControllerHost, slot: string) {
    this.#host = host;
    this.#slot = slot;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, { childList: true });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** The screen of the state, if there is one to be shown. */
  show(state: AuthState | undefined, auth: Auth | undefined): void {
    const tag = state && SCREEN_TAGS[state];
    if (tag === this.#wanted && auth === this.#auth) return;
    this.#wanted = tag;
    this.#auth = auth;
    if (auth && this.#made) this.#made.auth = auth;
    void this.#replace(tag, auth);
  }

  /** Lets the screens know that a property of their host has changed. */
  refresh(): void {
    for (const child of this.#host.children) (child as Partial<AuthScreen>).requestUpdate?.();
  }

  async #replace(tag: string | undefined, auth: Auth | undefined): Promise<void> {
    // The screen before has hidden itself by now; the browser gets a moment to see that it went. The first one has nobody to wait for.
    if (this.#host.querySelector('form')) await yieldOnce();
    if (this.#made && this.#made.localName !== tag) this.#takeAway(this.#made);
    if (!tag || !auth || tag !== this.#wanted || this.#made || this.#isThePages(tag)) return;
    const screen = document.createElement(tag) as AuthScreen;
    screen.slot = this.#slot;
    screen.auth = auth;
    screen.draft = this.#drafts.get(tag) ?? {};
    this.#made = screen;
    this.#host.append(screen);
    loadElement(screen);
  }

  /** A framework writes the children anew: our screen comes back with what was typed, or makes room for one of the page's own. */
  #childrenChanged(): void {
    this.#host.requestUpdate();
    const made = this.#made;
    const tag = this.#wanted;
    if (!tag) return;
    if (this.#isThePages(tag)) {
      if (made) this.#takeAway(made);
    } else if (!made) void this.#replace(tag, this.#auth);
    else if (made.parentNode !== this.#host) this.#host.append(made);
  }

  #isThePages(tag: string): boolean {
    return [...this.#host.children].some((child) => child.localName === tag && child !== this.#made);
  }

  #takeAway(screen: AuthScreen): void {
    // One whose definition has not arrived yet holds nothing.
    if (customElements.get(screen.localName)) this.#drafts.set(screen.localName, screen.takeDraft());
    this.#made = undefined;
    screen.remove();
  }
}
