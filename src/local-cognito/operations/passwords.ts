/** ForgotPassword, ConfirmForgotPassword, ChangePassword. */
import { checkCode, sendCode } from '../codes.js';
import {
  codeMismatch, invalidParameter, notAuthorized, userDisabled, userNotConfirmed, usernameClientNotFound, wrongCredentials,
} from '../errors.js';
import { tokenOperation, userOperation } from '../operation.js';
import { isPassword, setPassword } from '../passwords.js';
import { pretendedDelivery } from '../pretence.js';
import { confirmationCode, password } from '../shapes.js';
import { countCall, countGuess, refuseWhilePaused } from '../throttle.js';
import { runTrigger, triggerEvent } from '../triggers.js';
import { findUser, verifiedContact } from '../users.js';
import { required } from '../validate.js';

export const forgotPassword = userOperation({}, async ({ pool, client }, input) => {
  const user = findUser(pool, input.Username);
  countCall(pool, 'ForgotPassword', user?.username ?? input.Username);
  if (!user) {
    if (!client.preventUserExistenceErrors) throw usernameClientNotFound();
    return { CodeDeliveryDetails: await pretendedDelivery(pool, input.Username) };
  }
  if (!user.enabled) throw userDisabled();
  if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'EXTERNAL_PROVIDER') throw notAuthorized('User password cannot be reset in the current state.');
  if (pool.config.recovery.length === 0) throw notAuthorized('Contact administrator to reset password.');
  const attribute = verifiedContact(user, pool.config.recovery);
  if (!attribute) throw invalidParameter('Cannot reset password for the user as there is no registered/verified email or phone_number');
  return { CodeDeliveryDetails: sendCode(pool, user, 'reset-password', attribute, user.attributes[attribute] ?? '') };
});

export const confirmForgotPassword = userOperation({
  ConfirmationCode: required(confirmationCode), Password: required(password),
}, async (call, input) => {
  const { pool, client } = call;
  const user = findUser(pool, input.Username);
  countCall(pool, 'ConfirmForgotPassword', user?.username ?? input.Username);
  if (!user) throw client.preventUserExistenceErrors ? codeMismatch() : usernameClientNotFound();
  const { use } = checkCode(pool, user, 'reset-password', input.ConfirmationCode);
  if (user.status === 'UNCONFIRMED') throw userNotConfirmed();
  await setPassword(pool, user, input.Password);
  use();
  user.status = 'CONFIRMED';
  countGuess(pool, 'password', user.username, true);
  await runTrigger('PostConfirmation', () => pool.triggers.postConfirmation?.(triggerEvent(call, user, input.ClientMetadata)));
  return {};
});

export const changePassword = tokenOperation({ PreviousPassword: password, ProposedPassword: required(password) }, async ({ pool, user }, input) => {
  countCall(pool, 'ChangePassword', user.username);
  // Who has never had a password sets one without naming an earlier.
  if (user.password) {
    refuseWhilePaused(pool, 'password', user.username);
    const right = input.PreviousPassword !== undefined && await isPassword(pool, user, input.PreviousPassword);
    countGuess(pool, 'password', user.username, right);
    if (!right) throw wrongCredentials();
  }
  await setPassword(pool, user, input.ProposedPassword);
  return {};
});
