/** Checks of a request's members in the words of AWS's own validation: null, type, length, pattern, enum. */
import { invalidParameter, serialization } from './errors.js';

export type Check<T> = (value: unknown, path: string, violations: string[]) => T;
export interface RequiredMember<T> { required: Check<T> }
export type Shape = Record<string, Check<unknown> | RequiredMember<unknown>>;

export type Input<S extends Shape> =
  { [K in keyof S as S[K] extends RequiredMember<unknown> ? K : never]: S[K] extends RequiredMember<infer T> ? T : never } &
  { [K in keyof S as S[K] extends RequiredMember<unknown> ? never : K]?: S[K] extends Check<infer T> ? T : never };

interface TextLimits {
  min?: number;
  max?: number;
  pattern?: RegExp;
  values?: readonly string[];
  /** The service never repeats a sensitive value in its message. */
  sensitive?: boolean;
}

export const required = <T>(check: Check<T>): RequiredMember<T> => ({ required: check });

export function text({ min = 0, max = 131_072, pattern, values, sensitive }: TextLimits = {}): Check<string> {
  return (value, path, violations) => {
    if (typeof value !== 'string') throw wrongType(value, 'String');
    const fail = (constraint: string): void => {
      violations.push(`Value ${sensitive ? '' : `'${value}' `}at '${path}' failed to satisfy constraint: ${constraint}`);
    };
    if (value.length < min) fail(`Member must have length greater than or equal to ${min}`);
    if (value.length > max) fail(`Member must have length less than or equal to ${max}`);
    if (pattern && !pattern.test(value)) fail(`Member must satisfy regular expression pattern: ${pattern.source}`);
    if (values && !values.includes(value)) fail(`Member must satisfy enum value set: [${values.join(', ')}]`);
    return value;
  };
}

export const flag: Check<boolean> = (value) => {
  if (typeof value !== 'boolean') throw wrongType(value, 'Boolean');
  return value;
};

export const integer = ({ min, max }: { min: number; max: number }): Check<number> => (value, path, violations) => {
  if (typeof value !== 'number') throw wrongType(value, 'Integer');
  if (value < min) violations.push(`Value '${value}' at '${path}' failed to satisfy constraint: Member must have value greater than or equal to ${min}`);
  if (value > max) violations.push(`Value '${value}' at '${path}' failed to satisfy constraint: Member must have value less than or equal to ${max}`);
  return value;
};

/** Any JSON object, read by who knows its shape. */
export const document: Check<object> = (value) => asObject(value);

export const list = <T>(member: Check<T>): Check<T[]> => (value, path, violations) => {
  if (!Array.isArray(value)) throw wrongType(value, 'List');
  return value.map((item, index) => member(item, `${path}.${index + 1}.member`, violations));
};

/** A null inside a map counts as absent, as a null member does: AWS's clients send some. */
export const textMap: Check<Record<string, string>> = (value, path, violations) => {
  const check = text();
  const entries = Object.entries(asObject(value)).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, check(item, `${path}.${key}`, violations)]));
};

export const structure = <S extends Shape>(shape: S): Check<Input<S>> => (value, path, violations) => {
  const given = asObject(value);
  const read: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape)) {
    const memberPath = `${path === '' ? '' : `${path}.`}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const memberValue = given[name] ?? undefined;
    if (memberValue !== undefined) read[name] = (typeof member === 'function' ? member : member.required)(memberValue, memberPath, violations);
    else if (typeof member !== 'function') violations.push(`Value null at '${memberPath}' failed to satisfy constraint: Member must not be null`);
  }
  return read as Input<S>;
};

/**
 * @param common further members, the same in many requests
 * @throws {CognitoFault} SerializationException for a wrong type, InvalidParameterException naming every violated constraint
 */
export function validate<S extends Shape, C extends Shape = S>(shape: S, body: unknown, common?: C): Input<S> & Input<C> {
  const violations: string[] = [];
  const input = structure({ ...shape, ...common })(body, '', violations);
  if (violations.length > 0) {
    throw invalidParameter(`${violations.length} validation error${violations.length > 1 ? 's' : ''} detected: ${violations.join('; ')}`);
  }
  return input as Input<S> & Input<C>;
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, 'Map');
  return value as Record<string, unknown>;
}

function wrongType(value: unknown, wanted: string): Error {
  if (Array.isArray(value)) return serialization('Unexpected list element found.');
  if (typeof value === 'object') return serialization('Start of structure or map found where not expected.');
  return serialization(`${typeof value === 'boolean' ? 'TRUE_VALUE' : `${(typeof value).toUpperCase()}_VALUE`} cannot be converted to ${wanted}`);
}
