import { forgetDevice, isLost, knownDevice } from '../../cognito/devices.js';
import { AuthError } from '../../core/errors.js';
import { through, type Commands } from './workbench.js';

/** What is asked of who signs in from a new device. */
export const newDeviceCommands: Commands<'rememberDevice'> = {
  async rememberDevice({ keeper, storage, pool: { clientId }, call }, _command, run) {
    await through('rememberDevice', run, {}, async () => {
      const { accessToken: AccessToken, username } = await keeper.get();
      const device = knownDevice({ storage, clientId }, username);
      if (!device) throw new AuthError('DeviceGoneError', 'Nothing is kept of this device.');
      await call('UpdateDeviceStatus', { AccessToken, DeviceKey: device.key, DeviceRememberedStatus: 'remembered' }, run).catch((error: unknown) => {
        // The next sign-in is that of a new device, which may be remembered.
        if (isLost(error)) forgetDevice({ storage, clientId }, username);
        throw error;
      });
    });
    return { type: 'deviceRemembered' };
  },
};
