/** Lambda triggers, as plain functions: each may refuse by throwing an Error with a text of its own. */
import { lambdaRefusal } from './errors.js';
import type { ClientCall } from './pool.js';
import type { User } from './state.js';

export interface TriggerEvent {
  userPoolId: string;
  clientId: string;
  userName: string;
  userAttributes: Readonly<Record<string, string>>;
  clientMetadata: Readonly<Record<string, string>>;
}

export interface PreSignUpEvent extends TriggerEvent {
  validationData: Readonly<Record<string, string>>;
}

export interface PreSignUpAnswer {
  autoConfirmUser?: boolean;
  autoVerifyEmail?: boolean;
  autoVerifyPhone?: boolean;
}

export interface Triggers {
  /** Before an account is made; may confirm it at once. */
  preSignUp?(event: PreSignUpEvent): PreSignUpAnswer | void | Promise<PreSignUpAnswer | void>;
  /** After a sign-up or a reset was confirmed. */
  postConfirmation?(event: TriggerEvent): unknown;
  /** Before a password is checked. */
  preAuthentication?(event: TriggerEvent): unknown;
}

export const triggerEvent = (
  { pool, client }: ClientCall, { username, attributes }: Pick<User, 'username' | 'attributes'>, clientMetadata: Record<string, string> = {},
): TriggerEvent =>
  ({ userPoolId: pool.config.id, clientId: client.id, userName: username, userAttributes: { ...attributes }, clientMetadata });

/** @throws {CognitoFault} UserLambdaValidationException with the trigger's own text */
export async function runTrigger<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    throw lambdaRefusal(name, thrown instanceof Error ? thrown.message : String(thrown));
  }
}
