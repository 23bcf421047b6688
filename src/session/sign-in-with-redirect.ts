import type { FederatedSignIn } from '../flow/hooks.js';
import { canHearPopups, POPUP_FEATURES, POPUP_NAME } from './hosted-login.js';
import type { Auth } from './auth.js';

/** Begins the journey where nobody has yet, and leads it to the sign-in elsewhere. */
export function signInWithRedirect(auth: Auth, { popup, ...options }: FederatedSignIn): void {
  // As near to the click as can be: later a browser would block it.
  if (popup && canHearPopups()) window.open('', POPUP_NAME, POPUP_FEATURES);
  const given = Object.entries(options).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '');
  const values = { ...Object.fromEntries(given), ...(popup && { popup: 'yes' }) };
  const send = (): void => {
    const { state } = auth.getSnapshot();
    if (state === 'idle' || state === 'setup') return;
    stop();
    auth.send({ type: 'submit', screen: 'federatedSignIn', values });
  };
  const stop = auth.subscribe(send);
  auth.send({ type: 'start' });
  send();
}
