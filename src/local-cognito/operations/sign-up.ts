/** Accounts that people make themselves: SignUp, ConfirmSignUp, ResendConfirmationCode. */
import { checkWritable } from '../attributes.js';
import { checkCode, sendCode } from '../codes.js';
import { aliasExists, codeExpired, invalidParameter, missingParameter, notAuthorized, userNotFound } from '../errors.js';
import { userOperation } from '../operation.js';
import { setPassword } from '../passwords.js';
import { checkPassword } from '../policy.js';
import { pretendedDelivery } from '../pretence.js';
import { checkAttributes, checkRequired } from '../schema.js';
import { findSession, openSession } from '../sessions.js';
import { attributes, confirmationCode, password, session } from '../shapes.js';
import { countCall } from '../throttle.js';
import { runTrigger, triggerEvent, type PreSignUpAnswer } from '../triggers.js';
import { attributeRecord, createUser, findUser, holderOf, usernameAttributeOf } from '../users.js';
import { flag, required } from '../validate.js';
import type { CodeDeliveryDetails } from '../delivery.js';
import type { Pool } from '../pool.js';
import type { User } from '../state.js';

export const signUp = userOperation({ Password: password, UserAttributes: attributes, ValidationData: attributes }, async (call, input) => {
  const { pool, client } = call;
  if (pool.config.adminOnly) throw notAuthorized('SignUp is not permitted for this user pool');
  if (input.Password === undefined && !allowsCodes(pool)) throw missingParameter('Password');
  if (input.Password !== undefined) checkPassword(pool.config.policy, input.Password);
  const given = attributeRecord(input.UserAttributes);
  checkWritable(client, Object.keys(given));
  checkAttributes(pool.config.schema, given);
  const loginAttribute = usernameAttributeOf(pool, input.Username);
  if (loginAttribute && given[loginAttribute] !== undefined && given[loginAttribute] !== input.Username) {
    throw invalidParameter(`The attribute ${loginAttribute} must be the same as the username.`);
  }
  checkRequired(pool.config.schema, loginAttribute ? { ...given, [loginAttribute]: input.Username } : given);

  const event = triggerEvent(call, { username: input.Username, attributes: given }, input.ClientMetadata);
  const validationData = attributeRecord(input.ValidationData);
  const decision = await runTrigger('PreSignUp', () => pool.triggers.preSignUp?.({ ...event, validationData })) ?? {};
  const user = createUser(pool, input.Username, given, 'UNCONFIRMED');
  if (input.Password !== undefined) await setPassword(pool, user, input.Password);
  const details = admit(pool, user, decision);
  return {
    UserConfirmed: user.status === 'CONFIRMED',
    UserSub: user.attributes.sub,
    ...(details && { CodeDeliveryDetails: details }),
    Session: openSession(call, { username: user.username, login: input.Username, step: 'SIGN_UP', done: [], data: {} }),
  };
});

/** An account without a password needs another way in. */
const allowsCodes = ({ config: { firstFactors, mfa } }: Pool): boolean =>
  mfa !== 'ON' && (firstFactors.includes('EMAIL_OTP') || firstFactors.includes('SMS_OTP'));

/** Confirms the account where a trigger says so; else sends a code to an address that the pool verifies. */
function admit(pool: Pool, user: User, { autoConfirmUser, autoVerifyEmail, autoVerifyPhone }: PreSignUpAnswer): CodeDeliveryDetails | undefined {
  if (autoConfirmUser) {
    user.status = 'CONFIRMED';
    if (autoVerifyEmail && user.attributes.email) user.attributes.email_verified = 'true';
    if (autoVerifyPhone && user.attributes.phone_number) user.attributes.phone_number_verified = 'true';
    return undefined;
  }
  return sendSignUpCode(pool, user);
}

/** A phone number goes before an e-mail address, where the pool verifies both. */
function sendSignUpCode(pool: Pool, user: User): CodeDeliveryDetails | undefined {
  for (const attribute of ['phone_number', 'email'] as const) {
    const value = user.attributes[attribute];
    if (value && pool.config.autoVerified.includes(attribute)) return sendCode(pool, user, 'sign-up', attribute, value);
  }
  return undefined;
}

export const confirmSignUp = userOperation({
  ConfirmationCode: required(confirmationCode), ForceAliasCreation: flag, Session: session,
}, async (call, input) => {
  const { pool, client } = call;
  const user = findUser(pool, input.Username);
  countCall(pool, 'ConfirmSignUp', user?.username ?? input.Username);
  if (!user) throw client.preventUserExistenceErrors ? codeExpired() : userNotFound();
  if (user.status !== 'UNCONFIRMED') throw notAuthorized('User cannot be confirmed. Current status is CONFIRMED');
  const signUpSession = input.Session === undefined ? undefined : findSession(call, input.Session, ['SIGN_UP']);
  if (signUpSession && signUpSession.username !== user.username) throw notAuthorized('Invalid session for the user.');
  const { attribute, value, use } = checkCode(pool, user, 'sign-up', input.ConfirmationCode);

  const holder = holderOf(pool, attribute, value, user);
  if (holder && !input.ForceAliasCreation) throw aliasExists(attribute);
  if (holder) holder.attributes[`${attribute}_verified`] = 'false';
  use();
  user.status = 'CONFIRMED';
  user.modifiedAt = pool.clock.now();
  if (user.attributes[attribute] === value) user.attributes[`${attribute}_verified`] = 'true';
  await runTrigger('PostConfirmation', () => pool.triggers.postConfirmation?.(triggerEvent(call, user, input.ClientMetadata)));
  if (signUpSession) signUpSession.used = true;
  // AWS's own client never sends SignUp's Session here, and yet signs in with the one it gets.
  const next = { username: user.username, login: input.Username, step: 'CONFIRMED_SIGN_UP', done: ['password', 'mfa'], data: {} };
  return { Session: openSession(call, next) };
});

export const resendConfirmationCode = userOperation({}, async ({ pool, client }, input) => {
  const user = findUser(pool, input.Username);
  countCall(pool, 'ResendConfirmationCode', user?.username ?? input.Username);
  if (!user) {
    if (!client.preventUserExistenceErrors) throw userNotFound();
    return { CodeDeliveryDetails: await pretendedDelivery(pool, input.Username) };
  }
  if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
  const details = sendSignUpCode(pool, user);
  if (!details) throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
  return { CodeDeliveryDetails: details };
});
