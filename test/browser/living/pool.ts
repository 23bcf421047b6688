/** A page's own user pool, and the attributes and properties that lead an element to it. */
import { createLocalCognito, type LocalCognito } from '../../../src/local-cognito/index.js';

export const EMAIL = 'ada@example.com';
export const PASSWORD = 'Analytical-1843';
export const INVITED_EMAIL = 'grace@example.com';
export const TEMPORARY_PASSWORD = 'Compiler-1952';

export interface Pool {
  readonly local: LocalCognito;
  readonly attributes: { readonly 'user-pool-id': string; readonly 'user-pool-client-id': string; readonly storage: 'memory' };
  /** The attributes, as a template writes them. */
  readonly html: string;
}

let count = 0;

// A step under way is kept for a reload, by client; another test file of the same tab may have left one.
sessionStorage.clear();

/** A pool with two users, one of them invited. Each has a client of its own, so that no test finds what another has left. */
export function createPool(): Pool {
  const userPoolId = 'eu-west-1_Living001';
  const userPoolClientId = `living${String(++count).padStart(20, '0')}`;
  const local = createLocalCognito({
    userPools: [{
      Id: userPoolId,
      PoolName: 'living',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      clients: [{ ClientId: userPoolClientId, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], PreventUserExistenceErrors: 'ENABLED' }],
      users: [
        { Username: EMAIL, Password: PASSWORD, UserAttributes: [{ Name: 'email_verified', Value: 'true' }] },
        { Username: INVITED_EMAIL, Password: TEMPORARY_PASSWORD, Permanent: false, UserAttributes: [{ Name: 'email_verified', Value: 'true' }] },
      ],
    }],
  });
  return {
    local,
    attributes: { 'user-pool-id': userPoolId, 'user-pool-client-id': userPoolClientId, storage: 'memory' },
    html: `user-pool-id="${userPoolId}" user-pool-client-id="${userPoolClientId}" storage="memory"`,
  };
}
