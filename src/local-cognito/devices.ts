/** Devices: what a user signs in from, remembered by a secret that the device keeps and the service holds a verifier of. */
import { deviceNotFound, withoutDevices } from './errors.js';
import { opaque, uuid } from './ids.js';
import type { DevicePolicy } from './config.js';
import type { Pool } from './pool.js';
import type { Device, TokenFamily, User } from './state.js';

/** @throws {CognitoFault} InvalidUserPoolConfigurationException */
export function devicePolicy({ config: { devices } }: Pool): DevicePolicy {
  if (!devices) throw withoutDevices();
  return devices;
}

/** @throws {CognitoFault} ResourceNotFoundException for a device that is not this user's */
export function deviceOf(user: User, key: string): Device {
  const device = user.devices?.find((candidate) => candidate.key === key);
  if (!device) throw deviceNotFound();
  return device;
}

/** @throws {CognitoFault} ResourceNotFoundException, InvalidUserPoolConfigurationException */
export function forgetDevice(pool: Pool, user: User, key: string): void {
  devicePolicy(pool);
  const device = deviceOf(user, key);
  user.devices = user.devices?.filter((other) => other !== device);
}

/** The device that says to be signing in; one that was forgotten must not be asked for a proof. */
export const claimedDevice = ({ config }: Pool, user: User, key: string | undefined): Device | undefined =>
  (config.devices && key !== undefined ? deviceOf(user, key) : undefined);

/** What a sign-in from a new device is offered: NewDeviceMetadata. */
export interface NewDevice {
  DeviceKey: string;
  DeviceGroupKey: string;
}

export function offerDevice({ config: { devices, region }, random }: Pool, family: TokenFamily): NewDevice | undefined {
  if (!devices) return undefined;
  family.deviceKey = `${region}_${uuid(random)}`;
  family.deviceGroupKey = `-${opaque(random, 6)}`;
  return { DeviceKey: family.deviceKey, DeviceGroupKey: family.deviceGroupKey };
}

/** Whether a refresh names the device that signed in, where that is remembered still. */
export const isOfDevice = (user: User, { deviceKey }: TokenFamily, given: string | undefined): boolean =>
  deviceKey === undefined || deviceKey === given || !user.devices?.some(({ key }) => key === deviceKey);
