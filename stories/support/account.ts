import type { World, WorldOptions } from './world.js';
import { ADA, ask, cognito, signedIn } from './world.js';

/** The password that a story chooses. */
export const NEW_PASSWORD = 'Difference-1822';

/** Ada with a whole name, a picture that needs no network, and a phone number that nobody has confirmed. */
export const LADY = {
  ...ADA,
  UserAttributes: [...ADA.UserAttributes ?? [], { Name: 'family_name', Value: 'Lovelace' }, { Name: 'phone_number', Value: '+441632960123' }],
};

/** Ada is signed in, with her account before her. */
export const account = (options: WorldOptions = {}): { cognito: WorldOptions } => cognito({ users: [LADY], arrange: signedIn, ...options });

/** A pool with all second factors, none of them asked for. */
export const ALL_FACTORS = {
  MfaConfiguration: 'OPTIONAL' as const, SmsMfaConfiguration: {}, SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {},
  AutoVerifiedAttributes: ['email' as const, 'phone_number' as const],
};

/** Signs in from other browsers first, then here. */
export const signedInOn = (...userAgents: readonly string[]) => async (world: World): Promise<void> => {
  for (const userAgent of userAgents) await signedIn({ ...world, auth: world.elsewhere(userAgent) });
  await signedIn(world);
};

/** Signs in by a code alone, who has no password. */
export async function signedInByCode(world: World): Promise<void> {
  world.auth.configure({ authenticationFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' });
  await ask(world, { type: 'start' }, ({ state }) => state === 'signIn');
  await ask(world, { type: 'submit', screen: 'signIn', values: { username: ADA.Username } }, ({ state, pending }) => state === 'confirmSignIn' && !pending);
  await ask(world, { type: 'submit', screen: 'confirmSignIn', values: { code: world.local.inbox.at(-1)?.code ?? '' } }, ({ state }) => state === 'authenticated');
}
