import type { AuthState } from '../flow/states.js';
import type { AuthHook, HookName } from '../flow/hooks.js';

/** The cancelable event before Cognito is asked, by the name of the hook that it stands for. */
export const REQUEST_EVENTS = {
  idle: 'auth-idle-request',
  setup: 'auth-setup-request',
  signIn: 'auth-sign-in-request',
  signUp: 'auth-sign-up-request',
  confirmSignIn: 'auth-confirm-sign-in-request',
  confirmSignUp: 'auth-confirm-sign-up-request',
  setupTOTP: 'auth-setup-totp-request',
  forceNewPassword: 'auth-force-new-password-request',
  resetPassword: 'auth-reset-password-request',
  confirmResetPassword: 'auth-confirm-reset-password-request',
  verifyUser: 'auth-verify-user-request',
  confirmVerifyUser: 'auth-confirm-verify-user-request',
  federatedSignIn: 'auth-federated-sign-in-request',
  signOut: 'auth-sign-out-request',
  authenticated: 'auth-authenticated-request',
  selectFirstFactor: 'auth-select-first-factor-request',
  createPasskey: 'auth-create-passkey-request',
  selectMfaType: 'auth-select-mfa-type-request',
  setupEmail: 'auth-setup-email-request',
} as const satisfies Record<AuthState, string>;

/** Whether a page may answer for itself to what is called so. */
export const isHookName = (name: string): name is HookName => name in REQUEST_EVENTS;

/**
 * A request: Cognito is about to be asked. `respondWith` hands over a function that answers in its place or
 * changes what is asked; `preventDefault()` alone returns to the form. The input goes to that function only:
 * it may hold a password, which no event may carry.
 */
export class AuthRequestEvent<Name extends HookName = HookName> extends CustomEvent<{ readonly hook: Name }> {
  /** The functions handed over, in the order of the calls. */
  readonly responses: AuthHook<Name>[] = [];

  constructor(hook: Name) {
    super(REQUEST_EVENTS[hook], { detail: { hook }, bubbles: true, composed: true, cancelable: true });
  }

  respondWith(hook: AuthHook<Name>): void {
    this.responses.push(hook);
  }
}

type RequestEventMap = { [Name in HookName as (typeof REQUEST_EVENTS)[Name]]: AuthRequestEvent<Name> };

declare global {
  interface HTMLElementEventMap extends RequestEventMap {}
  interface DocumentEventMap extends RequestEventMap {}
}
