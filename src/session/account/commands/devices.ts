import { forgetDevice, isLost, knownDevice } from '../../../cognito/devices.js';
import type { Device, UserSession } from '../../../cognito/operations.js';
import { AuthError } from '../../../core/errors.js';
import { ACCOUNT_NOTICES as NOTICES } from '../../../flow/account/notices.js';
import type { AccountData, AccountDevice, AccountSession } from '../../../flow/account/types.js';
import type { Workbench } from '../../commands/workbench.js';
import { failureOf } from '../../engine.js';
import { asUser, takeAway } from '../as-user.js';
import type { TaskCommands } from '../commands.js';

/** Answers of a pool that keeps no such list, or of a region where the operation has not arrived. */
const WITHOUT = new Set(['InvalidUserPoolConfigurationException', 'UnknownOperationException', 'UnsupportedOperationException', 'OperationNotEnabledException']);

const orUndefined = async <T>(list: Promise<T>): Promise<T | undefined> => list.catch((error: unknown) => {
  if (WITHOUT.has(AuthError.from(error).name)) return undefined;
  throw error;
});

const milliseconds = (seconds: number | undefined): number | undefined => (seconds === undefined ? undefined : seconds * 1000);

/** The key of the device that this page runs on. */
const currentKey = ({ storage, pool: { clientId }, keeper: { tokens } }: Workbench): string | undefined => knownDevice({ storage, clientId }, tokens?.username ?? '')?.key;

/** Drops what is kept of a device, where it is the one that this page runs on: the next sign-in is that of a new one. */
function forgetHere(bench: Workbench, key: string): void {
  if (key === currentKey(bench)) forgetDevice({ storage: bench.storage, clientId: bench.pool.clientId }, bench.keeper.tokens?.username ?? '');
}

const deviceOf = (bench: Workbench, { DeviceKey: key = '', DeviceAttributes = [], DeviceLastAuthenticatedDate }: Device): AccountDevice => {
  const attribute = (name: string): string => DeviceAttributes.find(({ Name }) => Name === name)?.Value ?? '';
  return { key, name: known(attribute('device_name')), lastUsed: milliseconds(DeviceLastAuthenticatedDate), isRemembered: attribute('device_status') === 'remembered', isCurrent: key === currentKey(bench) };
};

/** Cognito says `unknown` where it could not find out. */
const known = (text = ''): string => (text.toLowerCase() === 'unknown' ? '' : text);

const sessionOf = ({ SessionId: id = '', SessionType, DeviceType, LastLocation: { City, Country } = {}, LastIPAddress = '', CreateDate, LastActiveDate, IsCurrentSession = false }: UserSession): AccountSession => ({
  id, device: known(DeviceType), places: [City, Country].map(known).filter(Boolean), address: LastIPAddress, isSignInPage: SessionType === 'SSO',
  signedIn: milliseconds(CreateDate), lastActive: milliseconds(LastActiveDate), isCurrent: IsCurrentSession,
});

async function listDevices(bench: Workbench): Promise<AccountDevice[]> {
  const devices: Device[] = [];
  let token: string | undefined;
  do {
    const { Devices = [], PaginationToken } = await asUser(bench, 'ListDevices', { ...(token && { PaginationToken: token }) });
    devices.push(...Devices);
    token = PaginationToken;
  } while (token);
  return devices.map((device) => deviceOf(bench, device));
}

async function listSessions(bench: Workbench): Promise<AccountSession[]> {
  const sessions: UserSession[] = [];
  let token: string | undefined;
  do {
    const { Sessions = [], NextToken } = await asUser(bench, 'ListUserSessions', { ...(token && { NextToken: token }) });
    sessions.push(...Sessions);
    token = NextToken;
  } while (token);
  return sessions.map(sessionOf);
}

async function readDevices(bench: Workbench): Promise<AccountData> {
  const [devices, sessions] = await Promise.all([orUndefined(listDevices(bench)), orUndefined(listSessions(bench))]);
  return { devices, sessions };
}

export const deviceCommands: TaskCommands<'readDevices' | 'rememberDevice' | 'forgetDevice' | 'endSession'> = {
  readDevices: async (bench) => ({ type: 'done', data: await readDevices(bench) }),

  async rememberDevice(bench, { command: { target: DeviceKey = '' }, account: { data: { devices = [] } } }) {
    try {
      await asUser(bench, 'UpdateDeviceStatus', { DeviceKey, DeviceRememberedStatus: 'remembered' });
    } catch (error) {
      if (!isLost(error)) throw error;
      forgetHere(bench, DeviceKey);
      return { type: 'failed', failure: await failureOf(error), data: await readDevices(bench) };
    }
    const { Device } = await asUser(bench, 'GetDevice', { DeviceKey });
    return { type: 'done', notice: NOTICES.deviceRemembered, data: { devices: devices.map((device) => (device.key === DeviceKey ? deviceOf(bench, Device) : device)) } };
  },

  async forgetDevice(bench, { command: { target: DeviceKey = '' } }) {
    await takeAway(bench, 'ForgetDevice', { DeviceKey });
    forgetHere(bench, DeviceKey);
    return { type: 'done', notice: NOTICES.deviceForgotten, data: await readDevices(bench) };
  },

  async endSession(bench, { command: { target: SessionId = '' } }) {
    await takeAway(bench, 'RevokeUserSession', { SessionId });
    // The list may be some seconds behind.
    const { devices, sessions } = await readDevices(bench);
    return { type: 'done', notice: NOTICES.sessionEnded, data: { devices, sessions: sessions?.filter(({ id }) => id !== SessionId) } };
  },
};
