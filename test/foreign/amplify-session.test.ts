/** aws-amplify v6 against the local Cognito: tokens, their refresh with and without rotation, and their end. */
import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { autoSignIn, confirmSignUp, fetchAuthSession, fetchUserAttributes, getCurrentUser, signIn, signOut, signUp } from 'aws-amplify/auth';
import { letLongTimersGo, useAmplify, type TokenStorage } from './amplify/client.js';
import { advance, CLIENTS, DAY, HOUR, MINUTE, PASSWORD, RETRY_GRACE_SECONDS, startForeignPool, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

let pool: ForeignPool;
before(async () => {
  letLongTimersGo();
  pool = await startForeignPool();
});
after(() => pool.close());

test('the confirmation of a sign-up is itself the sign-in, by its Session', async () => {
  useAmplify(pool.url, 'plain');
  const username = 'session@example.com';
  await signUp({ username, password: PASSWORD, options: { userAttributes: { email: username }, autoSignIn: { authFlowType: 'USER_AUTH' } } });
  await confirmSignUp({ username, confirmationCode: pool.lastCode(username) });
  assert.equal((await autoSignIn()).isSignedIn, true);
  const flows = pool.recording.exchanges.filter(({ operation }) => operation === 'InitiateAuth').map(({ request }) => JSON.parse(request).AuthFlow);
  assert.deepEqual(flows, ['USER_AUTH']);
});

for (const client of ['plain', 'rotating'] as const) {
  describe(`tokens of the ${client} client`, () => {
    const email = `${client}@example.com`;
    let storage: TokenStorage;
    before(async () => { await pool.addUser(email); });
    beforeEach(async () => {
      storage = useAmplify(pool.url, client);
      await signIn({ username: email, password: PASSWORD });
    });

    const accessToken = async (options?: { forceRefresh: boolean }): Promise<string | undefined> => (await fetchAuthSession(options)).tokens?.accessToken.toString();

    test('are of this user and this client', async () => {
      const { tokens, userSub } = await fetchAuthSession();
      assert.equal(tokens?.accessToken.payload['client_id'], CLIENTS[client]);
      assert.equal(tokens.idToken?.payload['email'], email);
      assert.equal(userSub, (await getCurrentUser()).userId);
    });

    test(`are refreshed on request; the refresh token ${client === 'plain' ? 'stays' : 'is replaced'}`, async () => {
      const [access, refresh] = [await accessToken(), storage.refreshToken];
      assert.notEqual(await accessToken({ forceRefresh: true }), access);
      assert.equal(storage.refreshToken === refresh, client === 'plain');
      assert.equal((await fetchUserAttributes()).email, email);
    });

    test('are refreshed when they have expired', async () => {
      const access = await accessToken();
      advance(HOUR + MINUTE);
      assert.notEqual(await accessToken(), access);
      assert.equal((await fetchUserAttributes()).email, email);
    });

    test('are lost when the refresh token has expired', async () => {
      advance(30 * DAY + MINUTE);
      assert.equal(await accessToken(), undefined);
      await assert.rejects(getCurrentUser(), { name: 'UserUnAuthenticatedException' });
    });

    test('are revoked by signing out', async () => {
      const elsewhere = storage.copy();
      await signOut();
      await assert.rejects(getCurrentUser(), { name: 'UserUnAuthenticatedException' });
      useAmplify(pool.url, client, elsewhere);
      await assert.rejects(fetchUserAttributes(), { name: 'NotAuthorizedException', message: 'Access Token has been revoked' });
      assert.equal(await accessToken({ forceRefresh: true }), undefined);
    });

    test('of every device are revoked by signing out globally', async () => {
      const elsewhere = useAmplify(pool.url, client);
      await signIn({ username: email, password: PASSWORD });
      useAmplify(pool.url, client, storage);
      await signOut({ global: true });
      useAmplify(pool.url, client, elsewhere);
      await assert.rejects(fetchUserAttributes(), { name: 'NotAuthorizedException' });
      assert.equal(await accessToken({ forceRefresh: true }), undefined);
    });
  });
}

describe('rotation', () => {
  const email = 'rotation@example.com';
  before(async () => { await pool.addUser(email); });
  const refresh = () => fetchAuthSession({ forceRefresh: true });

  async function rotated(): Promise<{ old: TokenStorage; current: TokenStorage }> {
    const current = useAmplify(pool.url, 'rotating');
    await signIn({ username: email, password: PASSWORD });
    const old = current.copy();
    await refresh();
    return { old, current };
  }

  test('the old refresh token is good for a retry within the grace period', async () => {
    const { old } = await rotated();
    useAmplify(pool.url, 'rotating', old);
    advance((RETRY_GRACE_SECONDS - 1) * 1000);
    assert.ok((await refresh()).tokens);
  });

  test('after it, reuse is refused and ends the new one as well', async () => {
    const { old, current } = await rotated();
    useAmplify(pool.url, 'rotating', old);
    advance((RETRY_GRACE_SECONDS + 1) * 1000);
    await assert.rejects(refresh(), { name: 'RefreshTokenReuseException' });
    useAmplify(pool.url, 'rotating', current);
    assert.equal((await refresh()).tokens, undefined);
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
