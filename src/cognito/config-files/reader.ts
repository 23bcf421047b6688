import { AuthError } from '../../core/errors.js';
import { isMeant } from './spelling.js';

type Keys = Readonly<Record<string, unknown>>;

/** The keys that were looked for, by the path of what they should be in. */
type Wanted = Map<string, { readonly entry: Entry; readonly keys: Set<string> }>;

/** A value of a configuration file, with the path that leads to it, so that a wrong one can be named. */
export class Entry {
  /** Shared by all entries of a file. */
  readonly #wanted: Wanted;

  constructor(readonly value: unknown, readonly path: string, wanted: Wanted = new Map()) {
    this.#wanted = wanted;
  }

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
    const { keys } = this.#wanted.get(this.path) ?? { keys: new Set() };
    this.#wanted.set(this.path, { entry: this, keys: keys.add(key) });
    return new Entry(value, this.path ? `${this.path}.${key}` : key, this.#wanted);
  }

  /**
   * Files have keys that no element follows, and newer ones have more; but one that nearly is a key that was looked for in vain was misspelt.
   * @throws {AuthError} ConfigurationError
   */
  checkSpelling(): void {
    for (const { entry, keys } of this.#wanted.values()) {
      const missing = [...keys].filter((key) => !entry.keys.includes(key));
      for (const written of entry.keys.filter((key) => !keys.has(key))) {
        const meant = missing.find((key) => isMeant(written, key));
        if (meant) entry.at(written).fail(`is not known; it should be ${meant}`);
      }
    }
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
    return this.value.map((item, index) => read(new Entry(item, `${this.path}[${index}]`, this.#wanted)));
  }

  oneOf<T>(values: Readonly<Record<string, T>>): T {
    const { value } = this;
    if (typeof value !== 'string' || !Object.hasOwn(values, value)) this.fail(`must be one of ${Object.keys(values).join(', ')}`);
    return values[value]!;
  }
}
