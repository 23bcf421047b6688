/** The service itself: its state, loaded or seeded, and one request at a time. */
import { createAdmin, type Admin } from './admin.js';
import { createUser, usernameAttributeOf } from './users.js';
import { emptyPoolState, type Environment, type Pool } from './pool.js';
import { emptyIdentityState } from './identity/state.js';
import { setPassword, setTemporaryPassword } from './passwords.js';
import { checkAttributes } from './schema.js';
import { readState, type State } from './state.js';
import type { Clock, RandomBytes } from '../core/clock.js';
import type { PoolConfig, SeedUser } from './config.js';
import type { IdentityPoolConfig } from './identity/config.js';
import type { IdentityWorld } from './identity/operations.js';
import type { Message } from './delivery.js';
import type { Triggers } from './triggers.js';

/** Where the state is kept over a restart; what `save` is given is plain JSON. */
export interface StateStorage {
  load(): unknown;
  save(state: unknown): void;
}

export interface ServiceOptions {
  clock: Clock;
  random: RandomBytes;
  storage: StateStorage | undefined;
  onMessage: ((message: Message) => void) | undefined;
  triggers: Triggers;
  identityPools: readonly IdentityPoolConfig[];
}

export class Service {
  readonly admin: Admin = createAdmin((run) => this.#run(run));
  #state: State;
  #pools: ReadonlyMap<string, Pool> = new Map();
  #ready: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #caller: Environment['caller'] = {};

  constructor(private readonly configs: readonly PoolConfig[], private readonly options: ServiceOptions) {
    this.#state = readState(options.storage?.load()) ?? { version: 1, inbox: [], pools: {} };
  }

  /** What the operations of identity pools work with. */
  get identity(): IdentityWorld {
    const { identityPools: configs, clock, random } = this.options;
    return { configs, state: (this.#state.identity ??= emptyIdentityState()), clock, random };
  }

  get inbox(): readonly Message[] {
    return this.#state.inbox;
  }

  /** Runs after all that came before has ended: no two requests can use the same code, Session or token. */
  exclusively<T>(run: (pools: ReadonlyMap<string, Pool>) => Promise<T> | T, request?: Request): Promise<T> {
    const result = this.#last.then(() => {
      this.#caller.userAgent = request?.headers.get('user-agent') ?? undefined;
      return this.#run(run);
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  clearInbox(): void {
    this.#state.inbox = [];
    this.#save();
  }

  /** Back to the configuration. Signing keys stay, because they take long to make: the tokens of before are refused as revoked. */
  reset(): Promise<void> {
    return this.exclusively(async () => {
      const before = this.#state.pools;
      this.#state = { version: 1, inbox: [], pools: {} };
      await this.#open();
      for (const [id, { state }] of this.#pools) {
        const key = before[id]?.signingKey;
        if (key) state.signingKey = key;
      }
      this.#save();
    });
  }

  /** A trigger may call the admin while its request is still running; so the admin does not wait for its turn. */
  async #run<T>(run: (pools: ReadonlyMap<string, Pool>) => Promise<T> | T): Promise<T> {
    await (this.#ready ??= this.#open());
    try {
      return await run(this.#pools);
    } finally {
      this.#save();
    }
  }

  async #open(): Promise<void> {
    const pools = new Map<string, Pool>();
    for (const config of this.configs) {
      const stored = this.#state.pools[config.id];
      const state = this.#state.pools[config.id] = stored ?? emptyPoolState(this.options.random);
      const pool: Pool = { config, state, ...this.#environment() };
      pools.set(config.id, pool);
      if (!stored) for (const user of config.users) await seed(pool, user);
    }
    this.#pools = pools;
  }

  #environment(): Environment {
    const { clock, random, triggers, onMessage } = this.options;
    return { clock, random, triggers, caller: this.#caller, deliver: (message) => { this.#state.inbox.push(message); onMessage?.(message); } };
  }

  #save(): void {
    this.options.storage?.save(structuredClone(this.#state));
  }
}

/** A confirmed user's name and the addresses that the pool verifies count as verified, unless the configuration says otherwise. */
async function seed(pool: Pool, { username, attributes, password, permanent, confirmed, groups }: SeedUser): Promise<void> {
  try {
    checkAttributes(pool.config.schema, attributes);
    const user = createUser(pool, username, attributes, confirmed ? 'CONFIRMED' : 'UNCONFIRMED');
    if (groups.length > 0) user.groups = [...groups];
    const login = usernameAttributeOf(pool, username);
    for (const name of new Set([...(login ? [login] : []), ...pool.config.autoVerified])) {
      if (confirmed && user.attributes[name]) user.attributes[`${name}_verified`] ??= 'true';
    }
    if (password !== undefined && permanent) await setPassword(pool, user, password);
    if (password !== undefined && !permanent) await setTemporaryPassword(pool, user, password);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Error(`The user '${username}' of ${pool.config.id} cannot be: ${reason}`, { cause: thrown });
  }
}
