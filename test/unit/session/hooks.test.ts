/** The 14 hooks: for each its event, its override, and what happens without one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestEventOf, type AuthRequestEvent } from '../../../src/events/request-event.js';
import { STATE_EVENTS, type AuthStateEvent } from '../../../src/events/state-events.js';
import type { AuthHook, AuthResponse } from '../../../src/flow/hooks.js';
import type { AuthState } from '../../../src/flow/states.js';
import type { Auth } from '../../../src/session/auth.js';
import { totpAt } from '../local-cognito/totp-client.js';
import { ADA, ALAN, arrived, CLIENT_ID, createWorld, GRACE, MFA_POOL_ID, NEW_PASSWORD, NEW_USER, PASSWORD, POOL_ID, signIn, start, submit, TEMPORARY_PASSWORD, until, type World } from './world.js';

/** The names that are fixed; other hooks came beside them. */
type Given =
  | 'idle' | 'setup' | 'signIn' | 'signUp' | 'confirmSignIn' | 'confirmSignUp' | 'setupTOTP' | 'forceNewPassword'
  | 'resetPassword' | 'confirmResetPassword' | 'verifyUser' | 'confirmVerifyUser' | 'signOut' | 'authenticated';

interface HookCase {
  /** The pool, where it is not the plain one. */
  readonly pool?: string;
  /** Leads a session to the moment before. */
  reach(auth: Auth, world: World): Promise<unknown>;
  /** What the hook is about to be asked for. */
  act(auth: Auth, world: World): unknown;
  /** What Cognito is asked, without an override; undefined where the hook wraps nothing of Cognito's. */
  readonly operation?: string;
  readonly leadsTo: AuthState;
  /** An answer in place of what would have been asked. */
  override(world: World): Promise<AuthHook> | AuthHook;
  readonly overriddenLeadsTo: AuthState;
  /** Where the journey is after `preventDefault()`. */
  readonly preventedAt: AuthState;
}

const delivery = { DeliveryMedium: 'EMAIL', Destination: 'p***@a***', AttributeName: 'email' } as const;

/** Tokens that the page has of Cognito by a way of its own. */
async function ownTokens({ local }: World): Promise<AuthResponse> {
  const response = await local.fetch('https://cognito-idp.eu-west-1.amazonaws.com/', {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
    body: JSON.stringify({ ClientId: CLIENT_ID, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: ADA, PASSWORD } }),
  });
  return response.json() as Promise<AuthResponse>;
}

const withTokens = async (world: World): Promise<AuthHook> => {
  const response = await ownTokens(world);
  return () => response;
};

/** Sets an authenticator app up, signs out, and begins to sign in again. */
async function reachMfa(auth: Auth, { clock }: World): Promise<string> {
  await signIn(auth, ADA, PASSWORD, 'setupTOTP');
  const secret = auth.getSnapshot().totpSecret ?? '';
  submit(auth, 'setupTOTP', { code: await totpAt(secret, clock.now()) });
  await arrived(auth, 'authenticated');
  await auth.signOut();
  submit(auth, 'signIn', { username: ADA, password: PASSWORD });
  await arrived(auth, 'confirmSignIn');
  return secret;
}

/** The secret of the authenticator app, once `reachMfa` has set one up. */
let secret = '';

