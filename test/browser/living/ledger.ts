/** Keeps account of what a page's scripts leave behind: timers, listeners of window and document, channels, observers. */

export interface Ledger {
  /** What is open at the moment, by kind. */
  open(): Record<'timers' | 'intervals' | 'listeners' | 'channels' | 'observers', number>;
  /** Gives the page its own functions back. */
  close(): void;
}

type Targets = Window | Document;

/** Counts from now on. What was opened before is no concern of this ledger's, nor is its end. */
export function openLedger(): Ledger {
  const timers = new Set<number>();
  const intervals = new Set<number>();
  const channels = new Set<BroadcastChannel>();
  const observers = new Set<MutationObserver>();
  const listeners = new Map<string, AbortSignal | undefined>();
  const ids = new WeakMap<object, number>();
  let nextId = 0;
  const undo: (() => void)[] = [];

  function replace<T extends object, K extends keyof T>(target: T, name: K, make: (original: T[K]) => T[K]): void {
    const own = Object.getOwnPropertyDescriptor(target, name);
    const original = target[name];
    Object.defineProperty(target, name, { configurable: true, writable: true, value: make(original) });
    undo.push(() => {
      if (own) Object.defineProperty(target, name, own);
      else Reflect.deleteProperty(target, name);
    });
  }

  replace(window, 'setTimeout', (original) => ((handler: TimerHandler, delay?: number, ...args: unknown[]) => {
    const id = original(() => {
      timers.delete(id);
      if (typeof handler === 'function') Reflect.apply(handler, window, args);
    }, delay);
    timers.add(id);
    return id;
  }) as typeof window.setTimeout);
  replace(window, 'clearTimeout', (original) => (id) => {
    timers.delete(Number(id));
    original(id);
  });
  replace(window, 'setInterval', (original) => ((...args: Parameters<typeof original>) => {
    const id = original(...args);
    intervals.add(id);
    return id;
  }) as typeof window.setInterval);
  replace(window, 'clearInterval', (original) => (id) => {
    intervals.delete(Number(id));
    original(id);
  });
  replace(window, 'BroadcastChannel', (Original) => class extends Original {
    constructor(name: string) {
      super(name);
      channels.add(this);
    }

    override close(): void {
      channels.delete(this);
      super.close();
    }
  });
  replace(window, 'MutationObserver', (Original) => class extends Original {
    override observe(...args: Parameters<MutationObserver['observe']>): void {
      observers.add(this);
      super.observe(...args);
    }

    override disconnect(): void {
      observers.delete(this);
      super.disconnect();
    }
  });

  for (const target of [window, document] as Targets[]) {
    const keyOf = (type: string, listener: object, options: unknown): string => {
      if (!ids.has(listener)) ids.set(listener, nextId++);
      const capture = typeof options === 'object' ? (options as AddEventListenerOptions | null)?.capture ?? false : Boolean(options);
      return [target === window ? 'window' : 'document', type, ids.get(listener), capture].join();
    };
    replace(target, 'addEventListener', (original) => function (this: EventTarget, type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions) {
      if (listener) {
        const key = keyOf(type, listener, options);
        const signal = typeof options === 'object' ? options.signal : undefined;
        if (!signal?.aborted) listeners.set(key, signal);
        signal?.addEventListener('abort', () => { listeners.delete(key); });
      }
      original.call(target, type, listener!, options);
    } as Targets['addEventListener']);
    replace(target, 'removeEventListener', (original) => function (this: EventTarget, type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions) {
      if (listener) listeners.delete(keyOf(type, listener, options));
      original.call(target, type, listener!, options);
    } as Targets['removeEventListener']);
  }

  return {
    open: () => ({ timers: timers.size, intervals: intervals.size, listeners: listeners.size, channels: channels.size, observers: observers.size }),
    close: () => { for (const step of undo.reverse()) step(); },
  };
}
