import { logoutUrl, readCallback, withoutCallback, type Attempt } from '../cognito/hosted-login.js';
import { AuthError } from '../core/errors.js';
import type { Auth } from './auth.js';
import type { Workbench } from './commands/workbench.js';
import { stepKey } from './trace.js';

/** An attempt in this tab, kept while the person is away: the one who comes back must be the one who left. */
export interface StoredAttempt extends Attempt {
  readonly customState?: string | undefined;
}

/** How a state begins, so that an address of ours is known from that of another library, and of another client on the page. */
export const redirectState = (clientId: string): string => `ae.${clientId}.`;
export const popupState = (clientId: string): string => `aep.${clientId}.`;

/** The name of the window that a sign-in opens; opening it by name finds the one that the click has opened. */
export const POPUP_NAME = 'auth-elements';
export const POPUP_FEATURES = 'popup,width=500,height=720';

const attemptKey = (clientId: string): string => `auth-elements.${clientId}.redirect`;

/** Whether a popup could tell the page what it has brought back. */
export const canHearPopups = (): boolean => 'BroadcastChannel' in globalThis;

/** Between the popup, which comes back, and the page that waits for it. */
export const openChannel = (clientId: string): BroadcastChannel => new BroadcastChannel(`auth-elements.${clientId}.popup`);

/** Whether a redirect would not come back signed in: the hosted login shows itself in no frame, and a page that can keep nothing would not know who comes. */
export const needsPopup = (clientId: string): boolean => isFramed() || !canStoreAttempts(clientId);

export const isFramed = (): boolean => window.parent !== window;

/** @throws {AuthError} HostedLoginError where storage is blocked or full: who comes back could not be told from somebody who never left */
export function storeAttempt(clientId: string, attempt: StoredAttempt): void {
  try {
    sessionStorage.setItem(attemptKey(clientId), JSON.stringify(attempt));
  } catch (cause) {
    throw new AuthError('HostedLoginError', 'sessionStorage is blocked or full, and a popup could not be opened', { cause });
  }
}

function canStoreAttempts(clientId: string): boolean {
  try {
    sessionStorage.setItem(attemptKey(clientId), '');
    sessionStorage.removeItem(attemptKey(clientId));
    return true;
  } catch {
    return false;
  }
}

/** The attempt of this tab, for one use: whatever becomes of it, it does not come again. */
export function takeAttempt(clientId: string): StoredAttempt | undefined {
  try {
    const stored = sessionStorage.getItem(attemptKey(clientId));
    sessionStorage.removeItem(attemptKey(clientId));
    return stored === null ? undefined : JSON.parse(stored) as StoredAttempt;
  } catch {
    return undefined;
  }
}

/** Takes out of the address what the hosted login has put there: a reload must find nothing, and no code may stay in the history. */
export function cleanAddress(): void {
  history.replaceState(history.state, '', withoutCallback(location.href));
}

/**
 * A way back that no screen has asked for yet. A popup's goes to the page that opened it; one that has been used is forgotten; one
 * that is awaited begins the journey, where the page has no element that would.
 */
export function strayReturn(auth: Auth): void {
  const { userPoolClientId: clientId = '' } = auth.config;
  const { search } = location;
  const { state = '' } = readCallback(search) ?? {};
  if (state.startsWith(popupState(clientId))) {
    tellOpener(clientId, search);
    cleanAddress();
    window.close();
  } else if (state.startsWith(redirectState(clientId))) {
    if (isAwaited(clientId)) auth.send({ type: 'start' });
    else cleanAddress();
  }
}

/** A frame's storage, and with it its channels, may be kept apart from the popup's: then only the window itself can be told; a provider may have cut that tie, and left the channel. */
function tellOpener(clientId: string, search: string): void {
  (window.opener as Window | null)?.postMessage(search, location.origin);
  if (!canHearPopups()) return;
  const channel = openChannel(clientId);
  channel.postMessage(search);
  channel.close();
}

/** Whether the step under way is the sign-in elsewhere: it takes the answer out of the address itself. */
function isAwaited(clientId: string): boolean {
  try {
    return (JSON.parse(sessionStorage.getItem(stepKey(clientId)) ?? '{}') as { state?: unknown }).state === 'federatedSignIn';
  } catch {
    return false;
  }
}

/** One of several configured addresses: this page itself, else the first of its origin, else the first; never anything that an address brought along. */
export function chosenAddress(addresses: string | readonly string[] | undefined): string | undefined {
  const list = typeof addresses === 'string' ? addresses.split(/[\s,]+/).filter(Boolean) : addresses ?? [];
  const own = list.filter((address) => originOf(address) === location.origin);
  return own.find((address) => pathOf(address) === pathOf(location.href)) ?? own[0] ?? list[0];
}

const originOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).origin : undefined);

const pathOf = (address: string): string => new URL(address).pathname.replace(/\/$/, '');

/**
 * Where the hosted login is to lead back to.
 * @throws {AuthError} ConfigurationError where it would be another site, which knows nothing of who left here
 */
export function wayBack(addresses: string | readonly string[] | undefined): string {
  const address = chosenAddress(addresses) ?? location.origin + location.pathname;
  const origin = originOf(address);
  if (origin?.startsWith('http') && origin !== location.origin) {
    throw new AuthError('ConfigurationError', `redirect-sign-in "${address}" is not of this page's origin, ${location.origin}; nobody would come back signed in`);
  }
  return address;
}

/** By this aws-amplify v6 knows that a sign-out has to pass the hosted login. */
const hostedKey = (clientId: string): string => `CognitoIdentityServiceProvider.${clientId}.oauthSignIn`;

export function markAsHosted({ storage, pool: { clientId } }: Workbench): void {
  try {
    storage.setItem(hostedKey(clientId), 'true,false');
  } catch {
    // Full storage, in which Amplify finds no session either.
  }
}

/** Lets the hosted login forget the person too, where the page says where to go afterwards. */
export function leave({ config: { domain, redirectSignOut }, storage, pool: { clientId } }: Workbench): void {
  storage.removeItem(hostedKey(clientId));
  const target = chosenAddress(redirectSignOut);
  if (domain && target) location.assign(logoutUrl({ domain, clientId }, target));
}
