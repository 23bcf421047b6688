import type { KeyValueStorage } from '../cognito/token-store.js';

export type { KeyValueStorage };

export function memoryStorage(): KeyValueStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => { items.set(key, value); },
    removeItem: (key) => { items.delete(key); },
  };
}

const PROBE = 'auth-elements.probe';
let warned = false;

/** Said once: nobody stays signed in after a reload then. */
export function warnOfMemory(what: string): void {
  if (!warned) console.warn(`auth-elements: ${what} is blocked or full; the session is kept in memory and ends with the page.`);
  warned = true;
}

/** Web Storage by name, or memory where the browser refuses it (blocked cookies, a sandboxed frame, a full disk). */
export function webStorage(name: 'local' | 'session'): KeyValueStorage {
  try {
    const storage = name === 'local' ? localStorage : sessionStorage;
    storage.setItem(PROBE, PROBE);
    storage.removeItem(PROBE);
    return storage;
  } catch {
    warnOfMemory(`${name}Storage`);
    return memoryStorage();
  }
}

export const openStorage = (storage: 'local' | 'session' | 'memory' | KeyValueStorage): KeyValueStorage =>
  storage === 'memory' ? memoryStorage() : typeof storage === 'string' ? webStorage(storage) : storage;
