/** Where a session is kept when its storage is blocked, full, or holds garbage. */
import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import { createMemoryStorage } from '../cognito/memory-storage.js';
import { openStorage } from '../../../src/session/storage.js';
import { ADA, arrived, CLIENT_ID, createWorld, PASSWORD, signIn, start, submit } from './world.js';

/** Puts something in the place of `localStorage` or `sessionStorage`. */
const provide = (name: 'localStorage' | 'sessionStorage', get: () => unknown): void => { Object.defineProperty(globalThis, name, { configurable: true, get }); };

/** The warnings since now; each module warns once in its life, so each test takes a fresh one. */
async function freshStorage(): Promise<{ webStorage: typeof import('../../../src/session/storage.js').webStorage; warnings: string[] }> {
  const warnings: string[] = [];
  mock.method(console, 'warn', (text: string) => { warnings.push(text); });
  const module = await import(`../../../src/session/storage.js?${String(Math.random())}`) as typeof import('../../../src/session/storage.js');
  return { webStorage: module.webStorage, warnings };
}

afterEach(() => {
  mock.restoreAll();
  for (const name of ['localStorage', 'sessionStorage']) Reflect.deleteProperty(globalThis, name);
});

describe('the storage of a session', () => {
  it('is the browser’s, by name, or the page’s own', async () => {
    const { webStorage, warnings } = await freshStorage();
    const [local, session] = [createMemoryStorage(), createMemoryStorage()];
    provide('localStorage', () => local);
    provide('sessionStorage', () => session);
    webStorage('local').setItem('a', '1');
    webStorage('session').setItem('b', '2');
    assert.deepEqual([local.items, session.items, warnings], [{ a: '1' }, { b: '2' }, []]);
    const own = createMemoryStorage();
    assert.equal(openStorage(own), own);
    openStorage('memory').setItem('c', '3');
    assert.deepEqual([local.items, session.items], [{ a: '1' }, { b: '2' }]);
  });

  for (const [what, get] of [
    ['blocked', () => { throw new DOMException('The operation is insecure.', 'SecurityError'); }],
    ['full', () => { const storage = createMemoryStorage(); storage.refuse.write = new DOMException('Full', 'QuotaExceededError'); return storage; }],
    ['missing', () => null],
  ] as const) {
    it(`is memory where that is ${what}, with one warning`, async () => {
      const { webStorage, warnings } = await freshStorage();
      provide('localStorage', get);
      provide('sessionStorage', get);
      const [first, second] = [webStorage('local'), webStorage('session')];
      first.setItem('a', '1');
      assert.equal(first.getItem('a'), '1');
      assert.equal(second.getItem('a'), null);
      assert.deepEqual(warnings, ['auth-elements: localStorage is blocked or full; the session is kept in memory and ends with the page.']);
    });
  }

  it('may be blocked, and one signs in all the same', async () => {
    provide('localStorage', () => { throw new DOMException('The operation is insecure.', 'SecurityError'); });
    provide('sessionStorage', () => { throw new DOMException('The operation is insecure.', 'SecurityError'); });
    mock.method(console, 'warn', () => undefined);
    const world = await createWorld();
    const auth = world.auth({ storage: 'local' });
    await signIn(auth);
    await auth.getTokens({ forceRefresh: true });
    await auth.signOut();
    assert.equal(auth.getSnapshot().state, 'signIn');
  });

  it('may become full under way: one is signed in for as long as the page lives', async () => {
    const warn = mock.method(console, 'warn', () => undefined);
    const world = await createWorld();
    const auth = world.auth();
    await start(auth);
    // There is room for the first entry.
    const { setItem } = world.storage;
    world.storage.setItem = (key, value) => {
      if (!key.endsWith('refreshToken')) throw new DOMException('Full', 'QuotaExceededError');
      setItem(key, value);
    };
    submit(auth, 'signIn', { username: ADA, password: PASSWORD });
    await arrived(auth, 'authenticated');
    const tokens = await auth.getTokens();
    assert.equal((await auth.getTokens()).accessToken, tokens.accessToken);
    assert.notEqual((await auth.getTokens({ forceRefresh: true })).accessToken, tokens.accessToken);
    assert.deepEqual(world.storedTokens(), [], 'half a session is none');
    assert.equal(warn.mock.callCount() <= 1, true);
    await auth.signOut();
    await assert.rejects(auth.getTokens(), { name: 'NotSignedInError' });

    // With room again it is kept as ever.
    world.storage.setItem = setItem;
    submit(auth, 'signIn', { username: ADA, password: PASSWORD });
    await arrived(auth, 'authenticated');
    assert.equal(world.storedTokens().length, 3);
  });

  const prefix = `CognitoIdentityServiceProvider.${CLIENT_ID}`;
  for (const [what, items] of Object.entries({
    'a user without tokens': { [`${prefix}.LastAuthUser`]: 'ada' },
    'tokens that are none': { [`${prefix}.LastAuthUser`]: 'ada', [`${prefix}.ada.idToken`]: '{', [`${prefix}.ada.accessToken`]: 'a.b.c', [`${prefix}.ada.refreshToken`]: '' },
    'another’s empty tokens': { [`${prefix}.LastAuthUser`]: 'ada', [`${prefix}.ada.idToken`]: '', [`${prefix}.ada.accessToken`]: '', [`${prefix}.ada.clockDrift`]: 'NaN' },
  })) {
    it(`may hold garbage (${what}): nobody is signed in, and one can sign in`, async () => {
      const world = await createWorld();
      Object.assign(world.storage.items, items);
      const auth = world.auth();
      await start(auth);
      assert.deepEqual([auth.getSnapshot().state, auth.getSnapshot().failure], ['signIn', undefined]);
      submit(auth, 'signIn', { username: ADA, password: PASSWORD });
      await arrived(auth, 'authenticated');
      await arrivedAgain(world);
    });
  }
});

/** A reload finds who has signed in. */
async function arrivedAgain(world: Awaited<ReturnType<typeof createWorld>>): Promise<void> {
  const auth = world.auth();
  auth.send({ type: 'start' });
  await arrived(auth, 'authenticated');
}
