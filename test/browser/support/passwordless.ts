/** A world where people sign in by choice, and passkeys are for the page under test. */
import type { WorldOptions } from './world.js';
import { ADA, ALAN, PASSWORD } from './world.js';

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
