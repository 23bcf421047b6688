import { createStore, type Readable } from '../core/store.js';
import { AuthRequestEvent } from '../events/request-event.js';
import { AuthStateChangeEvent } from '../events/state-change-event.js';
import { AuthStateEvent, type AuthStateDetail } from '../events/state-events.js';
import type { AuthHook, AuthHooks, FederatedSignIn, HookName } from '../flow/hooks.js';
import { INITIAL_SNAPSHOT } from '../flow/initial.js';
import type { AuthRequest, AuthSnapshot, AuthUser } from '../flow/types.js';
import type { Workbench } from './commands/workbench.js';
import type { AuthConfig } from './config.js';
import type { AwsCredentials, CredentialsOptions } from './credentials.js';
import type { AuthTokens, Engine } from './engine.js';
import { NOT_LOADED } from './texts.js';
import { hasTrace } from './trace.js';

/** Tells the first of the elements that show the journey: an authenticator before a screen, a screen before an owner. */
export type StageRank = 0 | 1 | 2;

/** The AWS SDK is large: it comes when credentials are first asked for. */
const credentials = () => import('./credentials.js');

/** The page's own answers to a request; undefined when it wants the request not to be made. */
export type Answers = readonly AuthHook[] | undefined;

/**
 * One person's session with one user pool, and the journey that leads to it.
 *
 * It is cheap to create: the journey's table and what speaks to Cognito (the engine) load when they are first needed,
 * or asked to by `warm()`. Timers and listeners live only while somebody observes it through `subscribe`.
 */
export class Auth extends EventTarget implements Readable<AuthSnapshot> {
  /** The page's own answers, by the name of the state. */
  hooks: AuthHooks = {};

  #config: AuthConfig;
  readonly #store = createStore<AuthSnapshot>(INITIAL_SNAPSHOT, {
    onObserved: () => { this.#observed = true; this.#loaded?.watch(); },
    onUnobserved: () => { this.#observed = false; this.#loaded?.unwatch(); },
  });
  readonly #stages = new Map<EventTarget, StageRank>();
  #observed = false;
  #engine: Promise<Engine> | undefined;
  #loaded: Engine | undefined;

  constructor(config: AuthConfig = {}) {
    super();
    this.#config = config;
  }

