/** What a signed-in user reads and changes of the own account: GetUser, attributes and their verification, DeleteUser. */
import { checkMutable, checkWritable, withResetVerification } from '../attributes.js';
import { checkCode, sendCode } from '../codes.js';
import { invalidParameter, resourceNotFound } from '../errors.js';
import { tokenOperation } from '../operation.js';
import { checkAttributes } from '../schema.js';
import { attributeName, attributes, confirmationCode, context } from '../shapes.js';
import { countCall } from '../throttle.js';
import { attributeList, attributeRecord, refuseTakenAliases } from '../users.js';
import { removeUser } from '../removal.js';
import { list, required } from '../validate.js';
import type { ContactAttribute } from '../config.js';
import type { CodeDeliveryDetails } from '../delivery.js';
import type { Pool } from '../pool.js';
import type { User } from '../state.js';

export const getUser = tokenOperation({}, ({ client, user }) => ({
  Username: user.username,
  UserAttributes: attributeList(user, client.readable),
  ...(user.mfa.length > 0 && { UserMFASettingList: user.mfa }),
  ...(user.preferredMfa && { PreferredMfaSetting: user.preferredMfa }),
}));

export const updateUserAttributes = tokenOperation({
  UserAttributes: required(attributes), ClientMetadata: context.ClientMetadata,
}, ({ pool, client, user }, input) => {
  const changes = attributeRecord(input.UserAttributes);
  checkWritable(client, Object.keys(changes));
  checkAttributes(pool.config.schema, changes);
  checkMutable(pool, Object.keys(changes));
  for (const [name, value] of Object.entries(changes)) {
    if (value === '' && pool.config.schema.get(name)?.required) throw invalidParameter(`user.${name}: Attribute is required and cannot be deleted.`);
  }
  refuseTakenAliases(pool, changes, user);

  const delivered: CodeDeliveryDetails[] = [];
  for (const attribute of ['email', 'phone_number'] as const) {
    const value = changes[attribute];
    if (!value || value === user.attributes[attribute]) continue;
    const waits = pool.config.verifyBeforeUpdate.includes(attribute);
    if (waits || pool.config.autoVerified.includes(attribute)) delivered.push(sendCode(pool, user, 'verify-attribute', attribute, value));
    if (!waits) continue;
    user.pendingAttributes[attribute] = value;
    Reflect.deleteProperty(changes, attribute);
  }
  user.attributes = withResetVerification(user.attributes, changes);
  user.modifiedAt = pool.clock.now();
  return { CodeDeliveryDetailsList: delivered };
});

export const deleteUserAttributes = tokenOperation({
  UserAttributeNames: required(list(attributeName)),
}, ({ pool, client, user }, { UserAttributeNames: names }) => {
  checkWritable(client, names);
  checkMutable(pool, names);
  const { schema, usernameAttributes } = pool.config;
  for (const name of names) {
    const rule = schema.get(name);
    if (!rule) throw invalidParameter(`Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`);
    const isOnlyLogin = usernameAttributes.length === 1 && usernameAttributes.some((login) => login === name);
    if (rule.required || isOnlyLogin) throw invalidParameter(`user.${name}: Attribute is required and cannot be deleted.`);
  }
  user.attributes = withResetVerification(user.attributes, Object.fromEntries(names.map((name) => [name, ''])));
  user.modifiedAt = pool.clock.now();
  return {};
});

export const getUserAttributeVerificationCode = tokenOperation({
  AttributeName: required(attributeName), ClientMetadata: context.ClientMetadata,
}, ({ pool, user }, { AttributeName }) => {
  const attribute = contact(AttributeName);
  const value = addressToVerify(user, attribute);
  countCall(pool, 'GetUserAttributeVerificationCode', user.username);
  return { CodeDeliveryDetails: sendCode(pool, user, 'verify-attribute', attribute, value) };
});

export const verifyUserAttribute = tokenOperation({
  AttributeName: required(attributeName), Code: required(confirmationCode),
}, ({ pool, user }, { AttributeName, Code }) => {
  const attribute = contact(AttributeName);
  countCall(pool, 'VerifyUserAttribute', user.username);
  const { value, use } = checkCode(pool, user, 'verify-attribute', Code, attribute);
  if (value !== addressToVerify(user, attribute)) throw invalidParameter(`The ${attribute} has changed since the code was sent.`);
  refuseTakenAliases(pool, { [attribute]: value }, user);
  use();
  user.attributes[attribute] = value;
  user.attributes[`${attribute}_verified`] = 'true';
  Reflect.deleteProperty(user.pendingAttributes, attribute);
  user.modifiedAt = pool.clock.now();
  return {};
});

export const deleteUser = tokenOperation({}, ({ pool, user }: { pool: Pool; user: User }) => {
  removeUser(pool, user);
  return {};
});

function contact(name: string): ContactAttribute {
  if (name !== 'email' && name !== 'phone_number') throw invalidParameter('Invalid attribute name: only email and phone_number can be verified.');
  return name;
}

function addressToVerify(user: User, attribute: ContactAttribute): string {
  const value = user.pendingAttributes[attribute] ?? user.attributes[attribute];
  if (!value) throw resourceNotFound(`User does not have the attribute ${attribute}.`);
  return value;
}
