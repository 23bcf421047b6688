import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AuthContextConsumer } from '../context.js';
import { INITIAL_SNAPSHOT } from '../flow/initial.js';
import type { AuthRequest, AuthSnapshot } from '../flow/types.js';
import type { Auth } from '../session/auth.js';

/** Binds an element to a session: its own, or the one around it. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onSession: ((auth: Auth | undefined) => void) | undefined;
  #auth: Auth | undefined;
  #unsubscribe: (() => void) | undefined;

  /**
   * @param host the element
   * @param auth a session of the page's own; without it the nearest `auth-provider` or `auth-authenticator` is asked
   */
  constructor(host: ReactiveControllerHost & HTMLElement, auth?: Auth | ((found: Auth | undefined) => void)) {
    this.#host = host;
    host.addController(this);
    if (typeof auth === 'object') this.use(auth);
    else {
      this.#onSession = auth;
      new AuthContextConsumer(host, (found) => { this.#found(found); });
    }
  }

  /** The session, or undefined as long as there is none around. */
  get auth(): Auth | undefined { return this.#auth; }

  /** What the session shows at the moment; before there is one, the state `idle`. */
  get snapshot(): AuthSnapshot { return this.#auth?.getSnapshot() ?? INITIAL_SNAPSHOT; }

  /** Asks something of the journey: `submit`, `toSignUp`, `resend`, `back`, … */
  readonly send = (request: AuthRequest): void => { this.#auth?.send(request); };

  /** Binds to another session. */
  use(auth: Auth | undefined): void {
    if (auth === this.#auth) return;
    this.hostDisconnected();
    this.#auth = auth;
    if (this.#host.isConnected) this.hostConnected();
  }

  hostConnected(): void {
    this.#unsubscribe ??= this.#auth?.subscribe(() => { this.#host.requestUpdate(); });
    // Out of the document nothing was heard.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #found(auth: Auth | undefined): void {
    if (this.#onSession) this.#onSession(auth);
    else this.use(auth);
  }
}
