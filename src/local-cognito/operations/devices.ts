/** ConfirmDevice, ListDevices, GetDevice, UpdateDeviceStatus, ForgetDevice. */
import { fromBase64, toHex } from '../../core/encoding.js';
import { deviceOf, devicePolicy, forgetDevice as forget } from '../devices.js';
import { deviceKeyExists, deviceNotFound, invalidParameter, missingParameter } from '../errors.js';
import { tokenOperation } from '../operation.js';
import { pageOf } from '../page.js';
import { deviceKey } from '../shapes.js';
import { isPublicValue, type Verifier } from '../srp.js';
import { integer, required, structure, text } from '../validate.js';
import type { Device } from '../state.js';

const secret = structure({ PasswordVerifier: text({ max: 131_072 }), Salt: text({ max: 131_072 }) });

/** Remembers the device that the sign-in was offered for, at once or once the user has said so. */
export const confirmDevice = tokenOperation({
  DeviceKey: required(deviceKey), DeviceSecretVerifierConfig: secret, DeviceName: text({ min: 1, max: 1024 }),
}, ({ pool, user, family }, { DeviceKey, DeviceSecretVerifierConfig, DeviceName = '' }) => {
  const { isAsked } = devicePolicy(pool);
  if (user.devices?.some(({ key }) => key === DeviceKey)) throw deviceKeyExists();
  if (family.deviceKey !== DeviceKey || family.deviceGroupKey === undefined) throw deviceNotFound();
  if (!DeviceSecretVerifierConfig) throw missingParameter('DeviceSecretVerifierConfig');
  const now = pool.clock.now();
  const device: Device = {
    ...readVerifier(DeviceSecretVerifierConfig), key: DeviceKey, groupKey: family.deviceGroupKey, name: DeviceName, isRemembered: !isAsked, createdAt: now, modifiedAt: now, lastUsedAt: now,
  };
  user.devices = [...user.devices ?? [], device];
  delete family.deviceGroupKey;
  return { UserConfirmationNecessary: isAsked };
});

/** @throws {CognitoFault} InvalidParameterException for what is no number, and for a verifier that any secret would fit */
function readVerifier({ PasswordVerifier = '', Salt = '' }: { PasswordVerifier?: string; Salt?: string }): Verifier {
  try {
    const [verifier, salt] = [toHex(fromBase64(PasswordVerifier)), toHex(fromBase64(Salt))];
    if (salt !== '' && isPublicValue(verifier)) return { verifier, salt };
  } catch {
    // Said below.
  }
  throw invalidParameter('DeviceSecretVerifierConfig needs PasswordVerifier and Salt in base64.');
}

const MOST_DEVICES = 60;

export const listDevices = tokenOperation({ Limit: integer({ min: 0, max: MOST_DEVICES }), PaginationToken: text({ min: 1 }) }, ({ pool, user }, { Limit, PaginationToken }) => {
  devicePolicy(pool);
  const { items, next } = pageOf(user.devices ?? [], ({ key }) => key, { size: Limit || MOST_DEVICES, token: PaginationToken });
  return { Devices: items.map(deviceType), ...(next !== undefined && { PaginationToken: next }) };
});

export const getDevice = tokenOperation({ DeviceKey: required(deviceKey) }, ({ pool, user }, { DeviceKey }) => {
  devicePolicy(pool);
  return { Device: deviceType(deviceOf(user, DeviceKey)) };
});

export const updateDeviceStatus = tokenOperation({
  DeviceKey: required(deviceKey), DeviceRememberedStatus: text({ values: ['remembered', 'not_remembered'] }),
}, ({ pool, user }, { DeviceKey, DeviceRememberedStatus: status }) => {
  devicePolicy(pool);
  const device = deviceOf(user, DeviceKey);
  if (status !== undefined) device.isRemembered = status === 'remembered';
  device.modifiedAt = pool.clock.now();
  return {};
});

export const forgetDevice = tokenOperation({ DeviceKey: required(deviceKey) }, ({ pool, user }, { DeviceKey }) => {
  forget(pool, user, DeviceKey);
  return {};
});

const deviceType = ({ key, name, isRemembered, createdAt, modifiedAt, lastUsedAt }: Device): object => ({
  DeviceKey: key,
  DeviceAttributes: [
    { Name: 'device_status', Value: isRemembered ? 'remembered' : 'not_remembered' },
    { Name: 'device_name', Value: name },
    { Name: 'last_ip_used', Value: '127.0.0.1' },
  ],
  DeviceCreateDate: createdAt / 1000,
  DeviceLastModifiedDate: modifiedAt / 1000,
  DeviceLastAuthenticatedDate: lastUsedAt / 1000,
});
