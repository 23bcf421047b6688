import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTokenStore } from '../../../src/cognito/token-store.js';
import { issuedTokens, type Tokens } from '../../../src/cognito/tokens.js';
import { fakeTokens } from './fake-tokens.js';
import { createMemoryStorage } from './memory-storage.js';

const PREFIX = 'CognitoIdentityServiceProvider.client';
const now = 1_000_000;

function tokensOf(username: string, refreshToken: string | undefined = 'refresh'): Tokens {
  return issuedTokens(fakeTokens({ username, issuedAt: now, refreshToken }), { now: () => now * 1000 + 800 });
}

test('what is saved is loaded, under the keys that the other libraries use', () => {
  const storage = createMemoryStorage();
  const tokens = tokensOf('anna');
  createTokenStore(storage, 'client').save(tokens);
  assert.deepEqual(storage.items, {
    [`${PREFIX}.anna.refreshToken`]: 'refresh',
    [`${PREFIX}.anna.idToken`]: tokens.idToken,
    [`${PREFIX}.anna.accessToken`]: tokens.accessToken,
    [`${PREFIX}.anna.clockDrift`]: '0.8',
    [`${PREFIX}.LastAuthUser`]: 'anna',
  });
  assert.deepEqual(createTokenStore(storage, 'client').load(), { ...tokens, clockDrift: 0.8 });
  assert.equal(createTokenStore(storage, 'another client').load(), undefined);
});

test('a session without a refresh token leaves none behind', () => {
  const storage = createMemoryStorage();
  const store = createTokenStore(storage, 'client');
  store.save(tokensOf('anna'));
  store.save({ ...tokensOf('anna'), refreshToken: undefined });
  assert.equal(store.load()?.refreshToken, undefined);
  assert.equal(storage.items[`${PREFIX}.anna.refreshToken`], undefined);
});

test('another user\'s tokens go when somebody signs in, whoever kept them', () => {
  const storage = createMemoryStorage({ [`${PREFIX}.LastAuthUser`]: 'bert', [`${PREFIX}.bert.idToken`]: 'x', [`${PREFIX}.bert.userData`]: 'x', [`${PREFIX}.bert.deviceKey`]: 'remembered' });
  createTokenStore(storage, 'client').save(tokensOf('anna'));
  assert.deepEqual(Object.keys(storage.items).filter((key) => key.includes('bert')), [`${PREFIX}.bert.deviceKey`]);
});

test('signing out forgets the session and the person, but not the remembered device or anything of others', () => {
  const kept = {
    [`${PREFIX}.anna.deviceKey`]: 'd', [`${PREFIX}.anna.randomPasswordKey`]: 'r', [`${PREFIX}.anna.deviceGroupKey`]: 'g',
    'CognitoIdentityServiceProvider.other.LastAuthUser': 'anna', 'the page\'s own': 'x',
  };
  const storage = createMemoryStorage({ ...kept, [`${PREFIX}.anna.signInDetails`]: '{}', [`${PREFIX}.anna.userData`]: '{}', [`${PREFIX}.anna.oauthMetadata`]: '{}' });
  const store = createTokenStore(storage, 'client');
  store.save(tokensOf('anna'));
  store.clear();
  assert.deepEqual(storage.items, kept);
  assert.equal(store.load(), undefined);
});

describe('what is half there or garbage counts as signed out', () => {
  const full = (): Record<string, string> => {
    const storage = createMemoryStorage();
    createTokenStore(storage, 'client').save(tokensOf('anna'));
    return storage.items;
  };
  const loaded = (items: Record<string, string>): Tokens | undefined => createTokenStore(createMemoryStorage(items), 'client').load();

  test('the whole is not', () => { assert.equal(loaded(full())?.username, 'anna'); });

  for (const key of ['LastAuthUser', 'anna.idToken', 'anna.accessToken']) {
    for (const value of [undefined, '', 'garbage', 'a.b.c', 'NaN', 'null']) {
      test(`${key} is ${value}`, () => {
        const items = full();
        if (value === undefined) Reflect.deleteProperty(items, `${PREFIX}.${key}`);
        else items[`${PREFIX}.${key}`] = value;
        assert.equal(loaded(items), undefined);
      });
    }
  }

  test('the ID token is somebody else\'s', () => {
    assert.equal(loaded({ ...full(), [`${PREFIX}.anna.idToken`]: tokensOf('bert').idToken }), undefined);
  });

  test('only a drift that cannot be read is taken for none', () => {
    for (const drift of ['', 'NaN', 'garbage', 'undefined']) {
      assert.equal(loaded({ ...full(), [`${PREFIX}.anna.clockDrift`]: drift })?.clockDrift, 0);
    }
  });
});

test('the drift is read from whoever wrote it, never to a later expiry than theirs', () => {
  const storage = createMemoryStorage();
  const store = createTokenStore(storage, 'client');
  const drift = (text: string): number | undefined => {
    storage.items[`${PREFIX}.anna.clockDrift`] = text;
    return store.load()?.clockDrift;
  };
  store.save(tokensOf('anna'));
  // Ours, in seconds.
  assert.deepEqual([drift('7200.0'), drift('-7200.0'), drift('0.0')], [7200, -7200, 0]);
  // aws-amplify's milliseconds with the other sign: a clock that is 5 s slow, one that is right.
  assert.deepEqual([drift('5000'), drift('0')], [-5, 0]);
  // Seconds of amazon-cognito-identity-js, or milliseconds: nobody can tell.
  assert.deepEqual([drift('-800'), drift('3')], [-800, -0.003]);
});

describe('storage that fails', () => {
  const denied = new DOMException('The operation is insecure', 'SecurityError');

  test('blocked: nobody is signed in, and signing out does not throw', () => {
    const storage = createMemoryStorage();
    const store = createTokenStore(storage, 'client');
    store.save(tokensOf('anna'));
    storage.refuse.read = denied;
    assert.equal(store.load(), undefined);
    store.clear();
  });

  test('full: saving says so and leaves the session that was there', () => {
    const storage = createMemoryStorage();
    const store = createTokenStore(storage, 'client');
    store.save(tokensOf('anna', 'old'));
    storage.refuse.write = new DOMException('Full', 'QuotaExceededError');
    assert.throws(() => { store.save(tokensOf('anna', 'new')); }, { name: 'QuotaExceededError' });
    assert.equal(store.load()?.refreshToken, 'old');
  });
});
