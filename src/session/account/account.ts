import { createStore, type Readable } from '../../core/store.js';
import { AuthAccountChangeEvent } from '../../events/account-change-event.js';
import { INITIAL_ACCOUNT, nextTask } from '../../flow/account/tasks.js';
import type { AccountCommand, AccountSnapshot, TaskEvent, TaskName, TaskOutcome, TaskRequest } from '../../flow/account/types.js';
import type { Auth } from '../auth.js';
import { carryOut } from './commands.js';

/** The account of whoever is signed in: its tasks, and what Cognito has said of it. Another user begins anew. */
export class Account implements Readable<AccountSnapshot> {
  readonly #auth: Auth;
  readonly #elements = new Set<EventTarget>();
  readonly #store = createStore<AccountSnapshot>(INITIAL_ACCOUNT, {
    onObserved: () => { this.#stop = this.#auth.subscribe(() => { this.#followUser(); }); },
    onUnobserved: () => { this.#stop?.(); },
  });
  #stop: (() => void) | undefined;
  #owner: string | undefined;

  constructor(auth: Auth) {
    this.#auth = auth;
  }

  readonly getSnapshot = (): AccountSnapshot => this.#store.getSnapshot();

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Asks something of a task; what does not fit its step is ignored. */
  send(name: TaskName, request: TaskRequest): void {
    this.#followUser();
    if (this.#owner !== undefined) this.#dispatch(name, request);
  }

  /** Registers an element of the account: the first one fires the events. Returns what takes it back. */
  attach(element: EventTarget): () => void {
    this.#elements.add(element);
    return () => { this.#elements.delete(element); };
  }

  #followUser(): void {
    const owner = this.#auth.user?.sub;
    if (owner === this.#owner) return;
    this.#owner = owner;
    this.#store.set(INITIAL_ACCOUNT);
  }

  #dispatch(name: TaskName, event: TaskEvent): void {
    const next = nextTask(this.getSnapshot(), name, event);
    if (!next) return;
    this.#store.set(next.account);
    if (next.command) void this.#run(name, next.command);
  }

  async #run(name: TaskName, command: AccountCommand): Promise<void> {
    const owner = this.#owner;
    const outcome = await carryOut(this.#auth, { name, command, account: this.getSnapshot(), task: this.getSnapshot().tasks[name] });
    // Who has signed out meanwhile, or is somebody else, does not get the answer.
    if (owner !== this.#owner) return;
    this.#dispatch(name, outcome);
    if (isChange(outcome)) this.#fire(name, command);
  }

  #fire(task: TaskName, { type: change }: AccountCommand): void {
    for (const target of [...this.#elements].slice(0, 1).concat(this.#auth)) target.dispatchEvent(new AuthAccountChangeEvent({ task, change }));
  }
}

/** Something was done that is worth a word, and not only read. */
const isChange = (outcome: TaskOutcome): boolean => outcome.type === 'done' && outcome.notice !== undefined;

const accounts = new WeakMap<Auth, Account>();

/** The account of a session: one for all elements that show a part of it. */
export function accountOf(auth: Auth): Account {
  let account = accounts.get(auth);
  if (!account) accounts.set(auth, account = new Account(auth));
  return account;
}
