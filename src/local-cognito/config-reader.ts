/** Reads a configuration member by member; every complaint names the path of the key. */

/** The configuration cannot be used; the message names the key, as in `userPools[0].clients[1].ClientId`. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

export class Reader {
  constructor(readonly value: unknown, readonly path: string) {}

  fail(problem: string): never {
    throw new ConfigError(`${this.path === '' ? 'The configuration' : this.path} ${problem}`);
  }

  /** @param known the keys that may appear; another one is a mistake worth naming */
  object(known: readonly string[]): ObjectReader {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('must be an object.');
    const unknown = Object.keys(value).find((key) => !known.includes(key));
    if (unknown !== undefined) this.fail(`has an unknown key '${unknown}'.`);
    return new ObjectReader(value as Record<string, unknown>, this.path);
  }

  text(pattern?: RegExp): string {
    if (typeof this.value !== 'string' || this.value === '') this.fail('must be a text.');
    if (pattern && !pattern.test(this.value)) this.fail(`must match ${String(pattern)}, and '${this.value}' does not.`);
    return this.value;
  }

  /** An object of texts. */
  texts(): Record<string, string> {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('must be an object.');
    return Object.fromEntries(Object.keys(value).map((key) => [key, new ObjectReader(value as Record<string, unknown>, this.path).at(key).text()]));
  }

  oneOf<T extends string>(values: readonly T[]): T {
    return values.find((value) => value === this.value) ?? this.fail(`must be one of ${values.join(', ')}.`);
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') this.fail('must be true or false.');
    return this.value;
  }

  /** A whole number; Cognito writes some of them as texts. */
  integer(min: number, max: number): number {
    const number = typeof this.value === 'string' && this.value !== '' ? Number(this.value) : this.value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) return number;
    return this.fail(`must be a whole number from ${min} to ${max}.`);
  }

  list<T>(read: (item: Reader) => T): T[] {
    if (!Array.isArray(this.value)) this.fail('must be a list.');
    return this.value.map((item, index) => read(new Reader(item, `${this.path}[${index}]`)));
  }
}

export class ObjectReader {
  constructor(private readonly value: Record<string, unknown>, private readonly path: string) {}

  at(key: string): Reader {
    return new Reader(this.value[key], this.path === '' ? key : `${this.path}.${key}`);
  }

  /** What `read` makes of the key, or the default where the key is absent. */
  get<T, D>(key: string, read: (member: Reader) => T, absent: D): T | D {
    return this.value[key] === undefined ? absent : read(this.at(key));
  }
}
