import { Auth } from './auth.js';
import { sessionKey, type AuthConfig } from './config.js';

const sessions: { readonly key: readonly unknown[]; readonly auth: Auth }[] = [];

/** The session for a configuration: equal pool, client, endpoint and storage share one in this document; different ones never do. */
export function sharedAuth(config: AuthConfig): Auth {
  const key = sessionKey(config);
  const known = sessions.find((entry) => entry.key.every((part, index) => part === key[index]));
  if (known) return known.auth;
  const auth = new Auth(config);
  sessions.push({ key, auth });
  return auth;
}
