import type { Clock } from '../core/clock.js';
import type { AuthState } from '../flow/states.js';
import type { AuthSnapshot, Outcome } from '../flow/types.js';
import { memoryStorage, webStorage, type KeyValueStorage } from './storage.js';
import { stepKey } from './trace.js';

let steps: KeyValueStorage | undefined;

/** Where the step under way is kept: with the tab. */
const stepStorage = (): KeyValueStorage => (steps ??= typeof sessionStorage === 'undefined' ? memoryStorage() : webStorage('session'));

const MINUTE = 60_000;

/** How long each step can still be finished, in milliseconds: a Session lasts 3 minutes, an e-mailed code longer. */
const LIFETIME: Partial<Record<AuthState, number>> = {
  confirmSignUp: 24 * 60 * MINUTE,
  confirmResetPassword: 60 * MINUTE,
  confirmSignIn: 3 * MINUTE,
  forceNewPassword: 3 * MINUTE,
  setupTOTP: 3 * MINUTE,
  selectMfaType: 3 * MINUTE,
  setupEmail: 3 * MINUTE,
  selectFirstFactor: 3 * MINUTE,
  federatedSignIn: 10 * MINUTE,
};

/** Cognito's Session is good for one answer within its 3 minutes, also where the step itself lasts longer. */
const SESSION_LIFETIME = 3 * MINUTE;

/** What a step needs to be shown again; nothing that was typed but the user name. */
const KEPT = ['username', 'subject', 'challenge', 'parameters', 'mfaTypes', 'isMfaSetup', 'factors', 'factor', 'isPasswordPlain', 'requiredAttributes', 'entry'] as const satisfies (keyof AuthSnapshot)[];

/** What makes it another step, or the same one further on. */
const DEFINING = ['state', 'username', 'session', 'factor'] as const satisfies (keyof AuthSnapshot)[];

interface Stored extends Pick<AuthSnapshot, 'state' | 'session' | (typeof KEPT)[number]> {
  readonly expires: number;
  readonly sessionExpires: number;
}

type Kept = Pick<AuthSnapshot, (typeof KEPT)[number]>;

const kept = (from: Kept): Kept => Object.fromEntries(KEPT.map((name) => [name, from[name]])) as unknown as Kept;

/** Keeps the step under way through a reload: its name, the user name and Cognito's Session. Nothing that was typed else. */
export class PendingStepStore {
  readonly #key: string;
  readonly #clock: Clock;
  #last: AuthSnapshot | undefined;

  constructor(clientId: string, clock: Clock) {
    this.#key = stepKey(clientId);
    this.#clock = clock;
  }

  /** Notes where the journey is; a state that does not survive a reload clears what was noted. */
  remember(snapshot: AuthSnapshot): void {
    const { state, session } = snapshot;
    if (DEFINING.every((name) => this.#last?.[name] === snapshot[name])) return;
    this.#last = snapshot;
    const lifetime = LIFETIME[state];
    // While the stored session is being read the step of the page before must not be lost.
    if (state === 'idle' || state === 'setup') return;
    try {
      if (!lifetime) {
        stepStorage().removeItem(this.#key);
        return;
      }
      const now = this.#clock.now();
      const stored: Stored = { ...kept(snapshot), state, session, expires: now + lifetime, sessionExpires: now + SESSION_LIFETIME };
      stepStorage().setItem(this.#key, JSON.stringify(stored));
    } catch {
      // A full or vanished storage costs the reload, not the step.
    }
  }

  /** The step to come back to, or undefined when there is none or it has ended meanwhile. */
  recall(): Extract<Outcome, { type: 'stepResumed' }> | undefined {
    try {
      const stored = JSON.parse(stepStorage().getItem(this.#key) ?? 'null') as Stored | null;
      if (!stored || !Object.hasOwn(LIFETIME, stored.state) || !(stored.expires > this.#clock.now())) return undefined;
      const { state, session } = stored;
      const isFresh = stored.sessionExpires > this.#clock.now();
      return { type: 'stepResumed', state, step: { ...kept(stored), session: isFresh ? session : undefined } };
    } catch {
      return undefined;
    }
  }
}
