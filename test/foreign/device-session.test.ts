/** Our session and amazon-cognito-identity-js on one remembered device: each proves what the other has confirmed. */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Auth } from '../../src/session/auth.js';
import type { AuthFlowType } from '../../src/session/config.js';
import { authenticate, endpoint, MemoryStorage, userOf } from './identity-js/client.js';
import { advance, CLIENTS, DEVICES_POOL_ID, HOUR, PASSWORD, startForeignPool, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

let pool: ForeignPool;
before(async () => {
  pool = await startForeignPool();
  endpoint.url = pool.url;
});
after(() => pool.close());

/** The challenges that were answered since a point in the recording. */
const answered = (from: number): string[] => pool.recording.exchanges.slice(from).flatMap(({ operation, request }) =>
  (operation === 'RespondToAuthChallenge' ? [(JSON.parse(request) as { ChallengeName: string }).ChallengeName] : operation === 'ConfirmDevice' ? ['ConfirmDevice'] : []));

/** Signs in with our session; answers by which state the journey was stopped. */
async function enter(username: string, storage: MemoryStorage, authenticationFlowType: AuthFlowType = 'USER_SRP_AUTH'): Promise<{ auth: Auth; state: string; steps: string[] }> {
  const from = pool.recording.exchanges.length;
  for (const key of [...storage.items.keys()]) if (!/\.(deviceKey|deviceGroupKey|randomPasswordKey)$/.test(key)) storage.removeItem(key);
  const auth = new Auth({ userPoolId: DEVICES_POOL_ID, userPoolClientId: CLIENTS.devices, userPoolEndpoint: pool.url, storage, authenticationFlowType });
  const settled = new Promise<string>((resolve) => {
    const stop = auth.subscribe(() => {
      const { state, pending, failure } = auth.getSnapshot();
      if (pending || (state !== 'authenticated' && state !== 'confirmSignIn' && !failure)) return;
      stop();
      resolve(failure?.name ?? state);
    });
  });
  auth.send({ type: 'start' });
  auth.send({ type: 'submit', screen: 'signIn', values: { username, password: PASSWORD } });
  return { auth, state: await settled, steps: answered(from) };
}

const PROVEN = ['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'];

/** The three entries, by the last part of their keys. */
const kept = (storage: MemoryStorage): Record<string, string> =>
  Object.fromEntries([...storage.items].map(([key, value]) => [key.split('.').at(-1) ?? '', value] as const).filter(([name]) => /^(deviceKey|deviceGroupKey|randomPasswordKey)$/.test(name)));

test('a new device is confirmed, and proves itself from then on', async () => {
  const name = await pool.addUser('ours@example.com', { poolId: DEVICES_POOL_ID });
  const storage = new MemoryStorage();
  const first = await enter('ours@example.com', storage);
  assert.deepEqual([first.state, first.steps], ['authenticated', ['PASSWORD_VERIFIER', 'ConfirmDevice']]);
  assert.deepEqual(Object.keys(kept(storage)).sort(), ['deviceGroupKey', 'deviceKey', 'randomPasswordKey']);
  assert.ok([...storage.items.keys()].includes(`CognitoIdentityServiceProvider.${CLIENTS.devices}.${name}.deviceKey`));
  const second = await enter('ours@example.com', storage);
  assert.deepEqual([second.state, second.steps], ['authenticated', PROVEN]);
});

test('a session of a device is refreshed by its key', async () => {
  await pool.addUser('refreshed@example.com', { poolId: DEVICES_POOL_ID });
  const { auth } = await enter('refreshed@example.com', new MemoryStorage());
  const { accessToken } = await auth.getTokens();
  advance(2 * HOUR);
  assert.notEqual((await auth.getTokens()).accessToken, accessToken);
});

test('a device takes the place of a second factor, which a new one is asked for', async () => {
  await pool.addUser('factor@example.com', { poolId: DEVICES_POOL_ID, phone: '+15555550123' });
  const storage = new MemoryStorage();
  const { auth } = await enter('factor@example.com', storage);
  const { accessToken: AccessToken } = await auth.getTokens();
  const { call } = await auth.workbench();
  await call('SetUserMFAPreference', { AccessToken, SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
  const elsewhere = await enter('factor@example.com', new MemoryStorage());
  assert.equal(elsewhere.state, 'confirmSignIn');
  elsewhere.auth.send({ type: 'back' });
  assert.equal((await enter('factor@example.com', storage)).state, 'authenticated');
});

test('amazon-cognito-identity-js proves a device that we have confirmed, and we one of its', async () => {
  const name = await pool.addUser('shared@example.com', { poolId: DEVICES_POOL_ID });
  const ours = new MemoryStorage();
  await enter('shared@example.com', ours);
  let from = pool.recording.exchanges.length;
  await authenticate(userOf('shared@example.com', 'devices', ours), PASSWORD);
  assert.deepEqual(answered(from), PROVEN);

  const theirs = new MemoryStorage();
  from = pool.recording.exchanges.length;
  await authenticate(userOf(name, 'devices', theirs), PASSWORD);
  assert.deepEqual(answered(from), ['PASSWORD_VERIFIER', 'ConfirmDevice']);
  assert.deepEqual((await enter('shared@example.com', theirs)).steps, PROVEN);
});

test('refused: another secret; the next sign-in does without the device', async () => {
  await pool.addUser('wrong-secret@example.com', { poolId: DEVICES_POOL_ID });
  const storage = new MemoryStorage();
  await enter('wrong-secret@example.com', storage);
  const key = [...storage.items.keys()].find((entry) => entry.endsWith('.randomPasswordKey')) ?? '';
  storage.setItem(key, 'not its secret');
  const from = pool.recording.exchanges.length;
  const auth = new Auth({ userPoolId: DEVICES_POOL_ID, userPoolClientId: CLIENTS.devices, userPoolEndpoint: pool.url, storage });
  const { call } = await auth.workbench();
  assert.ok(call);
  await auth.signOut();
  auth.send({ type: 'submit', screen: 'signIn', values: { username: 'wrong-secret@example.com', password: PASSWORD } });
  await new Promise<void>((resolve) => { const stop = auth.subscribe(() => { if (auth.getSnapshot().notice) { stop(); resolve(); } }); });
  assert.deepEqual(answered(from), PROVEN);
  assert.deepEqual(kept(storage), {});
  assert.deepEqual((await enter('wrong-secret@example.com', storage)).steps, ['PASSWORD_VERIFIER', 'ConfirmDevice']);
});

test('a device that was forgotten elsewhere signs in as a new one', async () => {
  await pool.addUser('lost@example.com', { poolId: DEVICES_POOL_ID });
  const storage = new MemoryStorage();
  const { auth } = await enter('lost@example.com', storage);
  const { deviceKey: DeviceKey = '' } = kept(storage);
  const { accessToken: AccessToken } = await auth.getTokens();
  await (await auth.workbench()).call('ForgetDevice', { AccessToken, DeviceKey });
  const again = await enter('lost@example.com', storage);
  assert.deepEqual([again.state, again.steps], ['authenticated', ['PASSWORD_VERIFIER', 'PASSWORD_VERIFIER', 'ConfirmDevice']]);
  assert.notEqual(kept(storage)['deviceKey'], DeviceKey);
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
