/** A sign-up that is confirmed by a link: who comes back is signed in, or told that the link has not been opened. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuthError } from '../../../src/core/errors.js';
import type { AuthSnapshot } from '../../../src/flow/types.js';
import type { Auth } from '../../../src/session/auth.js';
import { arrived, createWorld, LINK_POOL, MINUTE, NEW_USER, PASSWORD, start, submit, until, type World } from './world.js';

/** Somebody has signed up, and the link waits in the inbox. */
async function signedUp(config: object = {}): Promise<{ world: World; auth: Auth }> {
  const world = await createWorld();
  const auth = world.auth({ ...LINK_POOL, ...config });
  await start(auth);
  submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
  await arrived(auth, 'confirmSignUp');
  return { world, auth };
}

const pressed = (auth: Auth): void => { submit(auth, 'confirmSignUp', {}); };
const returned = (auth: Auth): void => { auth.send({ type: 'returned' }); };

/** What the journey says once Cognito has been asked once more. */
async function answered(world: World, auth: Auth, act: (auth: Auth) => void): Promise<AuthSnapshot> {
  const before = world.sent.length;
  act(auth);
  await until(() => world.sent.length > before && !auth.getSnapshot().pending, () => 'Nothing was asked.');
  return auth.getSnapshot();
}

describe('a confirmation by link', () => {
  for (const [how, act] of [['a press', pressed], ['a mere return', returned]] as const) {
    it(`signs in by ${how} once the link has been opened, and not before`, async () => {
      const { world, auth } = await signedUp();
      assert.equal((await answered(world, auth, act)).state, 'confirmSignUp');
      assert.deepEqual(world.storedTokens(), []);
      assert.equal(await world.openLink(NEW_USER), 200);
      act(auth);
      await arrived(auth, 'authenticated');
      assert.equal(auth.user?.attributes.email_verified, 'true');
      assert.equal(world.count('ConfirmSignUp'), 0);
    });

    it(`leads by ${how} to the sign-in, with the name and without a request, where no password is kept`, async () => {
      const { world, auth } = await signedUp();
      world.advance(3 * MINUTE);
      const before = world.sent.length;
      act(auth);
      await arrived(auth, 'signIn');
      const { username, notice } = auth.getSnapshot();
      assert.deepEqual([username, notice?.key, world.sent.length], [NEW_USER, 'notice-sign-in-after-link', before]);
    });

    it(`leads by ${how} to the sign-in where the password is no longer taken`, async () => {
      const { world, auth } = await signedUp();
      await world.openLink(NEW_USER);
      await world.local.admin.setUserPassword(LINK_POOL.userPoolId ?? '', NEW_USER, 'An0ther-horse', { Permanent: true });
      act(auth);
      await arrived(auth, 'signIn');
      assert.equal(auth.getSnapshot().notice?.key, 'notice-sign-in-after-link');
    });
  }

  it('says that the link has not been opened to who presses, and nothing to who merely returns', async () => {
    const { world, auth } = await signedUp();
    const { notice, failure } = await answered(world, auth, pressed);
    assert.deepEqual([notice?.key, failure], ['notice-link-not-opened', undefined]);
    const silent = await answered(world, auth, returned);
    assert.deepEqual([silent.notice, silent.failure], [undefined, undefined]);
  });

  it('says that there is no connection to who presses, and nothing to who merely returns', async () => {
    const { world, auth } = await signedUp();
    world.network.now = () => Promise.reject(new TypeError('Failed to fetch'));
    assert.equal((await answered(world, auth, returned)).failure, undefined);
    const { failure, state } = await answered(world, auth, pressed);
    assert.deepEqual([failure?.name, state], ['NetworkError', 'confirmSignUp']);
  });

  it('sends a new link, which counts in place of the old one', async () => {
    const { world, auth } = await signedUp();
    const old = world.local.inbox.at(-1)?.link ?? '';
    const { notice, delivery } = await answered(world, auth, () => { auth.send({ type: 'resend' }); });
    assert.deepEqual([notice?.key, delivery], ['notice-code-resent', { medium: 'EMAIL', destination: 'n***@e***' }]);
    if (world.local.inbox.at(-1)?.link !== old) assert.equal((await world.local.fetch(old)).status, 400);
    assert.equal((await answered(world, auth, pressed)).state, 'confirmSignUp');
    assert.equal(await world.openLink(NEW_USER), 200);
    pressed(auth);
    await arrived(auth, 'authenticated');
  });

  it('signs in who asks for a new link after having opened the last', async () => {
    const { world, auth } = await signedUp();
    await world.openLink(NEW_USER);
    auth.send({ type: 'resend' });
    await arrived(auth, 'authenticated');
  });

  it('tells who asks for a new link without a password kept that the account is confirmed', async () => {
    const { world, auth } = await signedUp();
    await world.openLink(NEW_USER);
    world.advance(3 * MINUTE);
    auth.send({ type: 'resend' });
    await arrived(auth, 'signIn');
    assert.equal(auth.getSnapshot().notice?.key, 'notice-account-confirmed');
  });

  it('comes after a sign-in with an account that is not confirmed, with a new link', async () => {
    const { world } = await signedUp();
    const auth = world.auth(LINK_POOL);
    await start(auth);
    if (auth.getSnapshot().state !== 'signIn') auth.send({ type: 'toSignIn' });
    await arrived(auth, 'signIn');
    submit(auth, 'signIn', { username: NEW_USER, password: PASSWORD });
    await arrived(auth, 'confirmSignUp');
    assert.equal(world.count('ResendConfirmationCode'), 1);
    await world.openLink(NEW_USER);
    returned(auth);
    await arrived(auth, 'authenticated');
  });

  it('asks the page nothing: neither its answer to a sign-in nor that to a confirmation', async () => {
    const { world, auth } = await signedUp();
    auth.hooks.confirmSignUp = () => Promise.reject(new AuthError('Never', 'asked'));
    auth.hooks.signIn = () => Promise.reject(new AuthError('Never', 'asked'));
    await world.openLink(NEW_USER);
    pressed(auth);
    await arrived(auth, 'authenticated');
  });

  it('is a configuration that is wrong where the pool has no domain, and not a wrong address', async () => {
    const { world, auth } = await signedUp();
    auth.send({ type: 'toSignUp' });
    await arrived(auth, 'signUp');
    world.network.now = () => Promise.resolve(Response.json({
      __type: 'InvalidParameterException', message: 'Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool',
    }, { status: 400 }));
    submit(auth, 'signUp', { username: 'other@example.com', password: PASSWORD, email: 'other@example.com' });
    await until(() => auth.getSnapshot().failure, () => 'Nothing failed.');
    assert.deepEqual([auth.getSnapshot().failure?.text.key, auth.getSnapshot().failure?.field], ['error-configuration', undefined]);
  });
});
