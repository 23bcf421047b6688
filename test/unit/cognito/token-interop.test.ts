/** One session, found by amazon-cognito-identity-js, by aws-amplify v6 and by us, whoever of them keeps it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import {
  CognitoAccessToken, CognitoIdToken, CognitoRefreshToken, CognitoUser, CognitoUserPool, CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { Amplify } from 'aws-amplify';
import { fetchAuthSession, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { createTokenStore } from '../../../src/cognito/token-store.js';
import { issuedTokens } from '../../../src/cognito/tokens.js';
import { fakeTokens } from './fake-tokens.js';
import { createMemoryStorage } from './memory-storage.js';

const userPoolId = 'eu-west-1_Ab12Cd34E';
const userPoolClientId = 'client';
const username = '0b3c5a1e-1111-4222-8333-444455556666';
/** By Cognito's clock, in seconds. */
const issuedAt = Date.UTC(2026, 10, 24) / 1000;
const result = fakeTokens({ username, issuedAt, refreshToken: 'refresh' });

let storage: ReturnType<typeof createMemoryStorage>;
beforeEach(() => { storage = createMemoryStorage(); });
afterEach(() => { mock.timers.reset(); mock.restoreAll(); });

/** Sets this device's clock to so many seconds after the tokens were issued, plus its error. */
function setClock(after: number, drift = 0): void {
  mock.timers.reset();
  mock.timers.enable({ apis: ['Date'], now: (issuedAt + after + drift) * 1000 });
}

const ours = () => createTokenStore(storage, userPoolClientId);
const save = (): void => { ours().save(issuedTokens(result, { now: Date.now })); };

describe('amazon-cognito-identity-js', () => {
  const pool = () => new CognitoUserPool({ UserPoolId: userPoolId, ClientId: userPoolClientId, Storage: storage });
  const session = (): Promise<CognitoUserSession | string> => new Promise((resolve) => {
    const user = pool().getCurrentUser();
    if (!user) { resolve('nobody'); return; }
    user.getSession((error: Error | null, found: CognitoUserSession | null) => { resolve(found ?? error!.message); });
  });

  for (const drift of [0, 7200, -7200]) {
    test(`finds our session while it lasts, on a clock that is ${drift} s ahead`, async () => {
      setClock(0, drift);
      save();
      setClock(3590, drift);
      const found = await session();
      assert.ok(found instanceof CognitoUserSession);
      assert.equal(found.getAccessToken().getJwtToken(), result.AccessToken);
      assert.equal(found.getIdToken().payload.email, 'jürgen@example.com');
      assert.equal(found.getRefreshToken().getToken(), 'refresh');
      // Missing from its type declarations.
      assert.equal((found as unknown as { getClockDrift(): number }).getClockDrift(), drift);
    });

    test(`does not take our session for valid once it has ended, on a clock that is ${drift} s ahead`, async () => {
      setClock(0, drift);
      ours().save({ ...issuedTokens(result, { now: Date.now }), refreshToken: undefined });
      setClock(3601, drift);
      assert.equal(await session(), 'Cannot retrieve a new session. Please authenticate.');
    });
  }

  test('finds nobody after we have signed out', async () => {
    setClock(0);
    save();
    ours().clear();
    assert.equal(await session(), 'nobody');
  });

  test('keeps a session that we find, and ends it for us too', () => {
    setClock(2);
    const user = new CognitoUser({ Username: username, Pool: pool(), Storage: storage });
    user.setSignInUserSession(new CognitoUserSession({
      IdToken: new CognitoIdToken({ IdToken: result.IdToken }),
      AccessToken: new CognitoAccessToken({ AccessToken: result.AccessToken }),
      RefreshToken: new CognitoRefreshToken({ RefreshToken: result.RefreshToken! }),
    }));
    const { clockDrift, ...found } = ours().load()!;
    assert.deepEqual(found, { username, idToken: result.IdToken, accessToken: result.AccessToken, refreshToken: 'refresh', expiresAt: (issuedAt + 3600) * 1000 });
    assert.ok(Math.abs(clockDrift) <= 2, String(clockDrift));
    user.signOut();
    assert.equal(ours().load(), undefined);
  });
});

describe('aws-amplify', () => {
  beforeEach(() => {
    Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId } } });
    cognitoUserPoolsTokenProvider.setKeyValueStorage({
      getItem: async (key) => storage.getItem(key),
      setItem: async (key, value) => { storage.setItem(key, value); },
      removeItem: async (key) => { storage.removeItem(key); },
      clear: async () => { storage.clear(); },
    });
  });

  test('finds our session', async () => {
    setClock(0);
    save();
    setClock(3500);
    const { tokens } = await fetchAuthSession();
    assert.equal(tokens?.accessToken.toString(), result.AccessToken);
    assert.equal(tokens.idToken?.payload.email, 'jürgen@example.com');
    assert.equal((await getCurrentUser()).username, username);
  });

  test('finds nobody after we have signed out', async () => {
    setClock(0);
    save();
    ours().clear();
    assert.equal((await fetchAuthSession()).tokens, undefined);
  });

  for (const [drift, expected] of [[0, 0], [-5, -5]] as const) {
    test(`keeps a session that we find, on a clock that is ${drift} s ahead, and ends it for us too`, async () => {
      setClock(0, drift);
      mock.method(globalThis, 'fetch', async (_: unknown, { headers = {} }: RequestInit = {}) => {
        const target = new Headers(headers).get('x-amz-target');
        return Response.json(target?.endsWith('InitiateAuth') ? { AuthenticationResult: result, ChallengeParameters: {} } : {});
      });
      await signIn({ username: 'jürgen@example.com', password: 'secret', options: { authFlowType: 'USER_PASSWORD_AUTH' } });
      assert.deepEqual(ours().load(), {
        username,
        idToken: result.IdToken,
        accessToken: result.AccessToken,
        refreshToken: 'refresh',
        clockDrift: expected,
        expiresAt: (issuedAt + 3600) * 1000,
      });
      await signOut();
      assert.equal(ours().load(), undefined);
    });
  }

  test('finds what we refreshed in a session that it began under another name', async () => {
    setClock(0);
    mock.method(globalThis, 'fetch', async () => Response.json({ AuthenticationResult: result, ChallengeParameters: {} }));
    await signIn({ username: 'jürgen@example.com', password: 'secret', options: { authFlowType: 'USER_PASSWORD_AUTH' } });
    const fresh = fakeTokens({ username, issuedAt: issuedAt + 60, refreshToken: 'rotated' });
    setClock(60);
    ours().save(issuedTokens(fresh, { now: Date.now }));
    assert.equal((await fetchAuthSession()).tokens?.accessToken.toString(), fresh.AccessToken);
    assert.deepEqual(Object.values(storage.items).filter((value) => value === 'refresh'), [], 'the old refresh token is gone');
    await signOut();
  });
});
