/** The user pool that the end-to-end tests sign in to, and the page that does. */
import type { LocalCognitoConfig, LocalCognito } from '../../src/local-cognito/index.js';

export const POOL_ID = 'eu-west-1_EndToEnd1';
export const CLIENT_ID = 'endtoend00000000000000000001';
export const PASSWORD = 'Corr3ct-horse';
export const TEMPORARY_PASSWORD = 'Temp0rary-pass';

export const config: LocalCognitoConfig = {
  userPools: [{
    Id: POOL_ID,
    PoolName: 'end-to-end',
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
    Policies: { PasswordPolicy: { MinimumLength: 8, RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true } },
    clients: [{
      ClientId: CLIENT_ID,
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    }],
    users: [
      { Username: 'ada@example.com', Password: PASSWORD, Permanent: true, UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }, { Name: 'email_verified', Value: 'true' }] },
      { Username: 'invited@example.com', Password: TEMPORARY_PASSWORD, Permanent: false, UserAttributes: [{ Name: 'email', Value: 'invited@example.com' }, { Name: 'email_verified', Value: 'true' }] },
    ],
  }],
};

const [pool] = config.userPools;

/** The same pool with all that an account may hold, and a user for each address. */
export const accountConfig = (addresses: readonly string[]): LocalCognitoConfig => ({
  userPools: [{
    ...pool!,
    MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {}, DeviceConfiguration: {},
    Policies: { ...pool!.Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' },
    users: addresses.map((address) => ({ Username: address, Password: PASSWORD, UserAttributes: [{ Name: 'given_name', Value: 'Ada' }] })),
  }],
});

/** A page as a site would write it: the script, its style sheet, and one tag. */
export const page = (body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A site</title><meta name="viewport" content="width=device-width">
<script type="module" src="/dist/cdn/auth-elements.js"></script>
<link rel="stylesheet" href="/test/e2e/site.css"></head>
<body>${body}</body></html>`;

/** The attributes that lead an element to the pool. */
export const attributes = (endpoint: string): string => `user-pool-id="${POOL_ID}" user-pool-client-id="${CLIENT_ID}" user-pool-endpoint="${endpoint}"`;

/** The code sent last to an address. */
export function lastCode(local: LocalCognito, to: string): string {
  const message = local.inbox.filter((sent) => sent.to === to).at(-1);
  if (!message) throw new Error(`Nothing was sent to ${to}`);
  return message.code;
}
