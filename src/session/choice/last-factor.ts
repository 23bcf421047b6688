import type { FirstFactor } from '../../flow/types.js';
import type { KeyValueStorage } from '../storage.js';

/** How somebody signed in last in this browser. */
export interface LastFactor {
  /** The user name as it was typed. */
  readonly username: string;
  readonly factor: FirstFactor;
}

const keyOf = (clientId: string): string => `auth-elements.${clientId}.lastFactor`;

export function lastFactor(storage: KeyValueStorage, clientId: string): LastFactor | undefined {
  try {
    const { username, factor } = JSON.parse(storage.getItem(keyOf(clientId)) ?? '{}') as Partial<LastFactor>;
    return username && factor ? { username, factor } : undefined;
  } catch {
    return undefined;
  }
}

export function noteFactor(storage: KeyValueStorage, clientId: string, last: LastFactor): void {
  try {
    storage.setItem(keyOf(clientId), JSON.stringify(last));
  } catch {
    // A full or blocked storage costs the order of a list, not the sign-in.
  }
}

export function forgetFactor(storage: KeyValueStorage, clientId: string): void {
  storage.removeItem(keyOf(clientId));
}
