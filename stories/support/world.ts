import type { Loader, StoryContext } from '@storybook/web-components-vite';
import type { AuthRequest, AuthSnapshot } from '../../src/flow/types.js';
import { createLocalCognito, type LocalCognito, type LocalUser, type LocalUserPool, type LocalUserPoolClient, type Triggers } from '../../src/local-cognito/index.js';
import { Auth } from '../../src/session/auth.js';

/** What a story wants of its user pool, and of the network before it. */
export interface WorldOptions {
  readonly pool?: Partial<LocalUserPool>;
  readonly client?: Partial<LocalUserPoolClient>;
  readonly users?: readonly LocalUser[];
  readonly triggers?: Triggers;
  /** Stands between the elements and the local Cognito. */
  readonly network?: (next: typeof fetch) => typeof fetch;
  /** Brings the journey to where the story begins, by real requests. */
  readonly arrange?: (world: World) => Promise<void>;
}

/** A user pool, its inbox and a session of one story alone. */
export interface World {
  readonly auth: Auth;
  readonly local: LocalCognito;
  readonly users: readonly LocalUser[];
  /** A session of another browser, by its user agent. */
  elsewhere(userAgent: string): Auth;
  /** Calls back with each message that is delivered. Returns what cancels it. */
  onMessage(listener: () => void): () => void;
  /** Lets time pass for the user pool, in milliseconds. */
  pass(duration: number): void;
}

export const POOL_ID = 'eu-west-1_Stories01';

/** Confirmed, with a password of her own. */
export const ADA: LocalUser = {
  Username: 'ada@example.com', Password: 'Analytical-1843',
  UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }, { Name: 'email_verified', Value: 'true' }, { Name: 'given_name', Value: 'Ada' }],
};

/** Invited: she must choose a password of her own. */
export const GRACE: LocalUser = {
  Username: 'grace@example.com', Password: 'Compiler-1952', Permanent: false,
  UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }, { Name: 'email_verified', Value: 'true' }],
};

/** Signed up, and never confirmed. */
export const ALAN: LocalUser = {
  Username: 'alan@example.com', Password: 'Universal-1936', Confirmed: false,
  UserAttributes: [{ Name: 'email', Value: 'alan@example.com' }],
};

export function createWorld({ pool, client, users = [ADA, GRACE, ALAN], triggers = {}, network = (next) => next }: WorldOptions = {}): World {
  const listeners = new Set<() => void>();
  let ahead = 0;
  // A step under way is kept for a reload by the client's id: a fresh id makes a fresh story.
  const clientId = crypto.randomUUID().replaceAll('-', '');
  const local = createLocalCognito({
    userPools: [{
      Id: POOL_ID,
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      users: [...users],
      clients: [{ ClientId: clientId, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], PreventUserExistenceErrors: 'ENABLED', ...client }],
      ...pool,
    }],
  }, {
    triggers,
    clock: { now: () => Date.now() + ahead },
    onMessage: () => { for (const listener of listeners) listener(); },
  });
  const session = (fetchOfIt: typeof fetch): Auth => new Auth({ userPoolId: POOL_ID, userPoolClientId: clientId, storage: 'memory', fetch: fetchOfIt });
  return {
    auth: session(network((...request) => local.fetch(...request))),
    local,
    users,
    elsewhere: (userAgent) => session(async (...request) => {
      const asked = new Request(...request);
      const body = (await asked.clone().text()).replaceAll(JSON.stringify(navigator.userAgent), JSON.stringify(userAgent));
      return local.fetch(new Request(asked, { body }));
    }),
    onMessage(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    pass(duration) { ahead += duration; },
  };
}

/** The parameter of a story that describes its world; what it leaves out stays as its file has it. */
export const cognito = (options: WorldOptions): { cognito: WorldOptions } => ({ cognito: options });

const worlds = new WeakMap<HTMLElement, World>();

/** Gives each story a world of its own when it is mounted; a control that changes afterwards leaves it alone. */
export const loadWorld: Loader = async ({ canvasElement, parameters }) => {
  const known = worlds.get(canvasElement as HTMLElement);
  if (known) return { world: known };
  const options = parameters.cognito as WorldOptions | undefined;
  const world = createWorld(options);
  worlds.set(canvasElement as HTMLElement, world);
  await options?.arrange?.(world);
  return { world };
};

/** Ends the world when its story is taken away. */
export const forgetWorld = ({ canvasElement }: Pick<StoryContext, 'canvasElement'>) => (): void => { worlds.delete(canvasElement); };

const DEADLINE_MS = 15_000;

/** Sends a request and waits for what comes of it. @throws {Error} naming the snapshot that came instead */
export function ask({ auth }: World, request: AuthRequest, isAnswered: (snapshot: AuthSnapshot) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      const { state, failure } = auth.getSnapshot();
      reject(new Error(`${request.type} led to ${state}${failure ? `: ${failure.message}` : ''}`));
    }, DEADLINE_MS);
    const look = (): void => {
      if (!isAnswered(auth.getSnapshot())) return;
      clearTimeout(limit);
      stop();
      resolve();
    };
    const stop = auth.subscribe(look);
    auth.send(request);
    look();
  });
}

/** Starts the journey at a screen and fills that in; waits for the state that follows. */
export const through = (screen: 'signIn' | 'signUp' | 'resetPassword', values: Record<string, string>, next: AuthSnapshot['state']) => async (world: World): Promise<void> => {
  await ask(world, { type: 'start', initialState: screen }, ({ state }) => state === screen);
  await ask(world, { type: 'submit', screen, values }, ({ state, pending }) => state === next && !pending);
};

/** In place of what a file arranges for its stories. */
export const fromTheBeginning = (): Promise<void> => Promise.resolve();

export const signedIn = through('signIn', { username: 'ada@example.com', password: 'Analytical-1843' }, 'authenticated');
