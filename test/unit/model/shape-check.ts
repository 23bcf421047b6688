/** Checks a JSON value against a shape of AWS's service model: types, required members, enums, lengths, patterns. */

export interface Shape {
  type: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'boolean' | 'timestamp';
  members?: Record<string, { shape: string }>;
  required?: string[];
  member?: string;
  key?: string;
  value?: string;
  enum?: string[];
  min?: number;
  max?: number;
  pattern?: string;
}

export interface WireModel {
  contentType: string;
  targetPrefix: string;
  operations: Record<string, { input: string; output?: string; errors: string[] }>;
  shapes: Record<string, Shape>;
}

export interface CheckOptions {
  /** AWS ignores members it does not know in a request and never sends one. Default: refuse. */
  unknownMembers?: 'refuse' | 'ignore';
}

/** @returns what is wrong, one sentence each, each beginning with the path of the value; empty when all is well */
export function checkShape(model: WireModel, name: string, value: unknown, path: string, options: CheckOptions = {}): string[] {
  const shape = model.shapes[name];
  if (!shape) return [`${path}: the model has no shape ${name}`];
  // A document is any JSON; the model writes it as a structure without members.
  if (name === 'Document') return value === undefined ? [`${path}: a document is missing`] : [];
  switch (shape.type) {
    case 'structure': return checkStructure(model, name, shape, value, path, options);
    case 'list': return checkList(model, shape, value, path, options);
    case 'map': return checkMap(model, shape, value, path, options);
    case 'string': return checkString(shape, value, path);
    case 'integer': return Number.isInteger(value) ? checkRange(shape, value as number, path, 'value') : [`${path}: not an integer`];
    case 'boolean': return typeof value === 'boolean' ? [] : [`${path}: not a boolean`];
    case 'timestamp': return typeof value === 'number' && Number.isFinite(value) ? [] : [`${path}: a timestamp is a number of epoch seconds`];
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkStructure(model: WireModel, name: string, shape: Shape, value: unknown, path: string, options: CheckOptions): string[] {
  if (!isObject(value)) return [`${path}: not an object (${name})`];
  const members = shape.members ?? {};
  const missing = (shape.required ?? []).filter((member) => value[member] === undefined).map((member) => `${path}.${member}: required member missing`);
  const wrong = Object.entries(value).flatMap(([member, inner]) => {
    const declared = members[member];
    if (declared) return checkShape(model, declared.shape, inner, `${path}.${member}`, options);
    return options.unknownMembers === 'ignore' ? [] : [`${path}.${member}: no member of ${name}`];
  });
  return [...missing, ...wrong];
}

function checkList(model: WireModel, shape: Shape, value: unknown, path: string, options: CheckOptions): string[] {
  if (!Array.isArray(value)) return [`${path}: not a list`];
  return [
    ...checkRange(shape, value.length, path, 'length'),
    ...value.flatMap((item, index) => checkShape(model, shape.member!, item, `${path}[${index}]`, options)),
  ];
}

function checkMap(model: WireModel, shape: Shape, value: unknown, path: string, options: CheckOptions): string[] {
  if (!isObject(value)) return [`${path}: not a map`];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...checkShape(model, shape.key!, key, `${path} key ${key}`, options),
    ...checkShape(model, shape.value!, inner, `${path}.${key}`, options),
  ]);
}

function checkString(shape: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'string') return [`${path}: not a string`];
  const problems = checkRange(shape, [...value].length, path, 'length');
  if (shape.enum && !shape.enum.includes(value)) problems.push(`${path}: ${JSON.stringify(value)} is not one of ${shape.enum.join(', ')}`);
  // The model's patterns are unanchored: one matching character is enough for `[\S]+`.
  if (shape.pattern && !new RegExp(shape.pattern, 'u').test(value)) problems.push(`${path}: does not match ${shape.pattern}`);
  return problems;
}

function checkRange({ min, max }: Shape, size: number, path: string, what: 'length' | 'value'): string[] {
  if (min !== undefined && size < min) return [`${path}: ${what} ${size} is below ${min}`];
  if (max !== undefined && size > max) return [`${path}: ${what} ${size} is above ${max}`];
  return [];
}
