import { kebab, type Kebab } from '../core/kebab.js';
import { AUTH_STATES, type AuthState } from '../flow/states.js';
import type { AuthUser } from '../flow/types.js';

/** What an event tells of the journey. It never carries what somebody typed. */
export interface AuthStateDetail<State extends AuthState = AuthState> {
  readonly state: State;
  readonly previous: AuthState | undefined;
  readonly username: string;
  /** Who is signed in, once somebody is. */
  readonly user: AuthUser | undefined;
}

/** The event that entering a state fires: `auth-` and the state's name, as in `auth-confirm-sign-in`. */
export const STATE_EVENTS = Object.fromEntries(AUTH_STATES.map((state) => [state, `auth-${kebab(state)}`])) as { readonly [State in AuthState]: `auth-${Kebab<State>}` };

/** A fact: the journey has entered a state. Fired once a transition; bubbles through to the document. */
export class AuthStateEvent<State extends AuthState = AuthState> extends CustomEvent<AuthStateDetail<State>> {
  constructor(detail: AuthStateDetail<State>) {
    super(STATE_EVENTS[detail.state], { detail, bubbles: true, composed: true });
  }
}

type StateEventMap = { [State in AuthState as (typeof STATE_EVENTS)[State]]: AuthStateEvent<State> };

declare global {
  interface HTMLElementEventMap extends StateEventMap {}
  interface DocumentEventMap extends StateEventMap {}
}
