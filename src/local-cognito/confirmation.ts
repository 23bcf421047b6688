/** What confirms an account that somebody has made: a code, or the link that carries one. */
import { checkCode, sendCode } from './codes.js';
import { aliasExists, codeExpired, notAuthorized, userNotFound, withoutDomain } from './errors.js';
import { countCall } from './throttle.js';
import { runTrigger, triggerEvent } from './triggers.js';
import { findUser, holderOf } from './users.js';
import type { ContactAttribute } from './config.js';
import type { CodeDeliveryDetails, Content } from './delivery.js';
import type { UserCall } from './operation.js';
import type { ClientCall, Pool } from './pool.js';
import type { User } from './state.js';

/** Where a message would go: a phone number goes before an e-mail address, where the pool verifies both. */
const addressee = ({ config }: Pool, attributes: Readonly<Record<string, string>>): ContactAttribute | undefined =>
  (['phone_number', 'email'] as const).find((name) => attributes[name] && config.autoVerified.includes(name));

const isByLink = ({ config }: Pool, attribute: ContactAttribute | undefined): boolean => config.confirmsByLink && attribute === 'email';

/** @throws {CognitoFault} InvalidParameterException for a link that has nowhere to lead */
export function checkDomain(pool: Pool, attributes: Readonly<Record<string, string>>): void {
  if (isByLink(pool, addressee(pool, attributes)) && !pool.config.hasDomain) throw withoutDomain();
}

/** Undefined where the pool verifies none of the user's addresses. @throws {CognitoFault} InvalidParameterException */
export function sendConfirmation({ pool, client, origin }: UserCall, user: User): CodeDeliveryDetails | undefined {
  const attribute = addressee(pool, user.attributes);
  if (!attribute) return undefined;
  checkDomain(pool, user.attributes);
  const toLink = (code: string): Content => {
    const query = new URLSearchParams({ client_id: client.id, user_name: user.username, confirmation_code: code });
    return { code: '', link: `${origin}/confirmUser?${query.toString()}` };
  };
  return sendCode(pool, user, 'sign-up', attribute, user.attributes[attribute] ?? '', isByLink(pool, attribute) ? toLink : undefined);
}

export interface Confirmation {
  username: string;
  code: string;
  /** Takes the address from another account that has it as an alias (ForceAliasCreation). */
  takesAlias?: boolean | undefined;
  clientMetadata?: Record<string, string> | undefined;
  /** What else may refuse, before the code is looked at. */
  check?: (user: User) => void;
}

/**
 * Confirms an account by the code that was sent, which is used up.
 * @throws {CognitoFault} NotAuthorizedException for one that is confirmed already, CodeMismatchException, ExpiredCodeException, AliasExistsException, LimitExceededException
 */
export async function confirmAccount(call: ClientCall, { username, code, takesAlias = false, clientMetadata, check }: Confirmation): Promise<User> {
  const { pool, client } = call;
  const user = findUser(pool, username);
  countCall(pool, 'ConfirmSignUp', user?.username ?? username);
  if (!user) throw client.preventUserExistenceErrors ? codeExpired() : userNotFound();
  if (user.status !== 'UNCONFIRMED') throw notAuthorized('User cannot be confirmed. Current status is CONFIRMED');
  check?.(user);
  const { attribute, value, use } = checkCode(pool, user, 'sign-up', code);

  const holder = holderOf(pool, attribute, value, user);
  if (holder && !takesAlias) throw aliasExists(attribute);
  if (holder) holder.attributes[`${attribute}_verified`] = 'false';
  use();
  user.status = 'CONFIRMED';
  user.modifiedAt = pool.clock.now();
  if (user.attributes[attribute] === value) user.attributes[`${attribute}_verified`] = 'true';
  await runTrigger('PostConfirmation', () => pool.triggers.postConfirmation?.(triggerEvent(call, user, clientMetadata)));
  return user;
}
