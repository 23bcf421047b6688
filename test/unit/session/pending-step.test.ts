/** A step under way and a reload: it is come back to until it ends, and holds no secret. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createMemoryStorage } from '../cognito/memory-storage.js';
import { totpAt } from '../local-cognito/totp-client.js';
import type { AuthState } from '../../../src/flow/states.js';
import { INITIAL_SNAPSHOT } from '../../../src/flow/initial.js';
import type { Auth } from '../../../src/session/auth.js';
import { PendingStepStore } from '../../../src/session/pending-step.js';
import { ADA, arrived, CLIENT_ID, createWorld, GRACE, MFA_POOL_ID, MINUTE, NEW_PASSWORD, NEW_USER, PASSWORD, POOL_ID, signIn, start, submit, TEMPORARY_PASSWORD, until, type World } from './world.js';

/** The tab: it outlives its pages. */
const tab = createMemoryStorage();
before(() => { Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, value: tab }); });
after(() => { Reflect.deleteProperty(globalThis, 'sessionStorage'); });
beforeEach(() => { tab.clear(); tab.refuse.write = undefined; });

const kept = (): string => JSON.stringify(tab.items);

interface StepCase {
  readonly state: AuthState;
  readonly pool?: string;
  reach(auth: Auth, world: World): Promise<unknown>;
  /** Milliseconds that the step lasts. */
  readonly lasts: number;
  /** Does what is asked, after a reload. */
  finish(auth: Auth, world: World): unknown;
  readonly leadsTo: AuthState;
}

const STEPS: readonly StepCase[] = [
  {
    state: 'confirmSignUp',
    async reach(auth) {
      await start(auth);
      submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
      await arrived(auth, 'confirmSignUp');
    },
    lasts: 24 * 60 * MINUTE,
    finish: (auth, world) => { submit(auth, 'confirmSignUp', { code: world.code(NEW_USER) }); },
    // The password went with the page.
    leadsTo: 'signIn',
  },
  {
    state: 'confirmResetPassword',
    async reach(auth) {
      await start(auth);
      submit(auth, 'resetPassword', { username: ADA });
      await arrived(auth, 'confirmResetPassword');
    },
    lasts: 60 * MINUTE,
    finish: (auth, world) => { submit(auth, 'confirmResetPassword', { code: world.code(ADA), password: NEW_PASSWORD }); },
    leadsTo: 'authenticated',
  },
  {
    state: 'forceNewPassword',
    reach: (auth) => signIn(auth, GRACE, TEMPORARY_PASSWORD, 'forceNewPassword'),
    lasts: 3 * MINUTE,
    finish: (auth) => { submit(auth, 'forceNewPassword', { password: NEW_PASSWORD }); },
    leadsTo: 'authenticated',
  },
  {
    state: 'setupTOTP',
    pool: MFA_POOL_ID,
    reach: (auth) => signIn(auth, ADA, PASSWORD, 'setupTOTP'),
    lasts: 3 * MINUTE,
    finish: async (auth, { clock }) => { submit(auth, 'setupTOTP', { code: await totpAt(auth.getSnapshot().totpSecret ?? '', clock.now()) }); },
    leadsTo: 'authenticated',
  },
];

async function reach({ pool = POOL_ID, reach: go, state }: StepCase) {
  const world = await createWorld();
  const load = (): Auth => world.auth({ userPoolId: pool });
  await go(load(), world);
  await until(() => kept().includes(state), () => 'The step is not kept.');
  return { world, reload: load };
}

for (const step of STEPS) {
  describe(`the step ${step.state}`, () => {
    it('survives a reload, and can be finished', async () => {
      const { world, reload } = await reach(step);
      const auth = reload();
      auth.send({ type: 'start' });
      await arrived(auth, step.state);
      await step.finish(auth, world);
      await arrived(auth, step.leadsTo);
      await until(() => kept() === '{}', () => `What is over is still kept: ${kept()}`);
    });

    it('lasts as long as Cognito takes its answer, and no longer', async () => {
      for (const [wait, state] of [[step.lasts - 1, step.state], [step.lasts, 'signIn']] as const) {
        tab.clear();
        const { world, reload } = await reach(step);
        world.advance(wait);
        const auth = reload();
        // Whether what is asked then still succeeds is Cognito's to say.
        auth.send({ type: 'start' });
        await until(() => auth.getSnapshot().state === state, () => `After ${wait} ms the journey is in ${auth.getSnapshot().state}.`);
      }
    });

    // The set-up of an app begins anew with another key, and a Session of its own.
    if (step.state !== 'setupTOTP') it('lasts no longer because of a reload', async () => {
      const { world, reload } = await reach(step);
      world.advance(step.lasts - 1);
      const again = reload();
      again.send({ type: 'start' });
      await arrived(again, step.state);
      world.advance(1);
      const last = reload();
      last.send({ type: 'start' });
      await arrived(last, 'signIn');
    });

    it('is told to have ended, with the user name filled in, to who comes back within the hour', async () => {
      const { world, reload } = await reach(step);
      const { username } = (JSON.parse(Object.values(tab.items)[0] ?? '{}') as { username: string });
      world.advance(step.lasts);
      const auth = reload();
      auth.send({ type: 'start' });
      await arrived(auth, 'signIn');
      const { notice, failure, session, delivery } = auth.getSnapshot();
      assert.deepEqual([auth.getSnapshot().username, notice?.key, failure, session, delivery], [username, 'error-step-expired', undefined, undefined, undefined]);
      await until(() => kept() === '{}', () => `What is over is still kept: ${kept()}`);
      const once = reload();
      once.send({ type: 'start' });
      await arrived(once, 'signIn');
      assert.equal(once.getSnapshot().notice, undefined);
    });

    it('is not told of to who comes later', async () => {
      const { world, reload } = await reach(step);
      world.advance(step.lasts + 60 * MINUTE);
      const auth = reload();
      auth.send({ type: 'start' });
      await arrived(auth, 'signIn');
      assert.deepEqual([auth.getSnapshot().username, auth.getSnapshot().notice], ['', undefined]);
    });

    it('keeps its name, the user name and the Session, and nothing that was typed else', async () => {
      await reach(step);
      const [item = '{}'] = Object.values(tab.items);
      const fields = new Set(['state', 'username', 'subject', 'session', 'challenge', 'requiredAttributes', 'entry', 'delivery', 'expires', 'sessionExpires']);
      const unknown = Object.keys(JSON.parse(item) as object).filter((name) => !fields.has(name));
      assert.deepEqual(unknown, []);
      for (const secret of [PASSWORD, NEW_PASSWORD, TEMPORARY_PASSWORD]) assert.ok(!kept().includes(secret));
    });
  });
}