  /** Which user pool, and how it is spoken with. */
  get config(): AuthConfig { return this.#config; }

  /** Who is signed in, or undefined. */
  get user(): AuthUser | undefined { return this.getSnapshot().user; }

  /** The elements that show the journey, the leading one first. */
  get stages(): EventTarget[] { return [...this.#stages].sort(([, a], [, b]) => a - b).map(([element]) => element); }

  /** Everything that can be shown; the same object until something changes. */
  readonly getSnapshot = (): AuthSnapshot => this.#store.getSnapshot();

  /** Calls back after each change until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Changes what may change while a session lives: not the pool, its client, the storage, nor what requests are sent and timed by. */
  configure(changes: Omit<AuthConfig, 'userPoolId' | 'userPoolClientId' | 'userPoolEndpoint' | 'region' | 'storage' | 'fetch' | 'clock' | 'random'>): void {
    this.#config = { ...this.#config, ...changes };
  }

  /** Asks something of the journey; what does not fit its state is ignored. */
  send(request: AuthRequest): void {
    if (this.#loaded) this.#loaded.dispatch(request);
    else if (request.type !== 'start') void this.#ready().then((engine) => { engine.dispatch(request); }, this.#unreachable);
    else if (this.getSnapshot().state === 'idle' && !this.getSnapshot().pending) this.#start(request);
  }

  /**
   * Tokens for the page's own requests, refreshed first when they are about to end.
   * @throws {AuthError} `NotSignedInError` when nobody is signed in, `NetworkError` when a refresh could not reach Cognito; TypeError when the engine could not be loaded
   */
  async getTokens({ forceRefresh = false } = {}): Promise<AuthTokens> {
    return (await this.#ready()).getTokens({ forceRefresh });
  }

  /** Signs out here and in all tabs and revokes the refresh token; `global` on every device (GlobalSignOut). */
  async signOut({ global = false } = {}): Promise<void> {
    return (await this.#ready()).signOut({ global });
  }

  /**
   * A `CognitoUser` of amazon-cognito-identity-js bound to this session, for whatever else an app does with it.
   * Its requests and its refresh go through this session's own. Undefined when nobody is signed in.
   */
  async cognitoUser(): Promise<import('amazon-cognito-identity-js').CognitoUser | undefined> {
    return (await this.#ready()).cognitoUser();
  }

  /**
   * Sends the person to the hosted login, or past it to a provider. The page is left and comes back signed in; with `popup` it stays.
   * What goes wrong stands in the state, as with every sign-in. Call it from a click when a popup is to open.
   */
  async signInWithRedirect(options: FederatedSignIn = {}): Promise<void> {
    return import('./sign-in-with-redirect.js').then(({ signInWithRedirect }) => { signInWithRedirect(this, options); }, this.#unreachable);
  }

  /**
   * AWS credentials from the identity pool, for who is signed in or for a guest; kept, and renewed five minutes before their end.
   * @throws {AuthError} ConfigurationError without an identity pool, NetworkError, or what the identity pool refuses with
   */
  async getCredentials(options?: CredentialsOptions): Promise<AwsCredentials> {
    return (await credentials()).getCredentials(this, options);
  }

  /** The same as an `AwsCredentialIdentityProvider`: `new S3Client({ credentials: auth.credentialsProvider })`. */
  readonly credentialsProvider = async (): Promise<AwsCredentials> => (await credentials()).provideCredentials(this);

  /** For elements beside the journey: what requests in the session's name are made with. @throws {AuthError} ConfigurationError */
  async workbench(): Promise<Workbench> {
    return (await this.#ready()).bench;
  }

  /** Loads what speaks to Cognito ahead of need, and says early what is wrong with the configuration. */
  warm(): void {
    void this.#ready().catch(() => undefined);
  }

  /** Registers an element that shows the journey: its events are fired there. Returns what takes it back. */
  attach(element: EventTarget, rank: StageRank): () => void {
    this.#stages.set(element, rank);
    return () => { this.#stages.delete(element); };
  }

  /** On most visits nobody is signed in and nobody answers for the page: then the form is there at once. */
  #start(request: Extract<AuthRequest, { type: 'start' }>): void {
    const answers = { idle: this.#answers('idle'), setup: this.#answers('setup') };
    if (answers.idle?.length === 0 && answers.setup?.length === 0 && !hasTrace(this.#config)) {
      const { initialState: entry = 'signIn', username = '' } = request;
      const begun = { ...INITIAL_SNAPSHOT, entry, username };
      this.#enter({ ...begun, state: 'setup', previous: 'idle' });
      this.#enter({ ...begun, state: entry, previous: 'setup' });
      return;
    }
    this.#store.set({ ...INITIAL_SNAPSHOT, pending: 'idle' });
    void this.#ready().then((engine) => { engine.start(request, answers); }, this.#unreachable);
  }

  #ready(): Promise<Engine> {
    return (this.#engine ??= this.#load());
  }

  async #load(): Promise<Engine> {
    try {
      const { createEngine } = await import('./engine.js');
      const engine = await createEngine({ auth: this, set: (snapshot) => { this.#store.set(snapshot); }, enter: (snapshot) => { this.#enter(snapshot); }, answers: (hook) => this.#answers(hook) });
      this.#loaded = engine;
      if (this.#observed) engine.watch();
      return engine;
    } catch (error) {
      // The next need tries again: a chunk that did not arrive once may well arrive later.
      this.#engine = undefined;
      throw error;
    }
  }

  /** The engine could not be loaded: as good as no connection. */
  readonly #unreachable = (error: unknown): void => {
    const snapshot = this.getSnapshot();
    this.#store.set({ ...snapshot, pending: undefined, failure: { name: 'NetworkError', message: String(error), text: NOT_LOADED } });
    if (snapshot.state === 'idle') this.#enter({ ...this.getSnapshot(), state: 'signIn', previous: 'idle' });
  };

  #enter(snapshot: AuthSnapshot): void {
    this.#store.set(snapshot);
    const { state, previous, username, user } = snapshot;
    const detail: AuthStateDetail = { state, previous, username, user };
    this.#fire(() => new AuthStateEvent(detail));
    this.#fire(() => new AuthStateChangeEvent(detail));
  }

  #answers(hook: HookName): Answers {
    const events = this.#fire(() => new AuthRequestEvent(hook));
    const own = this.hooks[hook] as AuthHook | undefined;
    if (events.some(({ defaultPrevented, responses }) => defaultPrevented && !responses.length)) return undefined;
    return [...(own ? [own] : []), ...events.flatMap(({ responses }) => responses)];
  }

  /** Fires an event of its own at the element that leads and at this session; one event object cannot be at both. */
  #fire<E extends Event>(create: () => E): E[] {
    return [this.stages[0], this].flatMap((target) => {
      if (!target) return [];
      const event = create();
      target.dispatchEvent(event);
      return [event];
    });
  }
}
