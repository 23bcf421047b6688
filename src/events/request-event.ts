import type { AuthHook, HookName } from '../flow/hooks.js';
import { STATE_EVENTS } from './state-events.js';

/** The name of the cancelable event before Cognito is asked: that of the hook's state, and `-request`. */
export const requestEventOf = <Name extends HookName>(hook: Name): `${(typeof STATE_EVENTS)[Name]}-request` => `${STATE_EVENTS[hook]}-request`;

/** Whether a page may answer for itself to what is called so. */
export const isHookName = (name: string): name is HookName => name in STATE_EVENTS;

/**
 * A request: Cognito is about to be asked. `respondWith` hands over a function that answers in its place or
 * changes what is asked; `preventDefault()` alone returns to the form. The input goes to that function only:
 * it may hold a password, which no event may carry.
 */
export class AuthRequestEvent<Name extends HookName = HookName> extends CustomEvent<{ readonly hook: Name }> {
  /** The functions handed over, in the order of the calls. */
  readonly responses: AuthHook<Name>[] = [];

  constructor(hook: Name) {
    super(requestEventOf(hook), { detail: { hook }, bubbles: true, composed: true, cancelable: true });
  }

  respondWith(hook: AuthHook<Name>): void {
    this.responses.push(hook);
  }
}

type RequestEventMap = { [Name in HookName as `${(typeof STATE_EVENTS)[Name]}-request`]: AuthRequestEvent<Name> };

declare global {
  interface HTMLElementEventMap extends RequestEventMap {}
  interface DocumentEventMap extends RequestEventMap {}
}