describe('a code that was sent', () => {
  it('is still known after a reload: where it went and when, also the one that was sent last', async () => {
    const { world, reload } = await reach(STEPS[0]!);
    const sent = { medium: 'EMAIL', destination: 'n***@e***' };
    const first = world.clock.now();
    world.advance(MINUTE);
    const auth = reload();
    auth.send({ type: 'start' });
    await arrived(auth, 'confirmSignUp');
    assert.deepEqual(auth.getSnapshot().delivery, { ...sent, sentAt: first });
    auth.send({ type: 'resend' });
    await until(() => auth.getSnapshot().notice, () => 'No new code was sent.');
    assert.deepEqual(auth.getSnapshot().delivery, sent);
    world.advance(MINUTE);
    const again = reload();
    again.send({ type: 'start' });
    await arrived(again, 'confirmSignUp');
    assert.deepEqual(again.getSnapshot().delivery, { ...sent, sentAt: first + MINUTE });
  });

  it('makes the Session of its step no younger', async () => {
    const { world, reload } = await reach(STEPS[0]!);
    const auth = reload();
    auth.send({ type: 'start' });
    await arrived(auth, 'confirmSignUp');
    world.advance(2 * MINUTE);
    auth.send({ type: 'resend' });
    await until(() => auth.getSnapshot().notice, () => 'No new code was sent.');
    for (const [wait, isGood] of [[0, true], [MINUTE, false]] as const) {
      world.advance(wait);
      const again = reload();
      again.send({ type: 'start' });
      await arrived(again, 'confirmSignUp');
      assert.equal(again.getSnapshot().session !== undefined, isGood);
    }
  });
});

it('a sign-in elsewhere may take its time: who makes an account there first is still known', async () => {
  const world = await createWorld();
  const steps = new PendingStepStore(CLIENT_ID, world.clock);
  steps.remember({ ...INITIAL_SNAPSHOT, state: 'federatedSignIn' });
  world.advance(60 * MINUTE);
  assert.equal((await steps.recall())?.state, 'federatedSignIn');
  world.advance(24 * 60 * MINUTE);
  assert.equal(await steps.recall(), undefined);
});

describe('a step that is kept', () => {
  it('is dropped by who goes back', async () => {
    const { reload } = await reach(STEPS[0]!);
    const auth = reload();
    auth.send({ type: 'start' });
    await arrived(auth, 'confirmSignUp');
    auth.send({ type: 'back' });
    await arrived(auth, 'signIn');
    await until(() => kept() === '{}', () => `It is still kept: ${kept()}`);
  });

  for (const garbage of ['{', 'null', '[]', '{"state":"authenticated","expires":9e15}', '{"state":"confirmSignUp"}', '{"state":"toString","expires":9e15}']) {
    it(`is no step when it is ${garbage}`, async () => {
      const { reload } = await reach(STEPS[0]!);
      for (const key of Object.keys(tab.items)) tab.items[key] = garbage;
      const auth = reload();
      auth.send({ type: 'start' });
      await arrived(auth, 'signIn');
      assert.equal(auth.getSnapshot().failure, undefined);
    });
  }

  it('costs the reload, not the step, where the storage is full', async () => {
    tab.refuse.write = new DOMException('Full', 'QuotaExceededError');
    const world = await createWorld();
    const auth = world.auth();
    await STEPS[0]!.reach(auth, world);
    submit(auth, 'confirmSignUp', { code: world.code(NEW_USER) });
    await arrived(auth, 'authenticated');
    assert.equal(kept(), '{}');
  });
});
