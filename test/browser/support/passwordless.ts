/** A world where people sign in by choice, and passkeys are for the page under test. */
import type { Auth } from '../../../src/index.js';
import { ADA, ALAN, PASSWORD, type World, type WorldOptions } from './world.js';

export type Config = Parameters<World['auth']>[0];

export const byChoice = (world: World, config: Config = {}): Auth => world.auth({ authenticationFlowType: 'USER_AUTH', ...config });

export const PHONE = '+15555550123';

export const passwordless: WorldOptions = {
  pool: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] } },
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' },
    users: [
      { Username: ADA, Password: PASSWORD },
      { Username: ALAN, UserAttributes: [{ Name: 'phone_number', Value: PHONE }, { Name: 'phone_number_verified', Value: 'true' }] },
    ],
  },
  client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
};

/** A challenge for a passkey without the ceremony that would have made one. */
export const pretendPasskey = (world: World): typeof fetch => async (input, init) => {
  const request = new Request(input, init);
  const body = await request.clone().json() as { AuthParameters?: Record<string, string> };
  if (body.AuthParameters?.PREFERRED_CHALLENGE !== 'WEB_AUTHN') return world.fetch(request);
  world.sent.push({ operation: 'InitiateAuth', input: body });
  const CREDENTIAL_REQUEST_OPTIONS = JSON.stringify({ challenge: 'AAAA', rpId: 'localhost', allowCredentials: [], userVerification: 'required', timeout: 180000 });
  return Response.json({ ChallengeName: 'WEB_AUTHN', Session: 'a-session-of-twenty-characters', ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS } });
};
