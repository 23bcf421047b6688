/** `/confirmUser`: where the link in a message leads that confirms a sign-up. */
import { confirmAccount } from '../confirmation.js';
import { CognitoFault } from '../errors.js';
import { clientCall } from '../pool.js';
import { confirmedPage, unconfirmedPage } from './pages.js';
import type { Endpoint } from './context.js';

const NO_LINK = 'This link is not complete. Open it from the message, or copy all of it.';

/** What a person can do about it. */
const REFUSALS: Readonly<Record<string, string>> = {
  ResourceNotFoundException: NO_LINK,
  UserNotFoundException: NO_LINK,
  NotAuthorizedException: 'This account is already confirmed. Go back to where you signed up, and sign in.',
  ExpiredCodeException: 'This link can no longer be used. Go back to where you signed up, and ask for a new one.',
  CodeMismatchException: 'This link is not the one that was sent last. Open the newest message, or go back to where you signed up and ask for a new one.',
  AliasExistsException: 'Another account has this address already. Go back to where you signed up, and sign in with it.',
  LimitExceededException: 'There have been too many attempts. Open this link again in an hour.',
};

/** Cognito's own parameters: `client_id`, `user_name`, `confirmation_code`. */
export const confirmUser: Endpoint = ({ service, url: { searchParams: query } }) => service.exclusively(async (pools) => {
  try {
    const call = clientCall(pools, query.get('client_id') ?? '');
    await confirmAccount(call, { username: query.get('user_name') ?? '', code: query.get('confirmation_code') ?? '' });
    return confirmedPage();
  } catch (fault) {
    if (!(fault instanceof CognitoFault)) throw fault;
    return unconfirmedPage(REFUSALS[fault.type] ?? fault.message);
  }
});
