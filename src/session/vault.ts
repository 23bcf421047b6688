import type { Environment } from './environment.js';

/** A password is needed for as long as a Session lasts: for a resend, and for the sign-in after a confirmed sign-up. */
const LIFETIME = 3 * 60_000;

/** Keeps one password out of reach, for one user name and 3 minutes at the most. */
export class Vault {
  readonly #setTimer: Environment['setTimer'];
  #secret: { readonly username: string; readonly password: string } | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(setTimer: Environment['setTimer']) {
    this.#setTimer = setTimer;
  }

  keep(username: string, password: string): void {
    this.clear();
    this.#secret = { username, password };
    this.#cancelTimer = this.#setTimer(() => { this.clear(); }, LIFETIME);
  }

  /** The password kept for this user name, or undefined. */
  passwordOf(username: string): string | undefined {
    return this.#secret?.username === username ? this.#secret.password : undefined;
  }

  clear(): void {
    this.#secret = undefined;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }
}