const HOOKS: Readonly<Record<Given, HookCase>> = {
  idle: {
    reach: async () => undefined,
    act: (auth) => { auth.send({ type: 'start' }); },
    leadsTo: 'signIn',
    override: () => () => undefined,
    overriddenLeadsTo: 'signIn',
    preventedAt: 'idle',
  },
  setup: {
    // Somebody has signed in before.
    reach: (_auth, world) => signIn(world.auth()),
    act: (auth) => { auth.send({ type: 'start' }); },
    leadsTo: 'authenticated',
    override: () => () => false,
    overriddenLeadsTo: 'signIn',
    preventedAt: 'setup',
  },
  signIn: {
    reach: start,
    act: (auth) => { submit(auth, 'signIn', { username: ADA, password: PASSWORD }); },
    operation: 'InitiateAuth',
    leadsTo: 'authenticated',
    override: withTokens,
    overriddenLeadsTo: 'authenticated',
    preventedAt: 'signIn',
  },
  signUp: {
    reach: start,
    act: (auth) => { submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER }); },
    operation: 'SignUp',
    leadsTo: 'confirmSignUp',
    override: () => () => ({ UserConfirmed: false, UserSub: 'sub', CodeDeliveryDetails: delivery }),
    overriddenLeadsTo: 'confirmSignUp',
    preventedAt: 'signUp',
  },
  confirmSignUp: {
    async reach(auth) {
      await start(auth);
      submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
      await arrived(auth, 'confirmSignUp');
    },
    act: (auth, world) => { submit(auth, 'confirmSignUp', { code: world.code(NEW_USER) }); },
    operation: 'ConfirmSignUp',
    leadsTo: 'authenticated',
    // The page only says so: the sign-in that follows is refused, and has to be done by hand.
    override: () => () => ({}),
    overriddenLeadsTo: 'signIn',
    preventedAt: 'confirmSignUp',
  },
  confirmSignIn: {
    pool: MFA_POOL_ID,
    async reach(auth, world) {
      secret = await reachMfa(auth, world);
      // Each code is good once.
      world.advance(30_000);
    },
    act: async (auth, { clock }) => { submit(auth, 'confirmSignIn', { code: await totpAt(secret, clock.now()) }); },
    operation: 'RespondToAuthChallenge',
    leadsTo: 'authenticated',
    override: withTokens,
    overriddenLeadsTo: 'authenticated',
    preventedAt: 'confirmSignIn',
  },
  setupTOTP: {
    pool: MFA_POOL_ID,
    reach: (auth) => signIn(auth, ADA, PASSWORD, 'setupTOTP'),
    act: async (auth, { clock }) => { submit(auth, 'setupTOTP', { code: await totpAt(auth.getSnapshot().totpSecret ?? '', clock.now()) }); },
    operation: 'VerifySoftwareToken',
    leadsTo: 'authenticated',
    override: withTokens,
    overriddenLeadsTo: 'authenticated',
    preventedAt: 'setupTOTP',
  },
  forceNewPassword: {
    reach: (auth) => signIn(auth, GRACE, TEMPORARY_PASSWORD, 'forceNewPassword'),
    act: (auth) => { submit(auth, 'forceNewPassword', { password: NEW_PASSWORD }); },
    operation: 'RespondToAuthChallenge',
    leadsTo: 'authenticated',
    override: withTokens,
    overriddenLeadsTo: 'authenticated',
    preventedAt: 'forceNewPassword',
  },
  resetPassword: {
    reach: start,
    act: (auth) => { submit(auth, 'resetPassword', { username: ADA }); },
    operation: 'ForgotPassword',
    leadsTo: 'confirmResetPassword',
    override: () => () => ({ CodeDeliveryDetails: delivery }),
    overriddenLeadsTo: 'confirmResetPassword',
    preventedAt: 'resetPassword',
  },
  confirmResetPassword: {
    async reach(auth) {
      await start(auth);
      submit(auth, 'resetPassword', { username: ADA });
      await arrived(auth, 'confirmResetPassword');
    },
    act: (auth, world) => { submit(auth, 'confirmResetPassword', { code: world.code(ADA), password: NEW_PASSWORD }); },
    operation: 'ConfirmForgotPassword',
    leadsTo: 'authenticated',
    override: () => () => ({}),
    overriddenLeadsTo: 'signIn',
    preventedAt: 'confirmResetPassword',
  },
  verifyUser: {
    reach: (auth) => signIn(auth, ALAN, PASSWORD, 'verifyUser'),
    act: (auth) => { submit(auth, 'verifyUser', { attribute: 'email' }); },
    operation: 'GetUserAttributeVerificationCode',
    leadsTo: 'confirmVerifyUser',
    override: () => () => ({ CodeDeliveryDetails: delivery }),
    overriddenLeadsTo: 'confirmVerifyUser',
    preventedAt: 'verifyUser',
  },
  confirmVerifyUser: {
    async reach(auth) {
      await signIn(auth, ALAN, PASSWORD, 'verifyUser');
      submit(auth, 'verifyUser', { attribute: 'email' });
      await arrived(auth, 'confirmVerifyUser');
    },
    act: (auth, world) => { submit(auth, 'confirmVerifyUser', { code: world.code(ALAN) }); },
    operation: 'VerifyUserAttribute',
    leadsTo: 'authenticated',
    override: () => () => ({}),
    overriddenLeadsTo: 'authenticated',
    preventedAt: 'confirmVerifyUser',
  },
  signOut: {
    reach: (auth) => signIn(auth),
    act: (auth) => { auth.send({ type: 'signOut' }); },
    operation: 'RevokeToken',
    leadsTo: 'signIn',
    override: () => () => undefined,
    overriddenLeadsTo: 'signIn',
    preventedAt: 'authenticated',
  },
  authenticated: {
    reach: start,
    act: (auth) => { submit(auth, 'signIn', { username: ADA, password: PASSWORD }); },
    leadsTo: 'authenticated',
    override: () => () => ({ username: 'somebody else', sub: '', groups: ['vip'], attributes: {} }),
    overriddenLeadsTo: 'authenticated',
    preventedAt: 'signIn',
  },
};

