import type { DeviceOptions } from './devices.js';
import type { AuthResponse, Call } from './operations.js';

type Input = Readonly<Partial<Record<'AuthParameters' | 'ChallengeResponses', Readonly<Record<string, string>>>>>;

/** Where the key of a user's device is kept. */
export const deviceKeyEntry = (clientId: string, user: string): string => `CognitoIdentityServiceProvider.${clientId}.${user}.deviceKey`;

/**
 * Signs in as the device that a pool remembers, whatever the flow: names it, proves it when Cognito asks, and confirms a new one.
 * What that takes comes when a device is known or offered.
 */
export const callWithDevices = (call: Call, options: Omit<DeviceOptions, 'call'>): Call => (async (operation, input, callOptions) => {
  const { AuthParameters, ChallengeResponses = AuthParameters } = input as Input;
  const user = ChallengeResponses?.USERNAME;
  const isKnown = user && options.storage.getItem(deviceKeyEntry(options.clientId, user));
  const answer = isKnown ? undefined : await call(operation, input, callOptions) as AuthResponse;
  return !answer || answer.ChallengeName === 'DEVICE_SRP_AUTH' || answer.AuthenticationResult?.NewDeviceMetadata
    ? (await import('./devices.js')).callAsDevice({ ...options, call }, operation as 'InitiateAuth', input as never, callOptions, answer)
    : answer;
});
