import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { systemClock, type Clock } from '../../core/clock.js';

const MINUTE = 60_000;

/** However often a person goes back and forth, Cognito is asked no more often than this in a minute. */
const MOST = 6;

/** Tells when the person has come back to a page that could not be seen meanwhile: another tab, another app, another page in this tab. */
export class ReturnWatch implements ReactiveController {
  /** What the minute is told by. */
  clock: Clock = systemClock;

  readonly #onReturn: () => boolean;
  #listening: AbortController | undefined;
  #wasAway = false;
  #told: readonly number[] = [];

  /** @param onReturn answers whether it has done anything: what it has not does not count */
  constructor(host: ReactiveControllerHost, onReturn: () => boolean) {
    this.#onReturn = onReturn;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    this.#wasAway = document.hidden;
    document.addEventListener('visibilitychange', this.#look, { signal });
    for (const type of ['pagehide', 'pageshow', 'focus']) window.addEventListener(type, this.#look, { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }

  readonly #look = ({ type }: Event): void => {
    if (document.hidden || type === 'pagehide') {
      this.#wasAway = true;
      return;
    }
    if (!this.#wasAway) return;
    this.#wasAway = false;
    const now = this.clock.now();
    const recent = this.#told.filter((time) => now - time < MINUTE);
    this.#told = recent.length < MOST && this.#onReturn() ? [...recent, now] : recent;
  };
}
