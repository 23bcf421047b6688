import { CognitoAccessToken, CognitoIdToken, CognitoRefreshToken, CognitoUser, CognitoUserPool, CognitoUserSession } from 'amazon-cognito-identity-js';
import type { Call, OperationName } from '../cognito/operations.js';
import type { Pool } from '../cognito/pool.js';
import type { Tokens } from '../cognito/tokens.js';
import { AuthError } from '../core/errors.js';
import type { KeyValueStorage } from './storage.js';
import type { TokenKeeper } from './token-keeper.js';

export interface CognitoUserSource {
  readonly pool: Pool;
  readonly call: Call;
  readonly keeper: TokenKeeper;
  readonly storage: KeyValueStorage;
  readonly signOut: () => Promise<void>;
}

type Callback = (error: Error | null, data: unknown) => void;

/** The library's own client has these three; what it types as private is replaced by ours. */
interface LibraryClient {
  request(operation: string, params: object, callback: Callback): void;
  requestWithRetry(operation: string, params: object, callback: Callback): void;
  promisifyRequest(operation: string, params: object): Promise<unknown>;
}

/** The library reads the name of an error from `code`. */
const libraryError = (thrown: unknown): Error => {
  const error = AuthError.from(thrown);
  return Object.assign(new Error(error.message), { name: error.name, code: error.name });
};

function libraryClient(call: Call): LibraryClient {
  const promisifyRequest = (operation: string, params: object): Promise<unknown> =>
    call(operation as OperationName, params as never).catch((error: unknown) => { throw libraryError(error); });
  const request: LibraryClient['request'] = (operation, params, callback) => {
    promisifyRequest(operation, params).then((data) => { callback(null, data); }, (error: unknown) => { callback(error as Error, undefined); });
  };
  return { request, requestWithRetry: request, promisifyRequest };
}

const sessionOf = ({ idToken, accessToken, refreshToken, clockDrift }: Tokens): CognitoUserSession => new CognitoUserSession({
  IdToken: new CognitoIdToken({ IdToken: idToken }),
  AccessToken: new CognitoAccessToken({ AccessToken: accessToken }),
  RefreshToken: new CognitoRefreshToken({ RefreshToken: refreshToken ?? '' }),
  // In seconds, and missing from the library's types.
  ...{ ClockDrift: Math.floor(clockDrift) },
});

/** A `CognitoUser` that speaks, refreshes and signs out through this session. Undefined when nobody is signed in. */
export function bindCognitoUser({ pool, call, keeper, storage, signOut }: CognitoUserSource): CognitoUser | undefined {
  if (!keeper.tokens) return undefined;
  const Storage = { getItem: storage.getItem.bind(storage), setItem: storage.setItem.bind(storage), removeItem: storage.removeItem.bind(storage), clear: () => undefined };
  const Pool = new CognitoUserPool({ UserPoolId: pool.userPoolId, ClientId: pool.clientId, endpoint: pool.endpoint, Storage });
  const user = new CognitoUser({ Username: keeper.tokens.username, Pool, Storage });
  const client = libraryClient(call);
  Object.assign(Pool, { client });

  const renew = (callback: Callback, forceRefresh: boolean): void => {
    keeper.get({ forceRefresh }).then(
      (tokens) => {
        const session = sessionOf(tokens);
        user.setSignInUserSession(session);
        callback(null, session);
      },
      (error: unknown) => { callback(libraryError(error), null); },
    );
  };
  user.setSignInUserSession(sessionOf(keeper.tokens));
  return Object.assign(user, {
    client,
    getSession: (callback: Callback) => { renew(callback, false); },
    refreshSession: (_token: unknown, callback: Callback) => { renew(callback, true); },
    signOut: (callback?: () => void) => { void signOut().then(callback); },
  });
}
