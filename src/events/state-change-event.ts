import type { AuthStateDetail } from './state-events.js';

/** A fact: the journey has gone from one state to another, whichever they are. */
export class AuthStateChangeEvent extends CustomEvent<AuthStateDetail> {
  static readonly type = 'auth-state-change';

  constructor(detail: AuthStateDetail) {
    super(AuthStateChangeEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap { 'auth-state-change': AuthStateChangeEvent }
  interface DocumentEventMap { 'auth-state-change': AuthStateChangeEvent }
}
