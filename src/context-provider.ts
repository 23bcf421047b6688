import { authContext, type Callback, type ContextRequestEvent } from './context.js';
import type { Auth } from './session/auth.js';

/** What anybody's request has, `@lit/context`'s too; `subscribe` may be missing there. */
type RequestLike = Omit<ContextRequestEvent, 'subscribe'> & { readonly subscribe?: boolean };

/** Answers those inside an element with a session. */
export class AuthContextProvider {
  /** Who is to be told of another session, each with the function that ends it: the same one each time, as the protocol wants. */
  readonly #consumers = new Map<Callback, () => void>();
  #auth: Auth | undefined;

  constructor(host: HTMLElement) {
    host.addEventListener('context-request', (event) => {
      const { context, contextTarget, callback, subscribe = false } = event as RequestLike;
      if (context !== authContext || contextTarget === host) return;
      event.stopPropagation();
      const unsubscribe = (): void => { this.#consumers.delete(callback); };
      if (subscribe) this.#consumers.set(callback, unsubscribe);
      callback(this.#auth, subscribe ? unsubscribe : undefined);
    });
  }

  set(auth: Auth): void {
    this.#auth = auth;
    for (const [callback, unsubscribe] of [...this.#consumers]) callback(auth, unsubscribe);
  }
}
