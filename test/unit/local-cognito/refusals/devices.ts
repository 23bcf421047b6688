/** Devices and sessions: proofs that are wrong, keys of others, and what was forgotten or ended. */
import { deviceVerifier, N, proof, startSrp } from '../srp-client.js';
import { ASKED_DEVICES, DEVICES, holds, newTokens, PASSWORD, refused, signInByPassword, type Refusal, type Reply, type World } from '../world.js';

const SECRET = 'a secret that only the device has';
const NO_DEVICE = 'Device does not exist.';

interface KnownDevice {
  key: string;
  group: string;
}

interface Client {
  client: string;
}

const ON_DEVICES: Client = { client: 'devices' };

const signInWith = (world: World, username: string, DEVICE_KEY: string, { client }: Client = ON_DEVICES) =>
  world.call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: client, AuthParameters: { USERNAME: username, PASSWORD, DEVICE_KEY } });

const respond = (world: World, { ChallengeName, Session }: Reply, responses: Record<string, string>, { client }: Client = ON_DEVICES) =>
  world.call('RespondToAuthChallenge', { ClientId: client, ChallengeName, Session, ChallengeResponses: responses });

const accessOf = ({ AuthenticationResult }: Reply): string => AuthenticationResult?.AccessToken ?? '';

/** A sign-in from a device that is new, and its confirmation. */
async function remember(world: World, username: string, on = ON_DEVICES, signedIn?: Reply): Promise<KnownDevice & { access: string; refresh: string; asked: boolean | undefined }> {
  const reply = signedIn ?? await signInByPassword(world, username, on);
  const { DeviceKey = '', DeviceGroupKey = '' } = reply.AuthenticationResult?.NewDeviceMetadata ?? {};
  const { UserConfirmationNecessary: asked } = await world.call('ConfirmDevice', {
    AccessToken: accessOf(reply), DeviceKey, DeviceName: 'A browser', DeviceSecretVerifierConfig: await deviceVerifier(DeviceGroupKey, DeviceKey, SECRET),
  });
  return { key: DeviceKey, group: DeviceGroupKey, access: accessOf(reply), refresh: reply.AuthenticationResult?.RefreshToken ?? '', asked };
}

/** Answers DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER. */
async function prove(world: World, username: string, challenge: Reply, { key, group }: KnownDevice, { secret = SECRET, on = ON_DEVICES, signed = {}, tamper = (same: Record<string, string>) => same } = {}): Promise<Reply> {
  const srp = startSrp();
  const asked = await respond(world, challenge, { USERNAME: username, DEVICE_KEY: key, SRP_A: srp.srpA }, on);
  holds(asked.ChallengeName === 'DEVICE_PASSWORD_VERIFIER', 'the device is asked for its proof');
  const claim = await proof(srp, { ...asked.ChallengeParameters, ...signed, USER_ID_FOR_SRP: key }, group, secret, world.clock.now());
  return respond(world, asked, tamper({ ...claim, USERNAME: username, DEVICE_KEY: key }), on);
}

/** Turns codes by e-mail on. */
const withEmailMfa = (world: World, AccessToken: string) => world.call('SetUserMFAPreference', { AccessToken, EmailMfaSettings: { Enabled: true, PreferredMfa: true } });

