import type { AuthState } from '../flow/states.js';
import type { AuthFailure, AuthUser } from '../flow/types.js';
import { SessionController } from './session-controller.js';

/**
 * Gives any Lit element the session around it, and re-renders the element whenever it changes.
 *
 * ```ts
 * class HelloUser extends LitElement {
 *   auth = new AuthController(this);
 *   render() { return html`Hello ${this.auth.user?.attributes.name ?? 'guest'}`; }
 * }
 * ```
 */
export class AuthController extends SessionController {
  /** Where the journey is. */
  get state(): AuthState { return this.snapshot.state; }

  /** Who is signed in, or undefined. */
  get user(): AuthUser | undefined { return this.snapshot.user; }

  /** Why the last request failed, or undefined. */
  get failure(): AuthFailure | undefined { return this.snapshot.failure; }

  /** Whether Cognito is being asked something. */
  get isPending(): boolean { return this.snapshot.pending !== undefined; }

  /** Signs out, here and in all tabs. */
  readonly signOut = (options?: { global?: boolean }): Promise<void> => this.auth?.signOut(options) ?? Promise.resolve();
}
