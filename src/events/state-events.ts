import type { AuthState } from '../flow/states.js';
import type { AuthUser } from '../flow/types.js';

/** What an event tells of the journey. It never carries what somebody typed. */
export interface AuthStateDetail<State extends AuthState = AuthState> {
  readonly state: State;
  readonly previous: AuthState | undefined;
  readonly username: string;
  /** Who is signed in, once somebody is. */
  readonly user: AuthUser | undefined;
}

/** The event that entering a state fires. */
export const STATE_EVENTS = {
  idle: 'auth-idle',
  setup: 'auth-setup',
  signIn: 'auth-sign-in',
  signUp: 'auth-sign-up',
  confirmSignIn: 'auth-confirm-sign-in',
  confirmSignUp: 'auth-confirm-sign-up',
  setupTOTP: 'auth-setup-totp',
  forceNewPassword: 'auth-force-new-password',
  resetPassword: 'auth-reset-password',
  confirmResetPassword: 'auth-confirm-reset-password',
  verifyUser: 'auth-verify-user',
  confirmVerifyUser: 'auth-confirm-verify-user',
  federatedSignIn: 'auth-federated-sign-in',
  signOut: 'auth-sign-out',
  authenticated: 'auth-authenticated',
  selectFirstFactor: 'auth-select-first-factor',
  createPasskey: 'auth-create-passkey',
  selectMfaType: 'auth-select-mfa-type',
  setupEmail: 'auth-setup-email',
} as const satisfies Record<AuthState, string>;

export type AuthStateEventType = (typeof STATE_EVENTS)[AuthState];

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
