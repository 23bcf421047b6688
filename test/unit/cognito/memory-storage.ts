/** Web Storage in memory, whose items a test may look at and whose refusals it may script. */
export function createMemoryStorage(items: Record<string, string> = {}) {
  const refuse: { read?: Error; write?: Error | undefined } = {};
  return {
    items,
    refuse,
    getItem(key: string): string | null {
      if (refuse.read) throw refuse.read;
      return items[key] ?? null;
    },
    setItem(key: string, value: string): void {
      if (refuse.write) throw refuse.write;
      items[key] = value;
    },
    removeItem(key: string): void {
      if (refuse.read) throw refuse.read;
      Reflect.deleteProperty(items, key);
    },
    clear(): void {
      for (const key of Object.keys(items)) Reflect.deleteProperty(items, key);
    },
  };
}
