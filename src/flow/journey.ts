import { INITIAL_SNAPSHOT } from './initial.js';
import { NOTICES } from './notices.js';
import { isEntry, isInitialState, LINK_TO, type AuthState } from './states.js';
import type { AuthSnapshot, Command, CommandType, FlowEvent, TextRef, Values } from './types.js';

/** Where an event leads, and what the session is asked to do about it. */
export interface Transition {
  readonly snapshot: AuthSnapshot;
  /** A state was entered, be it the same one anew. */
  readonly entered: boolean;
  readonly commands: readonly Command[];
}

type Having<Event, T> = Event extends { type: infer Types } ? (T extends Types ? Event : never) : never;
type EventOf<T extends FlowEvent['type']> = Having<FlowEvent, T>;
type Row = { readonly [T in FlowEvent['type']]?: (s: AuthSnapshot, e: EventOf<T>) => Transition };

/** What an event may bring along for the next step. */
interface Brought {
  readonly type: FlowEvent['type'];
  readonly username?: string | undefined;
  readonly values?: Values;
  readonly step?: Partial<AuthSnapshot>;
}

/** Stays, with something changed. */
const stay = (s: AuthSnapshot, changes: Partial<AuthSnapshot>): Transition => ({ snapshot: { ...s, ...changes }, entered: false, commands: [] });

/** Goes to another state, and may ask something there. All that belonged to the step before is dropped, but for the user name. */
const enter = (s: AuthSnapshot, state: AuthState, changes: Partial<AuthSnapshot> = {}, pending?: CommandType): Transition => ({
  snapshot: { ...INITIAL_SNAPSHOT, entry: isEntry(state) ? state : s.entry, username: s.username, previous: s.state, ...changes, state, pending },
  entered: true,
  commands: pending ? [{ type: pending, values: {} }] : [],
});

const nameIn = (s: AuthSnapshot, { username, values, step }: Brought): string => username || values?.username || step?.username || s.username;

/** Asks Cognito something; a user name that is typed is the one that counts from now on. */
const ask = (pending: CommandType) => (s: AuthSnapshot, e: Brought): Transition => ({
  snapshot: { ...s, failure: undefined, notice: undefined, ...e.step, username: nameIn(s, e), pending },
  entered: false,
  commands: [{ type: pending, values: e.values ?? {} }],
});

/** Goes to another state, with what the event brings. */
const go = (state: AuthState, notice?: TextRef) => (s: AuthSnapshot, e: Brought): Transition => enter(s, state, { ...e.step, username: nameIn(s, e), notice });

/** What was asked has been done, and there is something to say of it. */
const done = (notice?: TextRef) => (s: AuthSnapshot, e: Brought): Transition => stay(s, { ...e.step, pending: undefined, notice });

/** The links between the screens where nobody is signed in. */
const links: Row = {
  toSignIn: go('signIn'),
  toSignUp: go('signUp'),
  toResetPassword: go('resetPassword'),
  toConfirmSignUp: go('confirmSignUp'),
  toConfirmResetPassword: go('confirmResetPassword'),
  back: go('signIn'),
  sessionFound: ask('authenticated'),
};

/** Every step on the way in can be given up. */
const wayBack: Row = { back: go('signIn'), toSignIn: go('signIn'), sessionFound: ask('authenticated') };

const failure: Row = {
  failed: (s, e) => stay(s, { pending: undefined, failure: e.failure }),
  misconfigured: (s, e) => stay(s, { pending: undefined, failure: e.failure }),
  cancelled: done(),
};

/** What Cognito may answer to any proof of identity: tokens, or one challenge more. */
const answers: Row = {
  ...failure,
  tokensReceived: ask('authenticated'),
  userEntered: (s, e) => enter(s, e.step.unverified?.length ? 'verifyUser' : 'authenticated', e.step),
  codeAsked: go('confirmSignIn'),
  newPasswordAsked: go('forceNewPassword'),
  totpSetupAsked: (s, e) => enter(s, 'setupTOTP', e.step, 'associateTotp'),
  failed: (s, e) => {
    switch (e.failure.name) {
      case 'UserNotConfirmedException': return enter(s, 'confirmSignUp', {}, 'resendSignUpCode');
      case 'PasswordResetRequiredException': return enter(s, 'resetPassword', {}, 'resetPassword');
      case 'SessionExpiredError': return enter(s, 'signIn', { notice: NOTICES.stepExpired });
      default: return stay(s, { pending: undefined, failure: e.failure });
    }
  },
};

