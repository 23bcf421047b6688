import type { Clock, RandomBytes } from '../core/clock.js';
import { toBase64, toHex } from '../core/encoding.js';
import { AuthError } from '../core/errors.js';
import { SRP_G } from '../core/srp-group.js';
import { readClaims, type AccessTokenClaims } from './jwt.js';
import { modPow } from './modpow.js';
import type { AuthResponse, AuthenticationResult, Call, CallOptions, DeviceAnswer, Operations } from './operations.js';
import { readSrpChallenge } from './parameters.js';
import { createSrpClient, integerToBytes, privateKey, webCrypto } from './srp.js';
import { N } from './srp-group.js';
import type { KeyValueStorage } from './token-store.js';

export interface DeviceOptions {
  readonly call: Call;
  readonly storage: KeyValueStorage;
  readonly clientId: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** What a device keeps of itself, for one user. */
export interface KnownDevice {
  readonly key: string;
  readonly groupKey: string;
  readonly secret: string;
}

/** The names under which amazon-cognito-identity-js and aws-amplify v6 keep the same. */
const ENTRIES = { key: 'deviceKey', groupKey: 'deviceGroupKey', secret: 'randomPasswordKey' } as const;

type Kept = Pick<DeviceOptions, 'storage' | 'clientId'>;

const entryOf = ({ clientId }: Kept, user: string, entry: keyof typeof ENTRIES): string => `CognitoIdentityServiceProvider.${clientId}.${user}.${ENTRIES[entry]}`;

/** The device of a user in this storage, or undefined. */
export function knownDevice(kept: Kept, user: string): KnownDevice | undefined {
  const [key, groupKey, secret] = (['key', 'groupKey', 'secret'] as const).map((entry) => kept.storage.getItem(entryOf(kept, user, entry)));
  return key && groupKey && secret ? { key, groupKey, secret } : undefined;
}

/** Forgets the device, so that the next sign-in is that of a new one. */
export function forgetDevice(kept: Kept, user: string): void {
  for (const entry of ['key', 'groupKey', 'secret'] as const) kept.storage.removeItem(entryOf(kept, user, entry));
}

function keepDevice(kept: Kept, user: string, device: KnownDevice): void {
  for (const entry of ['key', 'groupKey', 'secret'] as const) kept.storage.setItem(entryOf(kept, user, entry), device[entry]);
}

type AuthInput = Operations['InitiateAuth']['input'] & Operations['RespondToAuthChallenge']['input'];

/**
 * Asks Cognito as a device.
 * @param answer what it has answered already, to who has not named a device
 * @throws {AuthError} SessionExpiredError when the device's proof was refused: the next sign-in does without it
 */
export async function callAsDevice(
  options: DeviceOptions, operation: 'InitiateAuth', input: AuthInput, callOptions?: CallOptions, answer?: AuthResponse,
): Promise<DeviceAnswer> {
  const { USERNAME: user = '' } = input.AuthParameters ?? input.ChallengeResponses ?? {};
  const given = answer ?? await askNaming(options, operation, input, user, callOptions);
  const proven = given.ChallengeName === 'DEVICE_SRP_AUTH' ? await proveDevice(options, input, given, user, callOptions) : given;
  if (!proven.AuthenticationResult?.NewDeviceMetadata) return proven;
  return { ...proven, isNewDevice: await confirmDevice(options, proven.AuthenticationResult, callOptions) || undefined };
}

/** Whether Cognito says that it knows no such device (ResourceNotFoundException). */
export const isLost = (error: unknown): boolean => {
  const { name, message } = AuthError.from(error);
  return name === 'ResourceNotFoundException' && /device/i.test(message);
};

/** Names the device; one that Cognito has forgotten is forgotten here too. */
async function askNaming(options: DeviceOptions, operation: 'InitiateAuth', input: AuthInput, user: string, callOptions?: CallOptions): Promise<AuthResponse> {
  const DEVICE_KEY = knownDevice(options, user)?.key;
  const member = input.AuthParameters ? 'AuthParameters' : 'ChallengeResponses';
  const named = DEVICE_KEY === undefined ? input : { ...input, [member]: { ...input[member], DEVICE_KEY } };
  try {
    return await options.call(operation, named, callOptions);
  } catch (error) {
    if (!isLost(error)) throw error;
    forgetDevice(options, user);
    return options.call(operation, input, callOptions);
  }
}

/** DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER. */
async function proveDevice(options: DeviceOptions, input: AuthInput, { ChallengeParameters: { USERNAME } = {}, Session }: AuthResponse, typed: string, callOptions?: CallOptions): Promise<AuthResponse> {
  const { call, clock, random } = options;
  const user = USERNAME ?? typed;
  const device = knownDevice(options, user);
  const { ClientId, ClientMetadata, UserContextData } = input;
  const respond = (ChallengeName: 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER', session: string | undefined, responses: Record<string, string>): Promise<AuthResponse> =>
    call('RespondToAuthChallenge', { ChallengeName, ClientId, ClientMetadata, UserContextData, Session: session, ChallengeResponses: { USERNAME: user, DEVICE_KEY: device?.key ?? '', ...responses } }, callOptions);
  try {
    if (!device) throw new AuthError('ServiceError', 'Cognito asks for a device that nothing is kept of');
    const srp = createSrpClient(random);
    const asked = await respond('DEVICE_SRP_AUTH', Session, { SRP_A: srp.srpA });
    const proof = await srp.prove({ group: device.groupKey, user: device.key, password: device.secret }, readSrpChallenge(asked.ChallengeParameters ?? {}), clock.now());
    return await respond('DEVICE_PASSWORD_VERIFIER', asked.Session, { ...proof });
  } catch (error) {
    callOptions?.signal?.throwIfAborted();
    const { name, message } = AuthError.from(error);
    // A proof that came too late says nothing of the device.
    if (!/^(NotAuthorizedException|ResourceNotFoundException|ServiceError)$/.test(name) || /session is expired/i.test(message)) throw error;
    forgetDevice(options, user);
    throw new AuthError('SessionExpiredError', 'The device could not prove itself; sign in again.', { cause: error });
  }
}

const SALT_BYTES = 16;
const SECRET_BYTES = 40;

/** ConfirmDevice: the sign-in has worked, whatever becomes of the device. Answers whether the user is to say that it be remembered. */
async function confirmDevice(options: DeviceOptions, { AccessToken = '', NewDeviceMetadata: { DeviceKey: key = '', DeviceGroupKey: groupKey = '' } = {} }: AuthenticationResult, callOptions?: CallOptions): Promise<boolean> {
  const user = readClaims<AccessTokenClaims>(AccessToken)?.username;
  if (!user || !key || !groupKey) return false;
  const secret = toBase64(options.random(SECRET_BYTES));
  try {
    const DeviceSecretVerifierConfig = await createVerifier({ key, groupKey, secret }, options.random);
    const { UserConfirmationNecessary = false } = await options.call('ConfirmDevice', { AccessToken, DeviceKey: key, DeviceName: deviceName(), DeviceSecretVerifierConfig }, callOptions);
    keepDevice(options, user, { key, groupKey, secret });
    return UserConfirmationNecessary;
  } catch (error) {
    // Half of it may have been written.
    forgetDevice(options, user);
    console.debug('auth-elements: the device is not remembered:', error);
    return false;
  }
}

/** Salt and v = gˣ mod N (RFC 5054 §2.5.3), base64 of the numbers' bytes. */
async function createVerifier({ key: user, groupKey: group, secret: password }: KnownDevice, random: RandomBytes): Promise<{ Salt: string; PasswordVerifier: string }> {
  const salt = integerToBytes(BigInt(`0x${toHex(random(SALT_BYTES))}`));
  const x = await privateKey(webCrypto(), { group, user, password }, salt);
  return { Salt: toBase64(salt), PasswordVerifier: toBase64(integerToBytes(modPow(SRP_G, x, N))) };
}

/** The longest that ConfirmDevice takes. */
const NAME_LENGTH = 1024;

const deviceName = (): string => ((globalThis.navigator as Navigator | undefined)?.userAgent ?? 'Unknown').slice(0, NAME_LENGTH);

