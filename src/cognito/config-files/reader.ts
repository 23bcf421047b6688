import { AuthError } from '../../core/errors.js';

type Keys = Readonly<Record<string, unknown>>;

/** A value of a configuration file, with the path that leads to it, so that a wrong one can be named. */
export class Entry {
  constructor(readonly value: unknown, readonly path: string) {}

  /** @throws {AuthError} ConfigurationError */
  fail(problem: string): never {
    throw new AuthError('ConfigurationError', `${this.path || 'the configuration'} ${problem}`);
  }

  get isThere(): boolean { return this.value !== undefined && this.value !== null; }

  /** @throws {AuthError} ConfigurationError when it is no object */
  get keys(): string[] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('must be an object');
    return Object.keys(value);
  }

  at(key: string): Entry {
    const value = this.keys.includes(key) ? (this.value as Keys)[key] : undefined;
    return new Entry(value, this.path ? `${this.path}.${key}` : key);
  }

  /** What `read` makes of it, or undefined where it is not there. */
  optional<T>(read: (entry: Entry) => T): T | undefined {
    return this.isThere ? read(this) : undefined;
  }

  text(pattern = /./, example?: string): string {
    const { value } = this;
    const hint = example ? `; it looks like ${example}` : '';
    if (!this.isThere || value === '') this.fail(`is missing${hint}`);
    if (typeof value !== 'string') this.fail('must be a text');
    if (!pattern.test(value)) this.fail(`"${value}" is malformed${hint}`);
    return value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') this.fail('must be true or false');
    return this.value;
  }

  /** A user pool asks for 6 to 99 characters; older files write the number as a text. */
  passwordLength(): number {
    const number = typeof this.value === 'string' ? Number(this.value) : this.value;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 6 || number > 99) this.fail('must be a whole number from 6 to 99');
    return number;
  }

  list<T>(read: (entry: Entry) => T): T[] {
    if (!Array.isArray(this.value)) this.fail('must be a list');
    return this.value.map((item, index) => read(new Entry(item, `${this.path}[${index}]`)));
  }

  oneOf<T>(values: Readonly<Record<string, T>>): T {
    const { value } = this;
    if (typeof value !== 'string' || !Object.hasOwn(values, value)) this.fail(`must be one of ${Object.keys(values).join(', ')}`);
    return values[value]!;
  }
}
