/** The journey, row by row: where each event leads from each state, what is asked, and what is dropped and kept on the way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { INITIAL_SNAPSHOT } from '../../../src/flow/initial.js';
import { journey, knows, next, type Rows } from '../../../src/flow/journey.js';
import type { Transition } from '../../../src/flow/moves.js';
import { steps } from '../../../src/flow/steps.js';
import type { AuthState } from '../../../src/flow/states.js';
import type { AuthSnapshot, FlowEvent } from '../../../src/flow/types.js';
import { CODE, EVENTS, PASSWORD, USER, type EventCase } from './events.js';
import { TABLE } from './table.js';

const rows: Rows = { ...journey, ...steps };
const STATES = Object.keys(rows) as AuthState[];

/** States of somebody who is signed in. */
const SIGNED_IN = new Set<string>(['verifyUser', 'confirmVerifyUser', 'signOut', 'authenticated', 'createPasskey', 'rememberDevice']);

/** A state in the middle of things: all that a step can hold is held, so that what is dropped is seen to be. */
const inState = (state: AuthState, { pending, event }: EventCase): AuthSnapshot => Object.freeze<AuthSnapshot>({
  ...INITIAL_SNAPSHOT,
  state,
  previous: 'idle',
  username: 'ada',
  pending,
  failure: pending || event.type === 'start' ? undefined : { name: 'OldFailure', message: 'old-raw', text: { key: 'old', english: 'old-text' } },
  notice: pending ? undefined : { key: 'old-notice', english: 'old-text' },
  user: SIGNED_IN.has(state) ? USER : undefined,
  session: 'old-session',
  subject: 'old-subject',
  totpSecret: 'OLDSECRET',
  delivery: { medium: 'EMAIL', destination: 'old-destination' },
});

/** A transition in the words of the table. */
function tell(before: AuthSnapshot, { snapshot, entered, commands }: Transition): string {
  const { state, failure, notice, username } = snapshot;
  return [
    entered ? `→ ${state}` : 'stays',
    ...commands.map(({ type, isGlobal }) => `asks ${type}${isGlobal ? ' everywhere' : ''}`),
    ...(failure && failure !== before.failure ? [`fails ${failure.name}`] : []),
    ...(notice && notice !== before.notice ? [`says ${notice.key}`] : []),
    ...(username === before.username ? [] : [username ? username : 'forgets the name']),
  ].join(', ');
}

const lead = (state: AuthState, of: EventCase): { before: AuthSnapshot; transitions: readonly Transition[] } => {
  const before = inState(state, of);
  return { before, transitions: next(rows, before, of.event) };
};

/** Every state with every event. */
const CROSS = STATES.flatMap((state) => Object.entries(EVENTS(state)).map(([name, of]) => ({ state, name, of })));

