import type { Clock } from '../core/clock.js';
import { AuthError } from '../core/errors.js';
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
  // Who makes an account at the provider first takes their time; the code itself is new.
  federatedSignIn: 24 * 60 * MINUTE,
};

/** Cognito's Session is good for one answer within its 3 minutes, also where the step itself lasts longer. */
const SESSION_LIFETIME = 3 * MINUTE;

/** For how long who comes back is told that the step has ended; whoever comes later begins as ever. */
const TOLD = 60 * MINUTE;

/** What a step needs to be shown again; nothing that was typed but the user name. */
const KEPT = ['username', 'subject', 'challenge', 'parameters', 'delivery', 'mfaTypes', 'isMfaSetup', 'factors', 'factor', 'isPasswordPlain', 'requiredAttributes', 'entry'] as const satisfies (keyof AuthSnapshot)[];

/** What makes it another step, or the same one further on. */
const DEFINING = ['state', 'username', 'session', 'factor', 'delivery'] as const satisfies (keyof AuthSnapshot)[];

interface Stored extends Pick<AuthSnapshot, 'state' | 'session' | (typeof KEPT)[number]> {
  readonly expires: number;
  readonly sessionExpires: number;
}

type Resumed = Extract<Outcome, { type: 'stepResumed' }>;

type Defining = Pick<AuthSnapshot, (typeof DEFINING)[number]>;

type Kept = Pick<AuthSnapshot, (typeof KEPT)[number]>;

const kept = (from: Kept): Kept => Object.fromEntries(KEPT.map((name) => [name, from[name]])) as unknown as Kept;

/** Keeps the step under way through a reload: its name, the user name and Cognito's Session. Nothing that was typed else. */
export class PendingStepStore {
  readonly #key: string;
  readonly #clock: Clock;
  #last: Defining | undefined;
  #sessionExpires = 0;

  constructor(clientId: string, clock: Clock) {
    this.#key = stepKey(clientId);
    this.#clock = clock;
  }

  /** Notes where the journey is; a state that does not survive a reload clears what was noted. */
  remember(snapshot: AuthSnapshot): void {
    const { state, session, delivery } = snapshot;
    const last = this.#last;
    // While the stored session is being read the step of the page before must not be lost.
    if (state === 'idle' || state === 'setup' || DEFINING.every((name) => last?.[name] === snapshot[name])) return;
    this.#last = snapshot;
    const lifetime = LIFETIME[state];
    try {
      if (!lifetime) {
        stepStorage().removeItem(this.#key);
        return;
      }
      const now = this.#clock.now();
      // Another code by the same Session makes that no younger.
      if (session !== last?.session) this.#sessionExpires = now + SESSION_LIFETIME;
      const sent = delivery && { sentAt: now, ...delivery };
      const stored: Stored = { ...kept(snapshot), delivery: sent, state, session, expires: now + lifetime, sessionExpires: this.#sessionExpires };
      stepStorage().setItem(this.#key, JSON.stringify(stored));
    } catch {
      // A full or vanished storage costs the reload, not the step.
    }
  }

  /** The step to come back to; where it has ended meanwhile the sign-in, with the user name and a word of that. Undefined when there is none. */
  async recall(): Promise<Resumed | undefined> {
    const stored = this.#read();
    if (!stored) return undefined;
    const { state, username, expires, sessionExpires } = stored;
    const now = this.#clock.now();
    if (expires > now) {
      const step = { ...kept(stored), session: sessionExpires > now ? stored.session : undefined };
      // To come back to it makes it last no longer.
      this.#last = { ...step, state };
      this.#sessionExpires = sessionExpires;
      return { type: 'stepResumed', state, step };
    }
    if (state === 'federatedSignIn' || !(expires + TOLD > now)) return undefined;
    const { failureOf } = await import('./engine.js');
    const { text: notice } = await failureOf(new AuthError('SessionExpiredError', 'The step has ended.'));
    return { type: 'stepResumed', state: 'signIn', step: { username, notice } };
  }

  #read(): Stored | undefined {
    try {
      const stored = JSON.parse(stepStorage().getItem(this.#key) ?? 'null') as Stored | null;
      return stored && Object.hasOwn(LIFETIME, stored.state) ? stored : undefined;
    } catch {
      return undefined;
    }
  }
}
