import { logoutUrl, readCallback, withoutCallback, type Attempt } from '../cognito/hosted-login.js';
import { AuthError } from '../core/errors.js';
import type { Workbench } from './commands/workbench.js';
import { hasStep } from './trace.js';

/** An attempt in this tab, kept while the person is away: the one who comes back must be the one who left. */
export interface StoredAttempt extends Attempt {
  readonly customState?: string | undefined;
}

/** How a state begins, so that an address of ours is known from that of another library. */
export const REDIRECT_STATE = 'ae.';
export const POPUP_STATE = 'aep.';

/** The name of the window that a sign-in opens; opening it by name finds the one that the click has opened. */
export const POPUP_NAME = 'auth-elements';
export const POPUP_FEATURES = 'popup,width=500,height=720';

const attemptKey = (clientId: string): string => `auth-elements.${clientId}.redirect`;

/** Whether a popup could tell the page what it has brought back. */
export const canHearPopups = (): boolean => 'BroadcastChannel' in globalThis;

/** Between the popup, which comes back, and the page that waits for it. */
export const openChannel = (clientId: string): BroadcastChannel => new BroadcastChannel(`auth-elements.${clientId}.popup`);

/** @throws {AuthError} HostedLoginError where storage is blocked or full: who comes back could not be told from somebody who never left */
export function storeAttempt(clientId: string, attempt: StoredAttempt): void {
  try {
    sessionStorage.setItem(attemptKey(clientId), JSON.stringify(attempt));
  } catch (cause) {
    throw new AuthError('HostedLoginError', 'sessionStorage is blocked or full, and a popup could not be opened', { cause });
  }
}

export function canStoreAttempts(clientId: string): boolean {
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

/** A way back that nobody waits for in this tab: a popup's goes to the page that opened it, one that has been used is forgotten. */
export function strayReturn(clientId: string): void {
  const { search } = location;
  const callback = readCallback(search);
  if (hasStep(clientId)) return;
  if (callback?.state.startsWith(POPUP_STATE)) {
    const channel = openChannel(clientId);
    channel.postMessage(search);
    channel.close();
    window.close();
  }
  if (callback?.state.startsWith(POPUP_STATE) || callback?.state.startsWith(REDIRECT_STATE)) cleanAddress();
}

/** One of several configured addresses: the one of this page's origin, else the first; never anything that an address brought along. */
export function chosenAddress(addresses: string | readonly string[] | undefined): string | undefined {
  const list = typeof addresses === 'string' ? addresses.split(/[\s,]+/).filter(Boolean) : addresses ?? [];
  return list.find((address) => URL.canParse(address) && new URL(address).origin === location.origin) ?? list[0];
}

/** Lets the hosted login forget the person too, where the page says where to go afterwards. */
export function leave({ config: { domain = '', redirectSignOut }, pool: { clientId } }: Workbench): void {
  const target = chosenAddress(redirectSignOut);
  if (target) location.assign(logoutUrl({ domain, clientId }, target));
}
