/** What the journey's tables are made of: moves from state to state, and rows that several states share. */
import { INITIAL_SNAPSHOT } from './initial.js';
import { isEntry, type AuthState, type InitialState } from './states.js';
import type { AuthSnapshot, Command, CommandType, FlowEvent, Notice, Values } from './types.js';

/** Where an event leads, and what the session is asked to do about it. */
export interface Transition {
  readonly snapshot: AuthSnapshot;
  /** A state was entered, be it the same one anew. */
  readonly entered: boolean;
  readonly commands: readonly Command[];
}

type Having<Event, T> = Event extends { type: infer Types } ? (T extends Types ? Event : never) : never;
type EventOf<T extends FlowEvent['type']> = Having<FlowEvent, T>;
export type Row = { readonly [T in FlowEvent['type']]?: (s: AuthSnapshot, e: EventOf<T>) => Transition };

/** What an event may bring along for the next step. */
export interface Brought {
  readonly type: FlowEvent['type'];
  readonly username?: string | undefined;
  readonly values?: Values;
  readonly step?: Partial<AuthSnapshot>;
}

/** Stays, with something changed. */
export const stay = (s: AuthSnapshot, changes: Partial<AuthSnapshot>): Transition => ({ snapshot: { ...s, ...changes }, entered: false, commands: [] });

/** Goes to another state, and may ask something there. All that belonged to the step before is dropped, but for the user name. */
export const enter = (s: AuthSnapshot, state: AuthState, changes: Partial<AuthSnapshot> = {}, pending?: CommandType): Transition => ({
  snapshot: { ...INITIAL_SNAPSHOT, entry: isEntry(state) ? state : s.entry, username: s.username, previous: s.state, ...changes, state, pending },
  entered: true,
  commands: pending ? [{ type: pending, values: {} }] : [],
});

const nameIn = (s: AuthSnapshot, { username, values, step }: Brought): string => username || values?.username || step?.username || s.username;

/** Asks Cognito something; a user name that is typed is the one that counts from now on. */
export const ask = (pending: CommandType) => (s: AuthSnapshot, e: Brought): Transition => ({
  snapshot: { ...s, failure: undefined, notice: undefined, ...e.step, username: nameIn(s, e), pending },
  entered: false,
  commands: [{ type: pending, values: e.values ?? {} }],
});

/** Goes to another state, with what the event brings. */
export const go = (state: AuthState, notice?: Notice) => (s: AuthSnapshot, e: Brought): Transition => enter(s, state, { ...e.step, username: nameIn(s, e), notice });

/** What was asked has been done, and there is something to say of it. */
export const done = (notice?: Notice) => (s: AuthSnapshot, e: Brought): Transition => stay(s, { ...e.step, pending: undefined, notice });

/** The links between the screens where nobody is signed in. */
export const links: Row = {
  toSignIn: go('signIn'),
  toSignUp: go('signUp'),
  toResetPassword: go('resetPassword'),
  toFederatedSignIn: go('federatedSignIn'),
  toConfirmSignUp: go('confirmSignUp'),
  toConfirmResetPassword: go('confirmResetPassword'),
  back: go('signIn'),
  sessionFound: ask('authenticated'),
};

/** Every step on the way in can be given up. */
export const wayBack: Row = { back: go('signIn'), toSignIn: go('signIn'), sessionFound: ask('authenticated') };

export const failure: Row = {
  failed: (s, e) => stay(s, { pending: undefined, failure: e.failure }),
  misconfigured: (s, e) => stay(s, { pending: undefined, failure: e.failure }),
  cancelled: done(),
};

/** What some steps begin with, also after a reload. */
const RESUMED: Readonly<Partial<Record<AuthState, CommandType>>> = { setupTOTP: 'associateTotp', federatedSignIn: 'finishFederatedSignIn' };

/** Goes to the step that Cognito asks for, or that a reload comes back to. */
export const toStep = (s: AuthSnapshot, e: { readonly state: AuthState; readonly step: Partial<AuthSnapshot> }): Transition =>
  enter(s, e.state, e.step, RESUMED[e.state]);

/** What Cognito may answer to any proof of identity: tokens, or one challenge more. */
export const answers: Row = {
  ...failure,
  tokensReceived: ask('authenticated'),
  userEntered: (s, e) => enter(s, e.next ?? (e.step.unverified?.length ? 'verifyUser' : 'authenticated'), e.step),
  challenged: toStep,
  failed: (s, e) => {
    switch (e.failure.name) {
      case 'UserNotConfirmedException': return enter(s, 'confirmSignUp', {}, 'resendSignUpCode');
      case 'PasswordResetRequiredException': return enter(s, 'resetPassword', {}, 'resetPassword');
      case 'SessionExpiredError': return enter(s, 'signIn', { notice: e.failure.text });
      default: return stay(s, { pending: undefined, failure: e.failure });
    }
  },
};

/** Where the journey begins anew: a page without passwords does not show a form for one. */
export const home = ({ entry }: AuthSnapshot): InitialState => (entry === 'federatedSignIn' ? entry : 'signIn');

/** While somebody is signed in. */
export const signedIn: Row = {
  ...failure,
  signOut: (s, e) => {
    const { snapshot } = enter(s, 'signOut', { user: s.user }, 'signOut');
    return { snapshot, entered: true, commands: [{ type: 'signOut', values: {}, isGlobal: e.global ?? false }] };
  },
  sessionEnded: (s, e) => enter(s, home(s), { username: '', notice: e.notice }),
  userChanged: (s, e) => stay(s, { user: e.user }),
};

/** Goes to another state where the same person stays signed in. */
export const goOn = (state: AuthState) => (s: AuthSnapshot, e: Brought): Transition => enter(s, state, { user: s.user, unverified: s.unverified, ...e.step });
