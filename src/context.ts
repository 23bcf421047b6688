import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Auth } from './session/auth.js';

/**
 * The key under which the nearest session is asked for, in the context protocol of the W3C Web Components Community Group,
 * which `@lit/context` speaks too: `new ContextConsumer(this, { context: authContext, … })` works as well.
 * One symbol for all copies of this library on a page, so that they find each other's.
 */
export const authContext = Symbol.for('auth-elements.session');

export type Callback = (auth: Auth | undefined, unsubscribe?: () => void) => void;

/** Asks whoever is around for a session; bubbles until a provider answers. */
export class ContextRequestEvent extends Event {
  readonly context = authContext;
  readonly subscribe = true;

  constructor(readonly contextTarget: Element, readonly callback: Callback) {
    super('context-request', { bubbles: true, composed: true });
  }
}

/** Calls back with the session around an element, and again whenever it becomes another one. */
export class AuthContextConsumer implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #callback: (auth: Auth | undefined) => void;
  #unsubscribe: (() => void) | undefined;

  constructor(host: HTMLElement & ReactiveControllerHost, callback: (auth: Auth | undefined) => void) {
    this.#host = host;
    this.#callback = callback;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ask();
    // A provider whose definition is still on its way does not answer yet.
    const ancestor = undefinedAncestor(this.#host);
    if (ancestor) void customElements.whenDefined(ancestor).then(() => { if (this.#host.isConnected) this.#ask(); });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    // Where it is put next there may be nobody who answers.
    this.#callback(undefined);
  }

  #ask(): void {
    this.#host.dispatchEvent(new ContextRequestEvent(this.#host, (auth, unsubscribe) => {
      if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
      this.#unsubscribe = unsubscribe;
      this.#callback(auth);
    }));
  }
}

/** The name of the nearest ancestor of ours that is not defined yet. */
export function undefinedAncestor(element: Element): string | undefined {
  for (let node = element.parentElement; node; node = node.parentElement) {
    if (node.localName.startsWith('auth-') && !customElements.get(node.localName)) return node.localName;
  }
  return undefined;
}
