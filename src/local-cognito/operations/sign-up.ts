/** Accounts that people make themselves: SignUp, ConfirmSignUp, ResendConfirmationCode. */
import { checkWritable } from '../attributes.js';
import { checkDomain, confirmAccount, sendConfirmation } from '../confirmation.js';
import { invalidParameter, missingParameter, notAuthorized, userNotFound } from '../errors.js';
import { userOperation, type UserCall } from '../operation.js';
import { setPassword } from '../passwords.js';
import { checkPassword } from '../policy.js';
import { pretendedDelivery } from '../pretence.js';
import { checkAttributes, checkRequired } from '../schema.js';
import { findSession, openSession } from '../sessions.js';
import { attributes, confirmationCode, password, session } from '../shapes.js';
import { countCall } from '../throttle.js';
import { runTrigger, triggerEvent, type PreSignUpAnswer } from '../triggers.js';
import { attributeRecord, createUser, findUser, usernameAttributeOf } from '../users.js';
import { flag, required } from '../validate.js';
import type { CodeDeliveryDetails } from '../delivery.js';
import type { Pool } from '../pool.js';
import type { Session, User } from '../state.js';

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
  const known = loginAttribute ? { ...given, [loginAttribute]: input.Username } : given;
  checkRequired(pool.config.schema, known);

  const event = triggerEvent(call, { username: input.Username, attributes: given }, input.ClientMetadata);
  const validationData = attributeRecord(input.ValidationData);
  const decision = await runTrigger('PreSignUp', () => pool.triggers.preSignUp?.({ ...event, validationData })) ?? {};
  if (!decision.autoConfirmUser) checkDomain(pool, known);
  const user = createUser(pool, input.Username, given, 'UNCONFIRMED');
  if (input.Password !== undefined) await setPassword(pool, user, input.Password);
  const details = admit(call, user, decision);
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

/** Confirms the account where a trigger says so; else sends a code or a link to an address that the pool verifies. */
function admit(call: UserCall, user: User, { autoConfirmUser, autoVerifyEmail, autoVerifyPhone }: PreSignUpAnswer): CodeDeliveryDetails | undefined {
  if (autoConfirmUser) {
    user.status = 'CONFIRMED';
    if (autoVerifyEmail && user.attributes.email) user.attributes.email_verified = 'true';
    if (autoVerifyPhone && user.attributes.phone_number) user.attributes.phone_number_verified = 'true';
    return undefined;
  }
  return sendConfirmation(call, user);
}

export const confirmSignUp = userOperation({
  ConfirmationCode: required(confirmationCode), ForceAliasCreation: flag, Session: session,
}, async (call, input) => {
  const signUpSession = (): Session | undefined => (input.Session === undefined ? undefined : findSession(call, input.Session, ['SIGN_UP']));
  const user = await confirmAccount(call, {
    username: input.Username,
    code: input.ConfirmationCode,
    takesAlias: input.ForceAliasCreation,
    clientMetadata: input.ClientMetadata,
    check: ({ username }) => { if ((signUpSession()?.username ?? username) !== username) throw notAuthorized('Invalid session for the user.'); },
  });
  const used = signUpSession();
  if (used) used.used = true;
  // AWS's own client never sends SignUp's Session here, and yet signs in with the one it gets.
  const next = { username: user.username, login: input.Username, step: 'CONFIRMED_SIGN_UP', done: ['password', 'mfa'], data: {} };
  return { Session: openSession(call, next) };
});

export const resendConfirmationCode = userOperation({}, async (call, input) => {
  const { pool, client } = call;
  const user = findUser(pool, input.Username);
  countCall(pool, 'ResendConfirmationCode', user?.username ?? input.Username);
  if (!user) {
    if (!client.preventUserExistenceErrors) throw userNotFound();
    return { CodeDeliveryDetails: await pretendedDelivery(pool, input.Username) };
  }
  if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
  const details = sendConfirmation(call, user);
  if (!details) throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
  return { CodeDeliveryDetails: details };
});