export const deviceRefusals: Refusal[] = [
  {
    name: 'a wrong secret of a device; the right one gives tokens',
    async run(world) {
      const username = await world.newUser(DEVICES);
      const device = await remember(world, username);
      holds(device.asked === false, 'the pool remembers without asking');
      const begin = () => signInWith(world, username, device.key);
      const challenge = await begin();
      holds(challenge.ChallengeName === 'DEVICE_SRP_AUTH' && challenge.AuthenticationResult === undefined, 'the proof is asked for before tokens are given');
      await refused(prove(world, username, challenge, device, { secret: 'another secret' }), 'NotAuthorizedException', 'Incorrect username or password.');
      await refused(prove(world, username, challenge, device), 'NotAuthorizedException', 'Invalid session');
      const other = await remember(world, await world.newUser(DEVICES));
      await refused(prove(world, username, await begin(), device, { tamper: (claim) => ({ ...claim, DEVICE_KEY: other.key }) }), 'NotAuthorizedException');
      await refused(prove(world, username, await begin(), { ...device, key: other.key, group: other.group }), 'ResourceNotFoundException', NO_DEVICE);
      await refused(prove(world, username, await begin(), device, { tamper: (claim) => ({ ...claim, TIMESTAMP: 'yesterday' }) }), 'InvalidParameterException');
      await refused(prove(world, username, await begin(), device, { signed: { SECRET_BLOCK: btoa('another') } }), 'NotAuthorizedException');
      const { AuthenticationResult: result } = await prove(world, username, await begin(), device);
      holds(result !== undefined && result.NewDeviceMetadata === undefined, 'a known device gets tokens and is not offered anew');
    },
  },
  {
    name: 'an A that N divides, from a device',
    async run(world) {
      const username = await world.newUser(DEVICES);
      const { key } = await remember(world, username);
      for (const srpA of ['0', N.toString(16)]) {
        const challenge = await signInWith(world, username, key);
        await refused(respond(world, challenge, { USERNAME: username, DEVICE_KEY: key, SRP_A: srpA }), 'InvalidParameterException');
      }
    },
  },
  {
    name: 'a second factor left out by who only says to be a remembered device',
    async run(world) {
      const username = await world.newUser(DEVICES);
      const device = await remember(world, username);
      await withEmailMfa(world, device.access);
      holds((await signInByPassword(world, username, ON_DEVICES)).ChallengeName === 'EMAIL_OTP', 'a new device is asked for the second factor');
      const challenge = await signInWith(world, username, device.key);
      holds(challenge.ChallengeName === 'DEVICE_SRP_AUTH', 'a remembered one is asked for its proof instead');
      holds((await prove(world, username, challenge, device)).AuthenticationResult !== undefined, 'which gives tokens');

      // Another device, known and not remembered, must not pass for the remembered one.
      const asNew = await signInByPassword(world, username, ON_DEVICES);
      const second = await remember(world, username, ON_DEVICES, await respond(world, asNew, { USERNAME: username, EMAIL_OTP_CODE: world.lastCode(`${username}@example.com`) }));
      await world.call('UpdateDeviceStatus', { AccessToken: second.access, DeviceKey: second.key, DeviceRememberedStatus: 'not_remembered' });
      const begun = await signInWith(world, username, device.key);
      const still = await prove(world, username, begun, second);
      holds(still.ChallengeName === 'EMAIL_OTP' && still.AuthenticationResult === undefined, 'the second factor is asked for after all');
      const tokens = await respond(world, still, { USERNAME: username, EMAIL_OTP_CODE: world.lastCode(`${username}@example.com`), DEVICE_KEY: device.key });
      const claims = JSON.parse(atob(accessOf(tokens).split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '')) as { device_key?: string };
      holds(claims.device_key === second.key, 'the tokens name the device that has proved itself');
    },
  },
  {
    name: 'the place of a second factor for a device of which the user did not say that it is remembered',
    async run(world) {
      const on = { client: 'asked' };
      const username = await world.newUser(ASKED_DEVICES);
      const device = await remember(world, username, on);
      holds(device.asked === true, 'the pool wants the user to be asked');
      const { Devices } = await world.call('ListDevices', { AccessToken: device.access });
      holds(Devices?.[0]?.DeviceAttributes.some(({ Name, Value }) => Name === 'device_status' && Value === 'not_remembered') === true, 'the device is not remembered yet');
      await withEmailMfa(world, device.access);
      const challenge = await signInWith(world, username, device.key, on);
      holds(challenge.ChallengeName === 'EMAIL_OTP', 'the second factor is asked for');
      const next = await respond(world, challenge, { USERNAME: username, EMAIL_OTP_CODE: world.lastCode(`${username}@example.com`) }, on);
      holds(next.ChallengeName === 'DEVICE_SRP_AUTH', 'and then the device for its proof');
      holds((await prove(world, username, next, device, { on })).AuthenticationResult !== undefined, 'which gives tokens');
      await world.call('UpdateDeviceStatus', { AccessToken: device.access, DeviceKey: device.key, DeviceRememberedStatus: 'remembered' });
      holds((await signInWith(world, username, device.key, on)).ChallengeName === 'EMAIL_OTP', 'this pool wants both, also of a remembered device');
    },
  },
  {
    name: 'a confirmation of a device that was not offered, twice, or with a verifier that any secret fits',
    async run(world) {
      const username = await world.newUser(DEVICES);
      const reply = await signInByPassword(world, username, ON_DEVICES);
      const { DeviceKey = '', DeviceGroupKey = '' } = reply.AuthenticationResult?.NewDeviceMetadata ?? {};
      const secret = await deviceVerifier(DeviceGroupKey, DeviceKey, SECRET);
      const confirm = (key: string, DeviceSecretVerifierConfig: object) => world.call('ConfirmDevice', { AccessToken: accessOf(reply), DeviceKey: key, DeviceSecretVerifierConfig });
      await refused(confirm(`eu-west-1_${'0'.repeat(8)}-0000`, secret), 'ResourceNotFoundException', NO_DEVICE);
      await refused(confirm(DeviceKey, { ...secret, PasswordVerifier: btoa('\0') }), 'InvalidParameterException');
      await refused(confirm(DeviceKey, { ...secret, PasswordVerifier: 'no base64!' }), 'InvalidParameterException');
      await confirm(DeviceKey, secret);
      await refused(confirm(DeviceKey, secret), 'DeviceKeyExistsException');
      const { access } = await newTokens(world);
      await refused(world.call('ConfirmDevice', { AccessToken: access, DeviceKey, DeviceSecretVerifierConfig: secret }), 'InvalidUserPoolConfigurationException');
    },
  },
  {
    name: 'a device that was forgotten, or is somebody else\'s; the sign-in may go on without it',
    async run(world) {
      const username = await world.newUser(DEVICES);
      const device = await remember(world, username);
      const stranger = await remember(world, await world.newUser(DEVICES));
      for (const operation of ['GetDevice', 'ForgetDevice', 'UpdateDeviceStatus']) {
        await refused(world.call(operation, { AccessToken: device.access, DeviceKey: stranger.key }), 'ResourceNotFoundException', NO_DEVICE);
      }
      holds((await world.call('GetDevice', { AccessToken: device.access, DeviceKey: device.key })).Device?.DeviceKey === device.key, 'one\'s own is found');
      await refused(signInWith(world, username, stranger.key), 'ResourceNotFoundException', NO_DEVICE);
      const challenge = await signInWith(world, username, device.key);
      await world.call('ForgetDevice', { AccessToken: device.access, DeviceKey: device.key });
      await refused(prove(world, username, challenge, device), 'ResourceNotFoundException', NO_DEVICE);
      await refused(signInWith(world, username, device.key), 'ResourceNotFoundException', NO_DEVICE);
      holds((await signInByPassword(world, username, ON_DEVICES)).AuthenticationResult?.NewDeviceMetadata !== undefined, 'without its key it is a new device');
      // A proof of the password may name it too, from the beginning.
      const srp = startSrp();
      const begun = await world.call('InitiateAuth', { AuthFlow: 'USER_SRP_AUTH', ClientId: 'devices', AuthParameters: { USERNAME: username, SRP_A: srp.srpA, DEVICE_KEY: device.key } });
      const claim = await proof(srp, begun.ChallengeParameters ?? {}, DEVICES.split('_')[1] ?? '', PASSWORD, world.clock.now());
      await refused(respond(world, begun, { ...claim, DEVICE_KEY: device.key }), 'ResourceNotFoundException', NO_DEVICE);
      holds((await respond(world, begun, claim)).AuthenticationResult?.NewDeviceMetadata !== undefined, 'and goes on without it');
    },
  },
  {
    name: 'a device that an administrator has forgotten, and no other',
    async run(world) {
      const username = await world.newUser(DEVICES);
      const [device, other] = [await remember(world, username), await remember(world, username)];
      const stranger = await remember(world, await world.newUser(DEVICES));
      await refused(world.local.admin.forgetDevice(DEVICES, username, stranger.key), 'ResourceNotFoundException', NO_DEVICE);
      await world.local.admin.forgetDevice(DEVICES, username, device.key);
      await refused(signInWith(world, username, device.key), 'ResourceNotFoundException', NO_DEVICE);
      await refused(world.call('UpdateDeviceStatus', { AccessToken: device.access, DeviceKey: device.key, DeviceRememberedStatus: 'remembered' }), 'ResourceNotFoundException', NO_DEVICE);
      holds((await prove(world, username, await signInWith(world, username, other.key), other)).AuthenticationResult !== undefined, 'the other one signs in as before');
    },
  },
  {
    name: 'a refresh that does not name its device',
    async run(world) {
      const username = await world.newUser(DEVICES);
      const { key, refresh, access } = await remember(world, username);
      const attempt = (more: object) => world.call('GetTokensFromRefreshToken', { ClientId: 'devices', RefreshToken: refresh, ...more });
      await refused(attempt({}), 'NotAuthorizedException', 'Invalid Refresh Token');
      await refused(attempt({ DeviceKey: `${key}0` }), 'NotAuthorizedException', 'Invalid Refresh Token');
      await attempt({ DeviceKey: key });
      await world.call('ForgetDevice', { AccessToken: access, DeviceKey: key });
      await attempt({});
    },
  },
  {
    name: 'a page of devices by a token that is none',
    async run(world) {
      const username = await world.newUser(DEVICES);
      const first = await remember(world, username);
      await remember(world, username);
      await remember(world, username);
      const list = (more: object) => world.call('ListDevices', { AccessToken: first.access, ...more });
      const page = await list({ Limit: 2 });
      const rest = await list({ Limit: 2, PaginationToken: page.PaginationToken });
      holds(page.Devices?.length === 2 && rest.Devices?.length === 1 && rest.PaginationToken === undefined, 'two pages hold three devices');
      await refused(list({ PaginationToken: btoa('nothing') }), 'InvalidParameterException');
      await refused(list({ Limit: 61 }), 'InvalidParameterException');
    },
  },
  {
    name: 'the end of a session that is somebody else\'s, and what an ended one still asks',
    async run(world) {
      const { username, access, refresh } = await newTokens(world);
      const other = await signInByPassword(world, username);
      const stranger = await newTokens(world);
      const list = async (AccessToken: string) => (await world.call('ListUserSessions', { AccessToken })).Sessions ?? [];
      const sessions = await list(access);
      holds(sessions.length === 2 && sessions.filter(({ IsCurrentSession }) => IsCurrentSession).length === 1, 'both sign-ins are listed, one as the current');
      const target = sessions.find(({ IsCurrentSession }) => !IsCurrentSession)?.SessionId ?? '';
      const revoke = (AccessToken: string, SessionId: string) => world.call('RevokeUserSession', { AccessToken, SessionId });
      await refused(revoke(stranger.access, target), 'ResourceNotFoundException', 'Session does not exist.');
      await world.call('GetUser', { AccessToken: accessOf(other) });
      await revoke(access, target);
      await refused(world.call('GetUser', { AccessToken: accessOf(other) }), 'NotAuthorizedException', 'Access Token has been revoked');
      await refused(world.call('GetTokensFromRefreshToken', { ClientId: 'plain', RefreshToken: other.AuthenticationResult?.RefreshToken }), 'NotAuthorizedException', 'Refresh Token has been revoked');
      await refused(revoke(access, target), 'ResourceNotFoundException');
      holds((await list(access)).length === 1, 'an ended one is listed no more');
      await world.call('GetTokensFromRefreshToken', { ClientId: 'plain', RefreshToken: refresh });
    },
  },
];
