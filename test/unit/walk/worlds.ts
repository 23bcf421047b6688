/** Kinds of user pools to walk in, in Node and in browsers. */
import type { AuthConfig } from '../../../src/index.js';
import type { LocalUserPool, Triggers } from '../../../src/local-cognito/index.js';
import { twoQuestions } from '../local-cognito/custom-auth.js';

export const PASSWORD = 'Corr3ct-horse';
export const NEW_PASSWORD = 'Batt3ry-staple';
export const ADA = 'ada@example.com';

export interface WorldSpec {
  readonly pool: Partial<LocalUserPool>;
  readonly flow?: AuthConfig['authenticationFlowType'];
  readonly triggers?: Triggers;
  readonly username?: string;
}

const TOTP = { SoftwareTokenMfaConfiguration: { Enabled: true } };
const NAMED: Partial<LocalUserPool> = { UsernameAttributes: [], AutoVerifiedAttributes: ['email'], users: [{ Username: 'ada', Password: PASSWORD }] };
const invited = (pool: Partial<LocalUserPool>): Partial<LocalUserPool> => ({ ...pool, users: [{ Username: ADA, Password: PASSWORD, Permanent: false }] });

/** Kinds of pools, by what is special about them. */
export const WORLDS: Readonly<Record<string, WorldSpec>> = {
  'codes come by e-mail': { pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {} } },
  'an invited user sets an authenticator app up': { pool: invited({ MfaConfiguration: 'ON', ...TOTP }) },
  'a factor is chosen to be set up': { pool: { ...NAMED, MfaConfiguration: 'ON', EmailMfaConfiguration: {}, ...TOTP }, username: 'ada' },
  'the pool asks questions of its own': { pool: {}, flow: 'CUSTOM_AUTH', triggers: twoQuestions },
  'the way in is chosen': {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    flow: 'USER_AUTH',
  },
  'a contact is not verified': { pool: { users: [{ Username: ADA, Password: PASSWORD, UserAttributes: [{ Name: 'email_verified', Value: 'false' }] }] } },
};

export const FLOWS = ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
