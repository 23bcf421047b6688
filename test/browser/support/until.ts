/** How long a condition may take, in milliseconds: far more than it needs, for the machine may be busy. */
const DEADLINE = 10_000;
const INTERVAL = 5;

/** Waits until a condition holds. @throws {Error} with the given explanation when it does not in time */
export async function until<T>(condition: () => T, explain: () => string): Promise<NonNullable<T>> {
  const end = performance.now() + DEADLINE;
  for (;;) {
    const value = condition();
    if (value) return value;
    if (performance.now() > end) throw new Error(explain());
    await new Promise((resolve) => { setTimeout(resolve, INTERVAL); });
  }
}