async function at({ pool = POOL_ID, reach }: HookCase): Promise<{ world: World; auth: Auth; sentBefore: number; count: (operation: string | undefined) => number }> {
  const world = await createWorld();
  const auth = world.auth({ userPoolId: pool });
  await reach(auth, world);
  const sentBefore = world.sent.length;
  const count = (operation: string | undefined): number => world.sent.slice(sentBefore).filter((sent) => sent.operation === operation).length;
  return { world, auth, sentBefore, count };
}

for (const [name, hookCase] of Object.entries(HOOKS) as [Given, HookCase][]) {
  describe(`the hook ${name}`, () => {
    it('is asked once by its event, and Cognito when nobody answers', async () => {
      const { world, auth, count } = await at(hookCase);
      const requests: unknown[] = [];
      auth.addEventListener(requestEventOf(name), (event) => { requests.push((event as AuthRequestEvent).detail); });
      await hookCase.act(auth, world);
      await arrived(auth, hookCase.leadsTo);
      assert.deepEqual(requests, [{ hook: name }]);
      if (hookCase.operation) assert.ok(count(hookCase.operation) > 0, `${hookCase.operation} was not asked`);
    });

    it('answers in place of what would have been asked', async () => {
      const { world, auth, count } = await at(hookCase);
      const override = await hookCase.override(world);
      let called = 0;
      Object.assign(auth.hooks, { [name]: (...args: Parameters<AuthHook>) => { called++; return override(...args); } });
      await hookCase.act(auth, world);
      await until(() => called === 1, () => 'The hook was not called.');
      await arrived(auth, hookCase.overriddenLeadsTo);
      // What follows a confirmation is a sign-in, and another hook's.
      if (hookCase.operation) assert.equal(count(hookCase.operation), 0);
    });

    it('answers from an event in the same way', async () => {
      const { world, auth, count } = await at(hookCase);
      const override = await hookCase.override(world);
      auth.addEventListener(requestEventOf(name), (event) => { (event as AuthRequestEvent).respondWith(override); });
      await hookCase.act(auth, world);
      await arrived(auth, hookCase.overriddenLeadsTo);
      if (hookCase.operation) assert.equal(count(hookCase.operation), 0);
    });

    it('sees what would be asked, and may let it be asked', async () => {
      const { world, auth, count } = await at(hookCase);
      const seen: unknown[] = [];
      Object.assign(auth.hooks, { [name]: (input: never, next: (input: never) => unknown) => { seen.push(input); return next(input); } });
      await hookCase.act(auth, world);
      await until(() => seen.length === 1, () => 'The hook was not called.');
      await arrived(auth, hookCase.leadsTo);
      assert.equal(typeof seen[0], 'object');
      if (hookCase.operation) assert.ok(count(hookCase.operation) > 0);
    });

    it('gives it up when its event is prevented', async () => {
      const { world, auth, sentBefore } = await at(hookCase);
      let asked = 0;
      auth.addEventListener(requestEventOf(name), (event) => { asked++; event.preventDefault(); });
      await hookCase.act(auth, world);
      await until(() => asked > 0, () => 'There was no request.');
      await arrived(auth, hookCase.preventedAt);
      if (name !== 'authenticated') assert.deepEqual(world.sent.slice(sentBefore), []);
    });

    it('may refuse with words of its own', async () => {
      const { world, auth } = await at(hookCase);
      Object.assign(auth.hooks, { [name]: () => { throw new Error('Our own reason.'); } });
      await hookCase.act(auth, world);
      await until(() => auth.getSnapshot().failure, () => `There is no failure in ${auth.getSnapshot().state}.`);
      const { text, name: failure } = auth.getSnapshot().failure ?? {};
      assert.deepEqual([failure, text?.params], ['HookError', { message: 'Our own reason.' }]);
    });
  });
}

