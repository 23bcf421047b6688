export interface Readable<T> {
  /** The current value; the same reference until something changes. */
  getSnapshot(): T;
  /** Calls back after each change until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

export interface Store<T> extends Readable<T> {
  set(value: T): void;
}

export interface StoreOptions {
  /** Called when the first listener arrives. */
  onObserved?: () => void;
  /** Called when the last listener has left. */
  onUnobserved?: () => void;
}

/** One observable value: the contract of React's `useSyncExternalStore`, so that any framework can bind to it. */
export function createStore<T>(initial: T, { onObserved, onUnobserved }: StoreOptions = {}): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      // A fresh function for each subscription: the same listener may subscribe twice.
      const own = (): void => { listener(); };
      listeners.add(own);
      if (listeners.size === 1) onObserved?.();
      return () => {
        if (listeners.delete(own) && listeners.size === 0) onUnobserved?.();
      };
    },
  };
}
