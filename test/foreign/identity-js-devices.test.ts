/** amazon-cognito-identity-js 6.3.21 against the local Cognito: devices that it confirms, and proves by its own SRP. */
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { CognitoUser, CognitoUserSession } from 'amazon-cognito-identity-js';
import { answered, authenticate, called, endpoint, MemoryStorage, session, userOf } from './identity-js/client.js';
import { advance, ASKED_DEVICES_POOL_ID, DEVICES_POOL_ID, HOUR, PASSWORD, refused, startForeignPool, type ClientName, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

const PHONE = '+15555550123';
const ON = { Enabled: true, PreferredMfa: true };

let pool: ForeignPool;
before(async () => {
  pool = await startForeignPool();
  endpoint.url = pool.url;
});
after(() => pool.close());

interface Browser {
  user: CognitoUser;
  storage: MemoryStorage;
}

/** Signs in in a browser that keeps what it is told; answers by which challenge it was stopped, if it was. */
async function enter(email: string, { storage = new MemoryStorage(), client = 'devices', name = email }: { storage?: MemoryStorage; client?: ClientName; name?: string } = {}): Promise<Browser & { step: string | undefined }> {
  const user = userOf(name, client, storage);
  const result = await authenticate(user, PASSWORD);
  return { user, storage, step: 'challengeName' in result ? result.challengeName : undefined };
}

const send = (user: CognitoUser, code: string): Promise<CognitoUserSession> => answered((callbacks) => { user.sendMFACode(code, callbacks, 'SMS_MFA'); });

/** What the browser keeps of its device, by the last part of the key. */
const kept = ({ storage }: Browser): string[] => [...storage.items.keys()].map((key) => key.split('.').at(-1) ?? '').filter((name) => /^(deviceKey|deviceGroupKey|randomPasswordKey)$/.test(name)).sort();

const deviceKeyOf = ({ storage }: Browser): string => [...storage.items].find(([key]) => key.endsWith('.deviceKey'))?.[1] ?? '';

const claimsOf = (signedIn: CognitoUserSession): Record<string, unknown> => signedIn.getAccessToken().decodePayload();

/** The user's name on the wire, which this library keeps a device under. */
const wireName = async (email: string, poolId = DEVICES_POOL_ID): Promise<string> => (await pool.local.admin.getUser(poolId, email)).Username;

describe('a device', () => {
  test('is confirmed at the first sign-in, and proves itself at the next', async () => {
    await pool.addUser('device@example.com', { poolId: DEVICES_POOL_ID });
    const first = await enter('device@example.com');
    assert.deepEqual(kept(first), ['deviceGroupKey', 'deviceKey', 'randomPasswordKey']);
    const again = await enter('device@example.com', first);
    assert.equal(again.step, undefined);
    assert.equal(claimsOf(await session(again.user))['device_key'], deviceKeyOf(first));
  });

  test('takes the place of a second factor, which a new device is asked for', async () => {
    await pool.addUser('device-mfa@example.com', { poolId: DEVICES_POOL_ID, phone: PHONE });
    const first = await enter('device-mfa@example.com');
    await called((done) => { first.user.setUserMfaPreference(ON, null, done); });
    assert.equal((await enter('device-mfa@example.com')).step, 'SMS_MFA');
    assert.equal((await enter('device-mfa@example.com', first)).step, undefined);
  });

  test('refused: one whose secret is another', async () => {
    await pool.addUser('device-secret@example.com', { poolId: DEVICES_POOL_ID });
    const first = await enter('device-secret@example.com');
    const key = [...first.storage.items.keys()].find((name) => name.endsWith('.randomPasswordKey')) ?? '';
    first.storage.setItem(key, 'not its secret');
    await assert.rejects(enter('device-secret@example.com', first), refused('NotAuthorizedException', 'Incorrect username or password.'));
  });

  test('that was forgotten is a new one: the library signs in without it', async () => {
    await pool.addUser('device-forgotten@example.com', { poolId: DEVICES_POOL_ID });
    const first = await enter('device-forgotten@example.com');
    const key = deviceKeyOf(first);
    await answered((callbacks) => { first.user.forgetSpecificDevice(key, callbacks); });
    assert.equal((await enter('device-forgotten@example.com', first)).step, undefined);
    assert.notEqual(deviceKeyOf(first), key);
  });

  test('refreshes its session by its key', async () => {
    await pool.addUser('device-refresh@example.com', { poolId: DEVICES_POOL_ID });
    const name = await wireName('device-refresh@example.com');
    const { user, storage } = await enter('device-refresh@example.com', { name });
    advance(2 * HOUR);
    assert.equal(claimsOf(await session(user))['device_key'], deviceKeyOf({ user, storage }));
  });

  test('is listed, told of and forgotten', async () => {
    await pool.addUser('device-list@example.com', { poolId: DEVICES_POOL_ID });
    const browser = await enter('device-list@example.com');
    const list = () => answered<{ Devices: { DeviceKey: string }[] }>((callbacks) => { browser.user.listDevices(60, null, callbacks); });
    assert.deepEqual((await list()).Devices.map(({ DeviceKey }) => DeviceKey), [deviceKeyOf(browser)]);
    await answered((callbacks) => { browser.user.getDevice(callbacks); });
    await answered((callbacks) => { browser.user.forgetDevice(callbacks); });
    assert.deepEqual((await list()).Devices, []);
    assert.deepEqual(kept(browser), []);
  });
});

describe('where the user is to be asked', () => {
  test('a device does not take the place of a second factor before it is remembered', async () => {
    await pool.addUser('device-asked@example.com', { poolId: ASKED_DEVICES_POOL_ID, phone: PHONE });
    const first = await enter('device-asked@example.com', { client: 'askedDevices' });
    await called((done) => { first.user.setUserMfaPreference(ON, null, done); });
    const again = (): Promise<Browser & { step: string | undefined }> => enter('device-asked@example.com', { ...first, client: 'askedDevices' });
    assert.equal((await again()).step, 'SMS_MFA');
    await answered((callbacks) => { first.user.setDeviceStatusRemembered(callbacks); });
    assert.equal((await again()).step, undefined);
    await answered((callbacks) => { first.user.setDeviceStatusNotRemembered(callbacks); });
    const { user, step } = await again();
    assert.equal(step, 'SMS_MFA');
    // After a second factor the library answers DEVICE_SRP_AUTH with the Session that it has spent already.
    await assert.rejects(send(user, pool.lastCode(PHONE)), refused('NotAuthorizedException', 'Invalid session for the user.'));
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
