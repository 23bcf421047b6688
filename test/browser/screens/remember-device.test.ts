/** The question whether a new device is to be remembered: asked where the pool leaves it to the user, and what each answer means for the next sign-in. */
import { html } from 'lit';
import '../../../src/define.js';
import type { Auth } from '../../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { fillAll, focusIsOn, hear, mount, press, see, seeAlert } from '../support/page.js';
import { watch } from '../support/secrets.js';
import { ADA, arrived, createWorld, PASSWORD, POOL_ID, type World, type WorldOptions } from '../support/world.js';

/** Codes by e-mail are required, but not of a remembered device. */
const pool = (DeviceOnlyRememberedOnUserPrompt: boolean): WorldOptions =>
  ({ pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {}, DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt } } });

const ASKED = pool(true);

const show = (auth: Auth): void => { mount(html`<auth-authenticator .auth=${auth}>Members only</auth-authenticator>`); };

async function signIn(): Promise<void> {
  await fillAll({ Email: ADA, Password: PASSWORD });
  await press('Sign in');
}

async function giveCode(world: World): Promise<void> {
  await see('Confirm that it is you');
  await fillAll({ 'Confirmation code': world.code(ADA) });
  await press('Confirm');
}

const asked = async (options = ASKED): Promise<{ world: World; auth: Auth }> => {
  const world = await createWorld(options);
  const auth = world.auth();
  show(auth);
  await signIn();
  await giveCode(world);
  return { world, auth };
};

/** The challenges that were answered since. */
const answered = ({ sent }: World, since: number): unknown[] => sent.slice(since).filter(({ operation }) => operation === 'RespondToAuthChallenge').map(({ input }) => input.ChallengeName);

describe('auth-remember-device', () => {
  it('remembers the device: the next sign-in asks for no code', async () => {
    const { world, auth } = await asked();
    const witness = watch(auth, world);
    await arrived(auth, 'rememberDevice');
    await see('Remember this device?');
    await hear('Remember this device?');
    await focusIsOn('Remember this device');
    await expectAccessible();
    await press('Remember this device');
    await see('Members only');
    expect(world.sent.filter(({ operation }) => operation === 'UpdateDeviceStatus').map(({ input }) => input.DeviceRememberedStatus)).to.deep.equal(['remembered']);
    witness.expectSilence(PASSWORD);
    await auth.signOut();
    const since = world.sent.length;
    await signIn();
    await arrived(auth, 'authenticated');
    expect(answered(world, since)).to.deep.equal(['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER']);
  });

  it('leaves it at that where the person does not want it: the next sign-in asks for a code, and not for the device again', async () => {
    const { world, auth } = await asked();
    await press('Not now');
    await see('Members only');
    expect(world.count('UpdateDeviceStatus')).to.equal(0);
    await auth.signOut();
    const since = world.sent.length;
    await signIn();
    await giveCode(world);
    await arrived(auth, 'authenticated');
    expect(answered(world, since)).to.deep.equal(['PASSWORD_VERIFIER', 'EMAIL_OTP', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER']);
    expect(auth.getSnapshot().previous).to.equal('confirmSignIn');
  });

  it('is not shown where the pool remembers devices by itself, or none', async () => {
    for (const options of [pool(false), { pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {} } } as const]) {
      const { auth } = await asked(options);
      await arrived(auth, 'authenticated');
      expect(auth.getSnapshot().previous).to.equal('confirmSignIn');
    }
  });

  it('says what went wrong, and lets go on', async () => {
    const { world, auth } = await asked();
    await arrived(auth, 'rememberDevice');
    world.disconnect();
    await press('Remember this device');
    await seeAlert('No connection. Check the network and try again.');
    world.disconnect(false);
    for (const key of [...world.stored.keys()]) if (/device/i.test(key)) world.stored.delete(key);
    await press('Remember this device');
    await seeAlert('The device is no longer known. Sign in on it again to have it remembered.');
    await press('Not now');
    await arrived(auth, 'authenticated');
    expect(world.count('UpdateDeviceStatus')).to.equal(1);
  });

  it('says that the device is gone where an administrator has forgotten it, and asks again at the next sign-in', async () => {
    const { world, auth } = await asked();
    await arrived(auth, 'rememberDevice');
    await world.local.admin.forgetDevice(POOL_ID, ADA, [...world.stored].find(([key]) => key.endsWith('.deviceKey'))?.[1] ?? '');
    await press('Remember this device');
    await seeAlert('The device is no longer known. Sign in on it again to have it remembered.');
    await press('Not now');
    await arrived(auth, 'authenticated');
    await auth.signOut();
    await signIn();
    await giveCode(world);
    await arrived(auth, 'rememberDevice');
    await press('Remember this device');
    await arrived(auth, 'authenticated');
  });

  it('lets the page answer for itself, and is not asked of who comes back by a reload', async () => {
    const { world, auth } = await asked();
    await arrived(auth, 'rememberDevice');
    let calls = 0;
    auth.hooks.rememberDevice = () => { calls++; };
    await press('Remember this device');
    await arrived(auth, 'authenticated');
    expect([calls, world.count('UpdateDeviceStatus')]).to.deep.equal([1, 0]);
    const reloaded = world.auth();
    show(reloaded);
    await arrived(reloaded, 'authenticated');
    expect(reloaded.getSnapshot().previous).to.equal('setup');
  });

  it('comes before a contact that is to be verified', async () => {
    const users = [{ Username: ADA, Password: PASSWORD, UserAttributes: [{ Name: 'email_verified', Value: 'false' }] }];
    const world = await createWorld({ pool: { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true }, users } });
    const auth = world.auth();
    show(auth);
    await signIn();
    await arrived(auth, 'rememberDevice');
    await press('Remember this device');
    await arrived(auth, 'verifyUser');
  });
});