describe('the events of the 14 states', () => {
  /** What a journey fires, until it has come to an end. */
  async function fired(pool: string, go: (auth: Auth, world: World) => Promise<unknown>): Promise<string[]> {
    const world = await createWorld();
    const auth = world.auth({ userPoolId: pool });
    const events: string[] = [];
    let changes = 0;
    auth.addEventListener('auth-state-change', () => { changes++; });
    for (const type of Object.values(STATE_EVENTS)) {
      auth.addEventListener(type, (event) => {
        const { state, previous } = (event as AuthStateEvent).detail;
        assert.equal(STATE_EVENTS[state], type);
        assert.equal(state, auth.getSnapshot().state);
        events.push(`${previous ?? 'nowhere'} → ${type}`);
      });
    }
    await go(auth, world);
    assert.equal(changes, events.length, 'each transition fires auth-state-change too');
    return events;
  }

  it('are fired once each, on a journey through sign-up, sign-out and reset', async () => {
    assert.deepEqual(await fired(POOL_ID, async (auth, world) => {
      await start(auth);
      submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
      await arrived(auth, 'confirmSignUp');
      submit(auth, 'confirmSignUp', { code: world.code(NEW_USER) });
      await arrived(auth, 'authenticated');
      await auth.signOut();
      submit(auth, 'resetPassword', { username: NEW_USER });
      await arrived(auth, 'confirmResetPassword');
    }), [
      'idle → auth-setup', 'setup → auth-sign-in', 'signIn → auth-sign-up', 'signUp → auth-confirm-sign-up', 'confirmSignUp → auth-authenticated',
      'authenticated → auth-sign-out', 'signOut → auth-sign-in', 'signIn → auth-reset-password', 'resetPassword → auth-confirm-reset-password',
    ]);
  });

  it('are fired once each, on a journey through a second factor', async () => {
    assert.deepEqual(await fired(MFA_POOL_ID, reachMfa), [
      'idle → auth-setup', 'setup → auth-sign-in', 'signIn → auth-setup-totp', 'setupTOTP → auth-authenticated',
      'authenticated → auth-sign-out', 'signOut → auth-sign-in', 'signIn → auth-confirm-sign-in',
    ]);
  });

  it('are fired once each, on a journey through what has to be done first', async () => {
    assert.deepEqual(await fired(POOL_ID, (auth) => signIn(auth, GRACE, TEMPORARY_PASSWORD, 'forceNewPassword')), ['idle → auth-setup', 'setup → auth-sign-in', 'signIn → auth-force-new-password']);
    assert.deepEqual(await fired(POOL_ID, async (auth) => {
      await signIn(auth, ALAN, PASSWORD, 'verifyUser');
      submit(auth, 'verifyUser', { attribute: 'email' });
      await arrived(auth, 'confirmVerifyUser');
    }), ['idle → auth-setup', 'setup → auth-sign-in', 'signIn → auth-verify-user', 'verifyUser → auth-confirm-verify-user']);
  });
});
