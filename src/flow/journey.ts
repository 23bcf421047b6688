import type { AuthSnapshot, FlowEvent } from './types.js';
import { answers, ask, enter, failure, goOn, home, links, signedIn, toStep, type Row, type Transition } from './moves.js';
import { isInitialState, LINK_TO, type AuthState } from './states.js';

/** In each state, what each event leads to. An event without a row is ignored there. */
export type Rows = Readonly<Partial<Record<AuthState, Row>>>;

/** The journey of who signs in with a password, or is signed in already. The other steps (steps.ts) come when one is entered. */
export const journey = {
  idle: {
    ...failure,
    start: (s, e) => ask('idle')({ ...s, entry: e.initialState ?? 'signIn' }, e),
    started: (s) => enter(s, 'setup', {}, 'setup'),
  },

  setup: {
    ...answers,
    nobodySignedIn: (s) => enter(s, s.entry),
    stepResumed: toStep,
    // Only who signs in is asked to verify a contact, not who comes back.
    userEntered: (s, e) => enter(s, e.next ?? 'authenticated', e.step),
    failed: (s, e) => enter(s, s.entry, { failure: e.failure }),
  },

  signIn: {
    ...links, ...answers,
    submit: ask('signIn'),
  },

  signOut: {
    ...failure,
    userSignedOut: (s) => enter(s, home(s), { username: '' }),
    cancelled: goOn('authenticated'),
  },

  authenticated: signedIn,
} satisfies Rows;

/**
 * One event: the states it leads through, each with its commands; empty when it means nothing here.
 * A form of a screen that the journey is not at first leads there, if a link could.
 */
export function next(rows: Rows, s: AuthSnapshot, event: FlowEvent): readonly Transition[] {
  if (event.type === 'submit') {
    if (s.pending) return [];
    if (event.screen !== s.state) {
      const there = isInitialState(event.screen) && step(rows, s, { type: LINK_TO[event.screen] });
      const then = there && step(rows, there.snapshot, event);
      return then ? [there, then] : [];
    }
  }
  const transition = step(rows, s, event);
  return transition ? [transition] : [];
}

/** Whether an event needs no other rows than those of this table. */
export const knows = ({ state }: AuthSnapshot, event: FlowEvent): boolean => state in journey && (event.type !== 'submit' || event.screen in journey);

function step(rows: Rows, s: AuthSnapshot, event: FlowEvent): Transition | undefined {
  const move = rows[s.state]?.[event.type] as ((s: AuthSnapshot, e: FlowEvent) => Transition) | undefined;
  return move?.(s, event);
}
