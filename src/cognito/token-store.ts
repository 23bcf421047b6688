import { readTokens, type Tokens } from './tokens.js';

export type { Tokens } from './tokens.js';

/** The part of Web Storage that is needed. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface TokenStore {
  /** What is stored, by whichever library; undefined when nothing is, when it makes no session, or when storage is blocked. */
  load(): Tokens | undefined;
  /** @throws whatever `setItem` throws, as when storage is full */
  save(tokens: Tokens): void;
  /** Forgets the session of a user, else of whoever has one stored, but not that the device is remembered; never throws. */
  clear(username?: string): void;
}

/** Entries of a session under `CognitoIdentityServiceProvider.<client>.<user>.`; the last three are others' and only cleared. */
const ENTRIES = ['refreshToken', 'idToken', 'accessToken', 'clockDrift', 'userData', 'signInDetails', 'oauthMetadata'] as const;

/** Tokens under the keys of amazon-cognito-identity-js and aws-amplify v6, so that either finds our session and we find theirs. */
export function createTokenStore(storage: KeyValueStorage, clientId: string): TokenStore {
  const prefix = `CognitoIdentityServiceProvider.${clientId}`;
  const lastUserKey = `${prefix}.LastAuthUser`;
  const keyOf = (user: string, entry: (typeof ENTRIES)[number]): string => `${prefix}.${user}.${entry}`;

  function forget(user: string): void {
    for (const entry of ENTRIES) storage.removeItem(keyOf(user, entry));
  }

  return {
    load() {
      try {
        const user = storage.getItem(lastUserKey);
        if (!user) return undefined;
        const get = (entry: (typeof ENTRIES)[number]): string => storage.getItem(keyOf(user, entry)) ?? '';
        return readTokens(get('idToken'), get('accessToken'), get('refreshToken') || undefined, readDrift(get('clockDrift')));
      } catch {
        return undefined;
      }
    },

    save({ username, idToken, accessToken, refreshToken, clockDrift }) {
      const previous = storage.getItem(lastUserKey);
      if (previous && previous !== username) forget(previous);
      // First what cannot be had again, last what makes the rest be found.
      if (refreshToken) storage.setItem(keyOf(username, 'refreshToken'), refreshToken);
      else storage.removeItem(keyOf(username, 'refreshToken'));
      storage.setItem(keyOf(username, 'idToken'), idToken);
      storage.setItem(keyOf(username, 'accessToken'), accessToken);
      storage.setItem(keyOf(username, 'clockDrift'), clockDrift.toFixed(1));
      storage.setItem(lastUserKey, username);
    },

    clear(username) {
      try {
        const user = username ?? storage.getItem(lastUserKey);
        if (user) forget(user);
        storage.removeItem(lastUserKey);
      } catch {
        // Blocked storage holds no session.
      }
    },
  };
}

/**
 * Seconds. amazon-cognito-identity-js writes seconds (now − iat), aws-amplify milliseconds (iat − now), both as integers under
 * one key: the reading that ends sooner costs a refresh at worst. Ours is in seconds with a decimal, which both parse.
 */
function readDrift(text: string): number {
  const value = Number(text) || 0;
  return value > 0 && !text.includes('.') ? -value / 1000 : value;
}
