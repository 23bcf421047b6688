import type { LocalCognitoConfig } from './config-types.js';

/** A pool to begin with: sign-in by e-mail, one confirmed, one invited and one unconfirmed user. */
export const defaultConfig: LocalCognitoConfig = {
  userPools: [{
    Id: 'eu-west-1_Local0001',
    PoolName: 'demo',
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    clients: [{
      ClientId: 'localdemoclient0000000001',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    }],
    users: [
      { Username: 'ada@example.com', UserAttributes: [{ Name: 'given_name', Value: 'Ada' }], Password: 'Analytical-1843' },
      { Username: 'grace@example.com', UserAttributes: [{ Name: 'given_name', Value: 'Grace' }], Password: 'Compiler-1952', Permanent: false },
      { Username: 'alan@example.com', UserAttributes: [{ Name: 'given_name', Value: 'Alan' }], Password: 'Universal-1936', Confirmed: false },
    ],
  }],
};