/** While somebody is signed in. */
const signedIn: Row = {
  ...failure,
  signOut: (s, e) => {
    const { snapshot } = enter(s, 'signOut', { user: s.user }, 'signOut');
    return { snapshot, entered: true, commands: [{ type: 'signOut', values: {}, isGlobal: e.global ?? false }] };
  },
  sessionEnded: (s, e) => enter(s, 'signIn', { username: '', notice: e.notice }),
  userChanged: (s, e) => stay(s, { user: e.user }),
};

/** Goes to another state where the same person stays signed in. */
const goOn = (state: AuthState) => (s: AuthSnapshot, e: Brought): Transition => enter(s, state, { user: s.user, unverified: s.unverified, ...e.step });

/** The whole journey: in each state, what each event leads to. An event without a row is ignored there. */
export const journey: Readonly<Record<AuthState, Row>> = {
  idle: {
    ...failure,
    start: (s, e) => ask('idle')({ ...s, entry: e.initialState ?? 'signIn' }, e),
    started: (s) => enter(s, 'setup', {}, 'setup'),
  },

  setup: {
    ...answers,
    nobodySignedIn: (s) => enter(s, s.entry),
    stepResumed: (s, e) => enter(s, e.state, e.step, e.state === 'setupTOTP' ? 'associateTotp' : undefined),
    failed: (s, e) => enter(s, s.entry, { failure: e.failure }),
  },

  signIn: {
    ...links, ...answers,
    submit: ask('signIn'),
  },

  signUp: {
    ...links, ...answers,
    submit: ask('signUp'),
    signedUp: go('confirmSignUp'),
    signUpConfirmed: ask('autoSignIn'),
    autoSignInUnavailable: go('signIn', NOTICES.accountConfirmed),
  },

  confirmSignUp: {
    ...links, ...answers,
    submit: ask('confirmSignUp'),
    resend: ask('resendSignUpCode'),
    codeSent: done(NOTICES.codeResent),
    signUpConfirmed: ask('autoSignIn'),
    autoSignInUnavailable: go('signIn', NOTICES.accountConfirmed),
  },

  confirmSignIn: {
    ...answers, ...wayBack,
    submit: ask('confirmSignIn'),
    resend: ask('resendSignInCode'),
    codeAsked: (s, e) => (s.pending === 'resendSignInCode' ? done(NOTICES.codeResent) : go('confirmSignIn'))(s, e),
  },

  setupTOTP: {
    ...answers, ...wayBack,
    totpSecretReceived: done(),
    submit: ask('setupTOTP'),
  },

  forceNewPassword: {
    ...answers, ...wayBack,
    submit: ask('forceNewPassword'),
  },

  resetPassword: {
    ...links, ...failure,
    submit: ask('resetPassword'),
    codeSent: go('confirmResetPassword'),
  },

  confirmResetPassword: {
    ...links, ...answers,
    submit: ask('confirmResetPassword'),
    resend: ask('resetPassword'),
    codeSent: done(NOTICES.codeResent),
    passwordChanged: ask('autoSignIn'),
    autoSignInUnavailable: go('signIn', NOTICES.passwordChanged),
  },

  verifyUser: {
    ...signedIn,
    submit: ask('verifyUser'),
    codeSent: goOn('confirmVerifyUser'),
    skip: goOn('authenticated'),
  },

  confirmVerifyUser: {
    ...signedIn,
    submit: ask('confirmVerifyUser'),
    resend: ask('verifyUser'),
    codeSent: done(NOTICES.codeResent),
    contactVerified: goOn('authenticated'),
    back: goOn('verifyUser'),
    skip: goOn('authenticated'),
  },

  signOut: {
    ...failure,
    userSignedOut: (s) => enter(s, 'signIn', { username: '' }),
    cancelled: goOn('authenticated'),
  },

  authenticated: signedIn,
};

/**
 * One event: the states it leads through, each with its commands; empty when it means nothing here.
 * A form of a screen that the journey is not at first leads there, if a link could.
 */
export function next(s: AuthSnapshot, event: FlowEvent): readonly Transition[] {
  if (event.type === 'submit') {
    if (s.pending) return [];
    if (event.screen !== s.state) {
      const there = isInitialState(event.screen) && step(s, { type: LINK_TO[event.screen] });
      const then = there && step(there.snapshot, event);
      return then ? [there, then] : [];
    }
  }
  const transition = step(s, event);
  return transition ? [transition] : [];
}

function step(s: AuthSnapshot, event: FlowEvent): Transition | undefined {
  const move = journey[s.state][event.type] as ((s: AuthSnapshot, e: FlowEvent) => Transition) | undefined;
  return move?.(s, event);
}
