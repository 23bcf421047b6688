/** A pool's attributes: the standard ones (OpenID Connect Core, section 5.1) and its own, with what a value must be like. */
import { invalidParameter } from './errors.js';
import type { Reader } from './config-reader.js';

const TYPES = ['String', 'Number', 'DateTime', 'Boolean'] as const;

export interface AttributeRule {
  type: (typeof TYPES)[number];
  mutable: boolean;
  required: boolean;
  /** Of the length of a text, or of the number itself. */
  min: number;
  max: number;
}

const STANDARD_TEXTS = [
  'address', 'email', 'family_name', 'gender', 'given_name', 'locale', 'middle_name', 'name', 'nickname', 'phone_number', 'picture',
  'preferred_username', 'profile', 'website', 'zoneinfo',
];

const text: AttributeRule = { type: 'String', mutable: true, required: false, min: 0, max: 2048 };
const flag: AttributeRule = { ...text, type: 'Boolean' };

function standardAttributes(): Map<string, AttributeRule> {
  return new Map<string, AttributeRule>([
    ...STANDARD_TEXTS.map((name) => [name, text] as const),
    ['sub', { ...text, mutable: false, min: 1 }],
    ['birthdate', { ...text, min: 10, max: 10 }],
    ['updated_at', { ...text, type: 'Number', max: Number.MAX_SAFE_INTEGER }],
    ['email_verified', flag],
    ['phone_number_verified', flag],
  ]);
}

const KEYS = [
  'Name', 'AttributeDataType', 'DeveloperOnlyAttribute', 'Mutable', 'Required', 'StringAttributeConstraints', 'NumberAttributeConstraints',
];

/** Reads CreateUserPool's Schema; a name that is not a standard one gets the prefix `custom:`. */
export function readSchema(list: Reader): Map<string, AttributeRule> {
  const schema = standardAttributes();
  list.list((item) => {
    const attribute = item.object(KEYS);
    const given = attribute.at('Name').text(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,27}$/u);
    const name = schema.has(given) || given.startsWith('custom:') ? given : `custom:${given}`;
    const base = schema.get(name) ?? text;
    const type = attribute.get('AttributeDataType', (member) => member.oneOf(TYPES), base.type);
    const required = attribute.get('Required', (member) => member.flag(), false);
    if (required && name.startsWith('custom:')) attribute.at('Required').fail('cannot be true for a custom attribute.');
    const limits = type === 'Number'
      ? attribute.get('NumberAttributeConstraints', (member) => readLimits(member, 'MinValue', 'MaxValue'), {})
      : attribute.get('StringAttributeConstraints', (member) => readLimits(member, 'MinLength', 'MaxLength'), {});
    const numeric = type === 'Number' ? { min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } : {};
    schema.set(name, { ...base, ...numeric, ...limits, type, required, mutable: attribute.get('Mutable', (member) => member.flag(), true) });
  });
  return schema;
}

function readLimits(reader: Reader, minKey: string, maxKey: string): Partial<AttributeRule> {
  const limits = reader.object([minKey, maxKey]);
  const [lowest, highest] = [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  return {
    ...limits.get(minKey, (member) => ({ min: member.integer(lowest, highest) }), {}),
    ...limits.get(maxKey, (member) => ({ max: member.integer(lowest, highest) }), {}),
  };
}

export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** E.164: a plus sign, then at most 15 digits. */
export const PHONE = /^\+[1-9]\d{1,14}$/;

/** @throws {CognitoFault} InvalidParameterException for an attribute that the pool does not have, or a value that does not fit it */
export function checkAttributes(schema: ReadonlyMap<string, AttributeRule>, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const rule = schema.get(name);
    if (!rule) throw nonconforming(`Type for attribute {${name}} could not be determined`);
    if (name === 'email' && value !== '' && !EMAIL.test(value)) throw invalidParameter('Invalid email address format.');
    if (name === 'phone_number' && value !== '' && !PHONE.test(value)) throw invalidParameter('Invalid phone number format.');
    checkValue(name, value, rule);
  }
}

/** @throws {CognitoFault} InvalidParameterException naming the first required attribute that has no value */
export function checkRequired(schema: ReadonlyMap<string, AttributeRule>, attributes: Readonly<Record<string, string>>): void {
  for (const [name, { required }] of schema) {
    if (required && name !== 'sub' && !attributes[name]) throw nonconforming(`${name}: The attribute is required`);
  }
}

function checkValue(name: string, value: string, { type, min, max }: AttributeRule): void {
  if (type === 'Boolean' && value !== 'true' && value !== 'false') throw nonconforming(`${name}: Attribute value should be true or false`);
  if (type === 'DateTime' && Number.isNaN(Date.parse(value))) throw nonconforming(`${name}: Attribute value is not a date`);
  if (type === 'Number') {
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) throw nonconforming(`${name}: Attribute value is not a number`);
    if (number < min || number > max) throw nonconforming(`${name}: Attribute value is not within ${min} and ${max}`);
  }
  // An empty value deletes an attribute, so it has no length to check.
  if (type === 'String' && value !== '') {
    if (value.length < min) throw nonconforming(`${name}: String must have length greater than or equal to ${min}`);
    if (value.length > max) throw nonconforming(`${name}: String must have length less than or equal to ${max}`);
  }
}

const nonconforming = (detail: string) => invalidParameter(`Attributes did not conform to the schema: ${detail}`);
