import type { FederatedSignIn } from '../flow/hooks.js';
import { canHearPopups, needsPopup, POPUP_FEATURES, POPUP_NAME } from './hosted-login.js';
import type { Auth } from './auth.js';

/** Begins the journey where nobody has yet, and leads it to the sign-in elsewhere. */
export function signInWithRedirect(auth: Auth, { popup: wantsPopup, ...options }: FederatedSignIn): void {
  const isPopup = canHearPopups() && (wantsPopup || needsPopup(auth.config.userPoolClientId ?? ''));
  // As near to the click as can be: later a browser would block it.
  const popup = isPopup ? openBlank() : null;
  const given = Object.entries(options).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '');
  const values = { ...Object.fromEntries(given), ...(wantsPopup && { popup: 'yes' }) };
  const send = (): void => {
    const { state } = auth.getSnapshot();
    if (state === 'idle' || state === 'setup') return;
    stop();
    if (popup) closeUnused(auth, popup);
    auth.send({ type: 'submit', screen: 'federatedSignIn', values });
  };
  const stop = auth.subscribe(send);
  auth.send({ type: 'start' });
  send();
}

/** Firefox throws at a second click while the window of the first is still opening; that one will do. */
function openBlank(): Window | null {
  try {
    return window.open('', POPUP_NAME, POPUP_FEATURES);
  } catch {
    return null;
  }
}

/** Closes the window again where nobody is sent there: the page's hook refuses or wants a redirect, a setting is missing, somebody is signed in. */
function closeUnused(auth: Auth, popup: Window): void {
  const { failure: before } = auth.getSnapshot();
  let hasBegun = false;
  const look = (): void => {
    const { pending, failure, user } = auth.getSnapshot();
    hasBegun ||= pending === 'federatedSignIn';
    if (!user && (pending || (!hasBegun && (!failure || failure === before)))) return;
    close();
  };
  const close = (): void => {
    stop();
    window.removeEventListener('pagehide', close);
    if (isBlank(popup)) popup.close();
  };
  const stop = auth.subscribe(look);
  window.addEventListener('pagehide', close);
  look();
}

/** Another site's window does not say where it is. */
function isBlank({ location }: Window): boolean {
  try {
    return location.href === 'about:blank';
  } catch {
    return false;
  }
}
