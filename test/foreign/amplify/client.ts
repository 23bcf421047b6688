/** aws-amplify v6, set up for Node: one global configuration, and tokens in a storage of one's own. */
import { Amplify } from 'aws-amplify';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { CLIENTS, poolOf, type ClientName } from '../pool.js';

export class TokenStorage {
  readonly #items = new Map<string, string>();
  setItem(key: string, value: string): Promise<void> { this.#items.set(key, value); return Promise.resolve(); }
  getItem(key: string): Promise<string | null> { return Promise.resolve(this.#items.get(key) ?? null); }
  removeItem(key: string): Promise<void> { this.#items.delete(key); return Promise.resolve(); }
  clear(): Promise<void> { this.#items.clear(); return Promise.resolve(); }

  /** The same tokens on another device, which does not hear of what happens here. */
  copy(): TokenStorage {
    const copy = new TokenStorage();
    for (const [key, value] of this.#items) copy.#items.set(key, value);
    return copy;
  }

  get refreshToken(): string | undefined {
    return [...this.#items].find(([key]) => key.endsWith('.refreshToken'))?.[1];
  }
}

export function useAmplify(url: string, client: ClientName, storage: TokenStorage = new TokenStorage()): TokenStorage {
  Amplify.configure({
    Auth: { Cognito: { userPoolId: poolOf(client), userPoolClientId: CLIENTS[client], userPoolEndpoint: url } },
  });
  cognitoUserPoolsTokenProvider.setKeyValueStorage(storage);
  return storage;
}

/** A sign-up that is to sign in by itself leaves a timer of three minutes behind, which would keep the process. */
export function letLongTimersGo(): void {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = Object.assign((...args: Parameters<typeof setTimeout>) => {
    const timer = setTimeout(...args);
    return (args[1] ?? 0) > 60_000 ? timer.unref() : timer;
  }, setTimeout);
}
