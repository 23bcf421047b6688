import type { OperationName, Operations } from '../../cognito/operations.js';
import { AuthError } from '../../core/errors.js';
import type { Workbench } from '../commands/workbench.js';

type WithoutToken<Name extends OperationName> = Omit<Operations[Name]['input'], 'AccessToken'>;

/** A token that ended on the way, or that another sign-out has revoked; a refresh finds out which. */
const STALE = /access token has (expired|been revoked)/i;

/**
 * Asks Cognito in the name of whoever is signed in; a token that has just ended is replaced once.
 * @throws {AuthError} NotSignedInError, or what Cognito refuses with
 */
export async function asUser<Name extends OperationName>({ call, keeper }: Workbench, operation: Name, input: WithoutToken<Name>): Promise<Operations[Name]['output']> {
  const ask = async (forceRefresh: boolean): Promise<Operations[Name]['output']> => {
    const { accessToken: AccessToken } = await keeper.get({ forceRefresh });
    return call(operation, { ...input, AccessToken });
  };
  return ask(false).catch((error: unknown) => {
    if (STALE.test(AuthError.from(error).message)) return ask(true);
    throw error;
  });
}

/** Takes something away in the name of whoever is signed in. What is gone already, by another page or browser, is as good as taken away. */
export async function takeAway<Name extends OperationName>(bench: Workbench, operation: Name, input: WithoutToken<Name>): Promise<void> {
  await asUser(bench, operation, input).catch((error: unknown) => {
    if (AuthError.from(error).name !== 'ResourceNotFoundException') throw error;
  });
}
