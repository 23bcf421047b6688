/** A browser's own password manager, as a person meets it. */

export interface Login {
  /** Of the site that it was saved for: `http://localhost:8080`. */
  readonly origin: string;
  readonly username: string;
  readonly password: string;
}

export interface Visit {
  open(url: string): Promise<void>;
  /** Runs in the page; the function's source is sent. */
  evaluate<A extends readonly unknown[], R>(run: (...args: A) => R, ...args: A): Promise<R>;
  /** Types, as a person would, into the first element of a selector. */
  type(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** Whether the manager is asking at the moment whether to save or update a login. */
  isOffering(): Promise<boolean>;
  /** What the manager tells of its reasons, where it does. */
  log(): Promise<string>;
}

export interface Manager extends Visit {
  close(): Promise<void>;
}

/** Starts a browser with a fresh profile that has saved logins. */
export type StartManager = (logins: readonly Login[]) => Promise<Manager>;

const DEADLINE_MS = 20_000;
const POLL_MS = 50;

/** Waits until a condition holds. @throws {Error} with the explanation when it does not in time */
export async function until(condition: () => Promise<boolean> | boolean, explain: () => Promise<string> | string, deadline = DEADLINE_MS): Promise<void> {
  const end = performance.now() + deadline;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(await explain());
    await new Promise((resolve) => { setTimeout(resolve, POLL_MS); });
  }
}
