/** amazon-cognito-identity-js with promises in place of its callbacks. */
import assert from 'node:assert/strict';
import {
  AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool, type CognitoUserSession, type ICognitoStorage, type ISignUpResult, type NodeCallback,
} from 'amazon-cognito-identity-js';
import { CLIENTS, PASSWORD, poolOf, type ClientName } from '../pool.js';

export type Flow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';

export interface NewPasswordStep {
  userAttributes: Record<string, string>;
  requiredAttributes: string[];
}

export interface MfaStep {
  challengeName: string;
  parameters: Record<string, string>;
}

/** Where the library is to look for Cognito; set once the pool is up. */
export const endpoint = { url: '' };

export class MemoryStorage implements ICognitoStorage {
  readonly items = new Map<string, string>();
  getItem(key: string): string | null { return this.items.get(key) ?? null; }
  setItem(key: string, value: string): void { this.items.set(key, value); }
  removeItem(key: string): void { this.items.delete(key); }
  clear(): void { this.items.clear(); }
}

export function userPool(client: ClientName = 'plain', storage: ICognitoStorage = new MemoryStorage()): CognitoUserPool {
  return new CognitoUserPool({ UserPoolId: poolOf(client), ClientId: CLIENTS[client], endpoint: `${endpoint.url}/`, Storage: storage });
}

export function userOf(Username: string, client: ClientName = 'plain', storage: ICognitoStorage = new MemoryStorage()): CognitoUser {
  return new CognitoUser({ Username, Pool: userPool(client, storage), Storage: storage });
}

/** A call that ends in `(error, result)`. */
export const called = <T>(start: (callback: NodeCallback<Error, T>) => void): Promise<T> =>
  new Promise((resolve, reject) => { start((error, result) => { if (error) reject(error); else resolve(result as T); }); });

/** A call that ends in `onSuccess` or `onFailure`. */
export const answered = <T>(start: (callbacks: { onSuccess: (result: T) => void; onFailure: (error: unknown) => void }) => void): Promise<T> =>
  new Promise((onSuccess, onFailure) => { start({ onSuccess, onFailure }); });

export const signUp = (email: string, password = PASSWORD, client: ClientName = 'plain'): Promise<ISignUpResult> =>
  called((done) => { userPool(client).signUp(email, password, [new CognitoUserAttribute({ Name: 'email', Value: email })], [], done); });

export const confirm = (email: string, code: string): Promise<unknown> => called((done) => { userOf(email).confirmRegistration(code, false, done); });

export function authenticate(user: CognitoUser, password: string, flow: Flow = 'USER_SRP_AUTH'): Promise<CognitoUserSession | NewPasswordStep | MfaStep> {
  user.setAuthenticationFlowType(flow);
  return new Promise((resolve, reject) => {
    const mfa = (challengeName: string, parameters: Record<string, string>): void => { resolve({ challengeName, parameters }); };
    user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password: password }), {
      onSuccess: resolve,
      onFailure: reject,
      newPasswordRequired: (userAttributes, requiredAttributes) => { resolve({ userAttributes, requiredAttributes }); },
      mfaRequired: mfa,
      totpRequired: mfa,
      selectMFAType: mfa,
      mfaSetup: mfa,
    });
  });
}

export async function signIn(email: string, { password = PASSWORD, flow, client }: { password?: string; flow?: Flow; client?: ClientName } = {}): Promise<CognitoUser> {
  const user = userOf(email, client);
  const result = await authenticate(user, password, flow);
  assert.ok('isValid' in result, 'a challenge came where tokens were expected');
  return user;
}

export const session = (user: CognitoUser): Promise<CognitoUserSession> => called((done) => { user.getSession(done as (error: Error | null) => void); });
export const attributes = async (user: CognitoUser): Promise<Record<string, string>> => {
  const list = await called<CognitoUserAttribute[]>((done) => { user.getUserAttributes(done); });
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
};

/** The library repeats every failed refresh and revocation for 6 seconds; a test asks once. */
export function withoutRetries(user: CognitoUser): CognitoUser {
  const { client } = user as unknown as { client: { request: unknown; requestWithRetry: unknown } };
  client.requestWithRetry = client.request;
  return user;
}
