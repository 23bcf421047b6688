/** What a session needs of the browser around it; handed in, so that a test may be the browser. */
export interface Environment {
  /**
   * One holder at a time over all tabs (Web Locks); where there are none the work is simply done.
   * @param ifAvailable leaves the work undone where somebody else holds the lock
   */
  withLock(name: string, work: () => Promise<unknown>, ifAvailable?: boolean): Promise<unknown>;
  /** Calls back after so many milliseconds. Returns what cancels it. */
  setTimer(callback: () => void, milliseconds: number): () => void;
  /** Calls back when the session should look around: another tab wrote, the page woke up, the network came back. */
  onWakeUp(callback: () => void): () => void;
  /** Calls back each second while the page is seen: a library of the same page may have written, and nothing tells of that. */
  onTick(callback: () => void): () => void;
}

export const browserEnvironment: Environment = {
  withLock: async (name, work, ifAvailable = false) => {
    const locks = (globalThis.navigator as Navigator | undefined)?.locks;
    return locks ? locks.request(name, { ifAvailable }, async (lock) => lock && work()) : work();
  },
  setTimer: (callback, milliseconds) => {
    const timer = setTimeout(callback, milliseconds);
    return () => { clearTimeout(timer); };
  },
  onTick: (callback) => {
    if (typeof window === 'undefined') return () => undefined;
    const timer = setInterval(() => { if (!document.hidden) callback(); }, 1000);
    return () => { clearInterval(timer); };
  },
  onWakeUp: (callback) => {
    if (typeof window === 'undefined') return () => undefined;
    const stop = new AbortController();
    for (const type of ['storage', 'online', 'pageshow', 'focus']) window.addEventListener(type, callback, { signal: stop.signal });
    document.addEventListener('visibilitychange', callback, { signal: stop.signal });
    return () => { stop.abort(); };
  },
};