describe('the journey', () => {
  for (const state of STATES) {
    it(`leads from ${state} where its table says, and nowhere else`, () => {
      const led = Object.fromEntries(Object.entries(EVENTS(state)).flatMap(([name, of]) => {
        const { before, transitions } = lead(state, of);
        return transitions.length ? [[name, transitions.map((transition) => tell(before, transition)).join('; ')]] : [];
      }));
      assert.deepEqual(led, { ...TABLE[state] });
    });
  }

  it('has an event here for each of its rows, and a table for each of its states', () => {
    for (const [state, row] of Object.entries(rows)) {
      const types = new Set(Object.values(EVENTS(state)).map(({ event }) => event.type as string));
      assert.deepEqual(Object.keys(row).filter((type) => !types.has(type)), [], state);
    }
    assert.deepEqual(Object.keys(TABLE).sort(), [...STATES].sort());
  });

  it('begins where it is told to', () => {
    const begun = next(rows, INITIAL_SNAPSHOT, { type: 'start', initialState: 'resetPassword', username: 'ada' })[0]!.snapshot;
    const setUp = next(rows, begun, { type: 'started' })[0]!.snapshot;
    const [there] = next(rows, setUp, { type: 'nobodySignedIn' });
    assert.deepEqual(there, { snapshot: { ...INITIAL_SNAPSHOT, state: 'resetPassword', previous: 'setup', entry: 'resetPassword', username: 'ada', pending: undefined }, entered: true, commands: [] });
  });

  it('leads from the choice of a factor to its set-up, and from there back to the choice', () => {
    const choice: AuthSnapshot = { ...INITIAL_SNAPSHOT, state: 'selectMfaType', session: 'session', subject: 'subject', mfaTypes: ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'], isMfaSetup: true };
    for (const [mfaType, state, told] of [['EMAIL_OTP', 'setupEmail', '→ setupEmail'], ['SOFTWARE_TOKEN_MFA', 'setupTOTP', '→ setupTOTP, asks associateTotp']] as const) {
      const [there] = next(rows, choice, { type: 'submit', screen: 'selectMfaType', values: { mfaType } });
      assert.equal(there && tell(choice, there), told);
      const [back] = next(rows, { ...there!.snapshot, pending: undefined }, { type: 'back' });
      const { state: at, session, subject, mfaTypes, isMfaSetup, previous } = back!.snapshot;
      assert.deepEqual({ at, session, subject, mfaTypes, isMfaSetup, previous }, { at: 'selectMfaType', session: 'session', subject: 'subject', mfaTypes: choice.mfaTypes, isMfaSetup: true, previous: state });
    }
  });

  it('goes to the screen that a form is of, if a link leads there, and sends it', () => {
    const at = (state: AuthState): AuthSnapshot => ({ ...INITIAL_SNAPSHOT, state });
    const submit = (screen: AuthState): FlowEvent => ({ type: 'submit', screen, values: { username: 'ada', password: PASSWORD } });
    const told = (from: AuthState, screen: AuthState): string => next(rows, at(from), submit(screen)).map((transition) => tell(at(from), transition)).join('; ');
    assert.equal(told('signIn', 'signUp'), '→ signUp; stays, asks signUp, ada');
    assert.equal(told('signUp', 'signIn'), '→ signIn; stays, asks signIn, ada');
    // No link leads there.
    assert.equal(told('signIn', 'forceNewPassword'), '');
    assert.equal(told('authenticated', 'signIn'), '');
    assert.equal(told('confirmSignIn', 'signUp'), '');
  });

  it('asks for the password where that is chosen, and goes back from there to the other ways', () => {
    const choice: AuthSnapshot = { ...INITIAL_SNAPSHOT, state: 'selectFirstFactor', username: 'ada', session: 'one', factors: ['EMAIL_OTP', 'PASSWORD'] };
    const submit = (values: Record<string, string>): FlowEvent => ({ type: 'submit', screen: 'selectFirstFactor', values });
    const [password] = next(rows, choice, submit({ factor: 'PASSWORD' }));
    assert.deepEqual([password?.snapshot, password?.entered, password?.commands], [{ ...choice, factor: 'PASSWORD', failure: undefined }, false, []]);
    const [back] = next(rows, password!.snapshot, { type: 'back' });
    assert.deepEqual([back?.snapshot.state, back?.snapshot.factor, back?.snapshot.session], ['selectFirstFactor', undefined, 'one']);
    assert.equal(next(rows, back!.snapshot, { type: 'back' })[0]?.snapshot.state, 'signIn');
    assert.equal(next(rows, { ...password!.snapshot, factors: ['PASSWORD'] }, { type: 'back' })[0]?.snapshot.state, 'signIn');
    assert.deepEqual(next(rows, choice, submit({ factor: 'EMAIL_OTP' }))[0]?.commands, [{ type: 'selectFirstFactor', values: { factor: 'EMAIL_OTP' } }]);
  });

  it('signs in who has confirmed by a link, where no code is sent', () => {
    const waiting: AuthSnapshot = { ...INITIAL_SNAPSHOT, state: 'confirmSignUp', username: 'ada' };
    const asked = (values: Record<string, string>): unknown => next(rows, waiting, { type: 'submit', screen: 'confirmSignUp', values }).map(({ commands }) => commands);
    assert.deepEqual(asked({}), [[{ type: 'signInConfirmed', values: {} }]]);
    assert.deepEqual(asked({ code: '' }), [[{ type: 'confirmSignUp', values: { code: '' } }]]);
    const [named] = next(rows, { ...waiting, username: '' }, { type: 'submit', screen: 'confirmSignUp', values: { username: 'grace' } });
    assert.equal(named?.snapshot.username, 'grace');
  });

  it('asks for a contact to be verified after the device', () => {
    const asked: AuthSnapshot = { ...INITIAL_SNAPSHOT, state: 'rememberDevice', user: USER, unverified: ['email'] };
    for (const type of ['skip', 'deviceRemembered'] as const) {
      const { state, unverified, user } = next(rows, asked, { type })[0]!.snapshot;
      assert.deepEqual({ state, unverified, user }, { state: 'verifyUser', unverified: ['email'], user: USER });
    }
  });

  it('speaks of a sign-in elsewhere that failed where it was chosen', () => {
    const submit = (values: Record<string, string>): FlowEvent => ({ type: 'submit', screen: 'federatedSignIn', values });
    const entryAfter = (from: AuthState, values: Record<string, string>): AuthSnapshot['entry'] | undefined =>
      next(rows, { ...INITIAL_SNAPSHOT, state: from, entry: 'signIn' }, submit(values)).at(-1)?.snapshot.entry;
    assert.equal(entryAfter('signIn', { provider: 'Google' }), 'signIn');
    assert.equal(entryAfter('signUp', { provider: 'Google' }), 'signUp');
    assert.equal(entryAfter('federatedSignIn', { provider: 'Google' }), 'federatedSignIn');
    assert.equal(entryAfter('signIn', { username: 'ada@example.com' }), 'federatedSignIn');
  });

  it('is in its first part all that a visit by password needs', () => {
    const signIn: FlowEvent = { type: 'submit', screen: 'signIn', values: {} };
    for (const state of Object.keys(journey) as AuthState[]) assert.ok(knows({ ...INITIAL_SNAPSHOT, state }, signIn), state);
    for (const state of Object.keys(steps) as AuthState[]) assert.ok(!knows({ ...INITIAL_SNAPSHOT, state }, signIn), state);
    assert.ok(!knows({ ...INITIAL_SNAPSHOT, state: 'signIn' }, { type: 'submit', screen: 'signUp', values: {} }));
  });
});

describe('a transition', () => {
  it('notes where it came from, and drops all that belonged to the step before', () => {
    for (const { state, name, of } of CROSS) {
      const { transitions } = lead(state, of);
      for (const { snapshot, entered } of transitions) {
        if (!entered) continue;
        assert.equal(snapshot.previous, state, `${state} × ${name}`);
        assert.doesNotMatch(JSON.stringify(snapshot), /old/i, `${state} × ${name}`);
      }
    }
  });

  it('takes along what it has learned for the next step', () => {
    for (const { state, name, of } of CROSS) {
      for (const { snapshot } of lead(state, of).transitions) {
        const { step = {} } = of.event as { step?: Partial<AuthSnapshot> };
        for (const key of Object.keys(step) as (keyof typeof step)[]) assert.deepEqual(snapshot[key], step[key], `${state} × ${name}: ${key}`);
      }
    }
  });

  it('is pending for as long as a command is, and has neither failure nor notice of before then', () => {
    for (const { state, name, of } of CROSS) {
      for (const { snapshot, commands } of lead(state, of).transitions) {
        if (commands.length) assert.deepEqual([snapshot.pending, snapshot.failure, snapshot.notice], [commands[0]?.type, undefined, undefined], `${state} × ${name}`);
        else assert.equal(snapshot.pending, undefined, `${state} × ${name}`);
      }
    }
  });

  it('knows a user where somebody is signed in, and nowhere else', () => {
    for (const { state, name, of } of CROSS) {
      for (const { snapshot } of lead(state, of).transitions) assert.equal(snapshot.user !== undefined, SIGNED_IN.has(snapshot.state), `${state} × ${name}`);
    }
  });

  it('remembers the entry that the journey came through', () => {
    for (const { state, name, of } of CROSS) {
      for (const { snapshot, entered } of lead(state, of).transitions) {
        const isEntry = entered && ['signIn', 'signUp', 'resetPassword'].includes(snapshot.state);
        const isElsewhere = state === 'federatedSignIn' && name === 'submit';
        assert.equal(snapshot.entry, isEntry ? snapshot.state : isElsewhere ? 'federatedSignIn' : name === 'start at signUp' ? 'signUp' : 'signIn', `${state} × ${name}`);
      }
    }
  });

  it('hands what was typed to its command, and keeps no password and no code', () => {
    let handed = 0;
    for (const { state, name, of } of CROSS) {
      for (const { snapshot, commands } of lead(state, of).transitions) {
        assert.doesNotMatch(JSON.stringify(snapshot), new RegExp(`${PASSWORD}|${CODE}`), `${state} × ${name}`);
        for (const { values } of commands) {
          const isSubmit = of.event.type === 'submit';
          assert.deepEqual(values, isSubmit ? of.event.values : {}, `${state} × ${name}`);
          if (isSubmit) handed++;
        }
      }
    }
    assert.ok(handed > 0);
  });
});
