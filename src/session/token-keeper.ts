import type { Clock, RandomBytes } from '../core/clock.js';
import { AuthError } from '../core/errors.js';
import type { Call } from '../cognito/operations.js';
import type { Pool } from '../cognito/pool.js';
import type { KeyValueStorage, TokenStore, Tokens } from '../cognito/token-store.js';
import { NOTICES } from '../flow/notices.js';
import type { Happening } from '../flow/types.js';
import type { Environment } from './environment.js';
import { warnOfMemory } from './storage.js';
import { userOf } from './user.js';

export interface TokenKeeperOptions {
  readonly store: TokenStore;
  readonly pool: Pool;
  readonly call: Call;
  readonly storage: KeyValueStorage;
  /** Handed to the pool's Lambda triggers. */
  readonly clientMetadata: () => Readonly<Record<string, string>> | undefined;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly environment: Environment;
  readonly report: (happening: Happening) => void;
}

/** Tokens this close to their end are refreshed before they are handed out, in milliseconds. */
const MARGIN = 60_000;

/** Keeps the tokens of one session alive, in step with every other tab and library that reads the same storage. */
export class TokenKeeper {
  readonly #options: TokenKeeperOptions;
  #tokens: Tokens | undefined;
  /** False where storage had no room: then these tokens are this page's alone. */
  #isStored = true;
  #refreshing: Promise<Tokens> | undefined;
  #stopWatching: readonly (() => void)[] | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
    this.#tokens = options.store.load();
  }

  get tokens(): Tokens | undefined { return this.#tokens; }

  keep(tokens: Tokens): void {
    const { store } = this.#options;
    this.#tokens = tokens;
    this.#isStored = true;
    try {
      store.save(tokens);
    } catch {
      // Full by now. What half of it was written is no session.
      store.clear(tokens.username);
      this.#isStored = false;
      warnOfMemory('storage');
    }
    this.#schedule();
  }

  clear(): void {
    this.#tokens = undefined;
    this.#isStored = true;
    this.#options.store.clear();
    this.#schedule();
  }

  /**
   * Tokens that are good for a minute at least.
   * @throws {AuthError} NotSignedInError, or why a refresh that was due failed
   */
  async get({ forceRefresh = false } = {}): Promise<Tokens> {
    this.lookAround();
    if (!this.#tokens) throw new AuthError('NotSignedInError', 'Nobody is signed in.');
    return forceRefresh || this.#remaining(this.#tokens) < MARGIN ? this.#refresh() : this.#tokens;
  }

  /** Begins to refresh ahead of expiry and to follow other tabs. */
  watch(): void {
    const { environment } = this.#options;
    this.#stopWatching ??= [
      environment.onWakeUp(() => {
        this.lookAround();
        // Timers stand still while a laptop sleeps.
        this.#schedule();
      }),
      environment.onTick(() => { this.lookAround(); }),
    ];
    this.lookAround();
    this.#schedule();
  }

  unwatch(): void {
    for (const stop of this.#stopWatching ?? []) stop();
    this.#stopWatching = undefined;
    this.#schedule();
  }

  /** Compares what is kept here with what is stored, and reports what somebody else has changed. */
  lookAround(): void {
    if (!this.#isStored) return;
    const stored = this.#options.store.load();
    const own = this.#tokens;
    if (stored?.accessToken === own?.accessToken) return;
    this.#tokens = stored;
    this.#schedule();
    if (own && stored?.username !== own.username) this.#options.report({ type: 'sessionEnded', notice: stored ? undefined : NOTICES.signedOutElsewhere });
    if (!stored) return;
    if (own?.username === stored.username) this.#options.report({ type: 'userChanged', user: userOf(stored) });
    else this.#options.report({ type: 'sessionFound' });
  }

  /** Milliseconds that the tokens are still good for, by Cognito's clock. */
  #remaining({ expiresAt, clockDrift }: Tokens): number {
    return expiresAt - (this.#options.clock.now() - clockDrift * 1000);
  }

  /** One refresh for any number of callers, and, by a lock, for any number of tabs. */
  #refresh(): Promise<Tokens> {
    return (this.#refreshing ??= this.#refreshOnce().finally(() => { this.#refreshing = undefined; }));
  }

  async #refreshOnce(): Promise<Tokens> {
    // Noted first: while the module comes another tab may do the work.
    const before = this.#tokens;
    const { refreshOnce } = await import('./refresh.js');
    return refreshOnce({ ...this.#options, keeper: this, before, isGood: (tokens) => this.#remaining(tokens) >= MARGIN });
  }

  /** Refreshes ahead of expiry while somebody watches. */
  #schedule(failures = 0): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const tokens = this.#tokens;
    if (!this.#stopWatching || !tokens?.refreshToken) return;
    const remaining = this.#remaining(tokens);
    // Half of the time is left for the plan to arrive: no sign-in waits for it.
    if (!failures && remaining > 20 * MARGIN) this.#cancelTimer = this.#options.environment.setTimer(() => { this.#plan(failures); }, remaining / 2);
    else this.#plan(failures);
  }

  #plan(failures: number): void {
    this.#cancelTimer = undefined;
    const tokens = this.#tokens;
    if (!tokens) return;
    void import('./refresh.js').then(({ timeRefresh }) => {
      // Meanwhile there may be other tokens, with a timer of their own, or nobody who watches.
      if (tokens !== this.#tokens || this.#cancelTimer || !this.#stopWatching) return;
      // A refresh that fails for now is tried again by the next timer; one that fails for good has been reported.
      this.#cancelTimer = timeRefresh(this.#options, tokens, failures, () => { this.#refresh().catch(() => { this.#schedule(failures + 1); }); });
    }, () => undefined);
  }
}
