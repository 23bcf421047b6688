/** The checks of aws-sdk.test.ts: devices and sessions, with the verifiers of cognito-srp-helper. */
import assert from 'node:assert/strict';
import {
  ConfirmDeviceCommand, ForgetDeviceCommand, GetDeviceCommand, InitiateAuthCommand, ListDevicesCommand, ListUserSessionsCommand, RevokeUserSessionCommand, UpdateDeviceStatusCommand,
  type InitiateAuthCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { createDeviceVerifier } from 'cognito-srp-helper';
import { getUser, INVALID_TOKEN, signedIn, signInTokens, tokensOf, type Bench, type Checks } from './client.js';
import { CLIENTS, DEVICES_POOL_ID, PASSWORD, refused } from '../pool.js';

const NO_DEVICE = refused('ResourceNotFoundException', 'Device does not exist.');
const NOBODYS = 'eu-west-1_00000000-0000-4000-8000-000000000000';

interface KnownDevice {
  AccessToken: string;
  DeviceKey: string;
}

export function deviceChecks(bench: Bench): Checks {
  const enter = (email: string): Promise<InitiateAuthCommandOutput> =>
    bench.sdk.send(new InitiateAuthCommand({ ClientId: CLIENTS.devices, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: email, PASSWORD } }));

  /** Signs somebody new in on a device, and has it remembered. */
  async function remembered(email: string): Promise<KnownDevice> {
    await bench.pool.addUser(email, { poolId: DEVICES_POOL_ID });
    const entered = await enter(email);
    const { AccessToken } = tokensOf(entered);
    const { DeviceKey = '', DeviceGroupKey = '' } = entered.AuthenticationResult?.NewDeviceMetadata ?? {};
    const { DeviceSecretVerifierConfig } = createDeviceVerifier(DeviceKey, DeviceGroupKey);
    const { UserConfirmationNecessary } = await bench.sdk.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceSecretVerifierConfig, DeviceName: 'Phone' }));
    assert.equal(UserConfirmationNecessary, false);
    return { AccessToken, DeviceKey };
  }

  return {
    async ConfirmDevice() {
      const { sdk } = bench;
      const { AccessToken, DeviceKey } = await remembered('confirm-device@example.com');
      const confirm = (key: string, token = AccessToken) =>
        sdk.send(new ConfirmDeviceCommand({ AccessToken: token, DeviceKey: key, DeviceSecretVerifierConfig: createDeviceVerifier(key, '-group').DeviceSecretVerifierConfig }));
      await assert.rejects(confirm(DeviceKey), { name: 'DeviceKeyExistsException' });
      await assert.rejects(confirm(NOBODYS), NO_DEVICE);
      await assert.rejects(confirm(DeviceKey, 'not.a.token'), INVALID_TOKEN);
    },

    async ListDevices() {
      const { sdk } = bench;
      const { AccessToken, DeviceKey } = await remembered('list-devices@example.com');
      const { Devices = [] } = await sdk.send(new ListDevicesCommand({ AccessToken }));
      assert.deepEqual(Devices.map((device) => device.DeviceKey), [DeviceKey]);
      assert.equal(Devices[0]?.DeviceLastAuthenticatedDate?.getTime(), Date.now());
      assert.equal(Devices[0].DeviceAttributes?.find(({ Name }) => Name === 'device_name')?.Value, 'Phone');
      const { AccessToken: elsewhere } = await signedIn(bench, 'list-devices-elsewhere@example.com');
      await assert.rejects(sdk.send(new ListDevicesCommand({ AccessToken: elsewhere })), { name: 'InvalidUserPoolConfigurationException' });
    },

    async GetDevice() {
      const { sdk } = bench;
      const { AccessToken, DeviceKey } = await remembered('get-device@example.com');
      assert.equal((await sdk.send(new GetDeviceCommand({ AccessToken, DeviceKey }))).Device?.DeviceKey, DeviceKey);
      await assert.rejects(sdk.send(new GetDeviceCommand({ AccessToken, DeviceKey: NOBODYS })), NO_DEVICE);
    },

    async UpdateDeviceStatus() {
      const { sdk } = bench;
      const { AccessToken, DeviceKey } = await remembered('update-device@example.com');
      await sdk.send(new UpdateDeviceStatusCommand({ AccessToken, DeviceKey, DeviceRememberedStatus: 'not_remembered' }));
      const { Device } = await sdk.send(new GetDeviceCommand({ AccessToken, DeviceKey }));
      assert.equal(Device?.DeviceAttributes?.find(({ Name }) => Name === 'device_status')?.Value, 'not_remembered');
      await assert.rejects(sdk.send(new UpdateDeviceStatusCommand({ AccessToken, DeviceKey: NOBODYS, DeviceRememberedStatus: 'remembered' })), NO_DEVICE);
    },

    async ForgetDevice() {
      const { sdk } = bench;
      const { AccessToken, DeviceKey } = await remembered('forget-device@example.com');
      await sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey }));
      await assert.rejects(sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey })), NO_DEVICE);
      assert.deepEqual((await sdk.send(new ListDevicesCommand({ AccessToken }))).Devices, []);
    },

    async ListUserSessions() {
      const { sdk } = bench;
      const { AccessToken } = await signedIn(bench, 'list-sessions@example.com');
      await signInTokens(sdk, 'list-sessions@example.com');
      const { Sessions = [] } = await sdk.send(new ListUserSessionsCommand({ AccessToken }));
      assert.deepEqual(Sessions.map(({ IsCurrentSession }) => IsCurrentSession), [true, false]);
      assert.equal(Sessions[0]?.CreateDate?.getTime(), Date.now());
      await assert.rejects(sdk.send(new ListUserSessionsCommand({ AccessToken: 'not.a.token' })), INVALID_TOKEN);
    },

    async RevokeUserSession() {
      const { sdk } = bench;
      const { AccessToken } = await signedIn(bench, 'revoke-session@example.com');
      const other = await signInTokens(sdk, 'revoke-session@example.com');
      const { Sessions = [] } = await sdk.send(new ListUserSessionsCommand({ AccessToken }));
      const revoke = (SessionId: string | undefined) => sdk.send(new RevokeUserSessionCommand({ AccessToken, SessionId }));
      await getUser(sdk, other.AccessToken);
      await revoke(Sessions[1]?.SessionId);
      await assert.rejects(getUser(sdk, other.AccessToken), { name: 'NotAuthorizedException' });
      await assert.rejects(revoke('tkn-nobodys'), { name: 'ResourceNotFoundException' });
    },
  };
}
