import type { World, WorldOptions } from './world.js';
import { ask } from './world.js';

/** A pool where people sign in by choice, and passkeys are for the page of the stories. */
export const byChoice: WorldOptions = {
  pool: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] } },
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' },
  },
  client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
};

export const EMAIL = 'ada@example.com';
export const PASSWORD = 'Analytical-1843';

/** Gives the user name, as the sign-in of a choice does. */
export async function toChoice(world: World): Promise<void> {
  world.auth.configure({ authenticationFlowType: 'USER_AUTH' });
  await ask(world, { type: 'start' }, ({ state }) => state === 'signIn');
  await ask(world, { type: 'submit', screen: 'signIn', values: { username: EMAIL } }, ({ state, pending }) => state === 'selectFirstFactor' && !pending);
}

/** Signs in by password where a passkey is offered next, on a device that can keep one. */
export async function toOffer(world: World): Promise<void> {
  Object.defineProperty(PublicKeyCredential, 'isUserVerifyingPlatformAuthenticatorAvailable', { configurable: true, value: () => Promise.resolve(true) });
  world.auth.configure({ passkeyOffer: 'always' });
  await toChoice(world);
  const values = { factor: 'PASSWORD', password: PASSWORD };
  await ask(world, { type: 'submit', screen: 'selectFirstFactor', values }, ({ state, pending }) => state === 'createPasskey' && !pending);
}
