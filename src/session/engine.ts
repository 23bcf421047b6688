import type { CognitoUser } from 'amazon-cognito-identity-js';
import { callWithDevices } from '../cognito/device-call.js';
import { readPool } from '../cognito/pool.js';
import { createTokenStore } from '../cognito/token-store.js';
import { createTransport } from '../cognito/transport.js';
import { systemClock, systemRandom, type Clock } from '../core/clock.js';
import { AuthError } from '../core/errors.js';
import type { AuthFailure, AuthSnapshot, Command, CommandType, Happening, Outcome } from '../flow/types.js';
import type { Auth } from './auth.js';
import { sessionCommands } from './commands/session.js';
import type { Commands, Execute, JourneyBench, Run, Workbench } from './commands/workbench.js';
import { createDriver, type Driver, type DriverOptions } from './driver.js';
import { browserEnvironment, type Environment } from './environment.js';
import type { PendingStepStore } from './pending-step.js';
import { openStorage } from './storage.js';
import { NOT_LOADED } from './texts.js';
import { TokenKeeper } from './token-keeper.js';
import { hasStep } from './trace.js';
import { Vault } from './vault.js';

/** Tokens for the page's own requests. */
export interface AuthTokens {
  /** A JWT that says who the user is. */
  readonly idToken: string;
  /** A JWT that says what may be done in the user's name. */
  readonly accessToken: string;
  /** When the first of them expires, in milliseconds since the Unix epoch by this device's clock. */
  readonly expiresAt: number;
}

/** What a session has done for it once it is more than a form. */
export interface Engine extends Driver {
  getTokens(options: { forceRefresh: boolean }): Promise<AuthTokens>;
  signOut(options: { global: boolean }): Promise<void>;
  cognitoUser(): Promise<CognitoUser | undefined>;
  /** What requests in the session's name are made with. @throws {AuthError} ConfigurationError */
  readonly bench: Workbench;
  /** Begins to refresh ahead of expiry and to follow other tabs. */
  watch(): void;
  unwatch(): void;
}

export interface EngineOwner extends Pick<DriverOptions, 'set' | 'enter' | 'answers'> {
  readonly auth: Auth;
}

/** What is not needed to sign in comes when it is asked for. */
async function commandOf(type: CommandType): Promise<Execute> {
  return type in sessionCommands ? (sessionCommands as Commands<CommandType>)[type] : (await import('./commands/later.js')).laterCommand(type);
}

/** Puts words to what was thrown; the words come when something fails for the first time. */
export async function failureOf(thrown: unknown): Promise<AuthFailure> {
  const { name, message } = AuthError.from(thrown);
  try {
    return (await import('./explain.js')).explain(thrown);
  } catch {
    // Not even the words could be loaded.
    return { name, message, text: NOT_LOADED };
  }
}

/** A configuration that cannot be right makes an engine that says so, at once and to whatever is asked of it. */
export async function createEngine(owner: EngineOwner, environment: Environment = browserEnvironment): Promise<Engine> {
  const { auth } = owner;
  const { userPoolId, userPoolClientId, region, userPoolEndpoint: endpoint, fetch, storage: where = 'local', clock = systemClock, random = systemRandom } = auth.config;
  const pool = readPool({ userPoolId, userPoolClientId, region, endpoint });
  // The type does not know of pages without HTTPS, where `subtle` is missing.
  if (!pool || !(globalThis.crypto as Partial<Crypto> | undefined)?.subtle) return (await import('./broken-engine.js')).createBrokenEngine(owner);

  const storage = openStorage(where);
  const call = callWithDevices(createTransport({ endpoint: pool.endpoint, fetch, clock }), { storage, clientId: pool.clientId, clock, random });
  const report = (happening: Happening): void => { driver.dispatch(happening); };
  const keeper = new TokenKeeper({
    pool, call, storage, clock, random, environment,
    store: createTokenStore(storage, pool.clientId),
    clientMetadata: () => auth.config.clientMetadata,
    report,
  });
  const bench: Workbench = { call, pool, keeper, storage, report, get config() { return auth.config; } };
  // The bench, and what it does not show.
  const own = { __proto__: bench, steps: stepsOf(pool.clientId, clock), vault: new Vault(environment.setTimer) } as object as JourneyBench;

  const execute = async (command: Command, run: Run): Promise<Outcome> => {
    try {
      const carryOut = await commandOf(command.type);
      return await carryOut(own, command, run);
    } catch (error) {
      if (!run.signal.aborted) console.debug('auth-elements:', error);
      return { type: 'failed', failure: await failureOf(error) };
    }
  };

  const onAdvance = (snapshot: AuthSnapshot): void => {
    // Where the journey begins anew, no password that was typed is needed any more.
    if (!snapshot.pending && (snapshot.state === 'signIn' || snapshot.state === 'authenticated')) own.vault.clear();
    own.steps.remember(snapshot);
  };

  // Somebody comes back from the hosted login; a page may have no element that would begin the journey.
  if ((globalThis.location as Location | undefined)?.search.includes('state=ae')) void import('./hosted-login.js').then(({ strayReturn }) => { strayReturn(auth); }, () => undefined);

  const driver = createDriver({ ...owner, getSnapshot: auth.getSnapshot, execute, onAdvance });

  // Another library has signed somebody in while the engine was on its way, and the journey stands at the form.
  if (keeper.tokens && auth.getSnapshot().previous) report({ type: 'sessionFound' });

  return {
    ...driver,
    bench,
    async getTokens(options) {
      const { idToken, accessToken, expiresAt, clockDrift } = await keeper.get(options);
      return { idToken, accessToken, expiresAt: expiresAt + clockDrift * 1000 };
    },
    async signOut(options) {
      await (await import('./sign-out.js')).leave(auth, driver, options);
    },
    async cognitoUser() {
      const { bindCognitoUser } = await import('./cognito-user.js');
      return bindCognitoUser({ ...bench, signOut: () => auth.signOut() });
    },
    watch() { keeper.watch(); },
    unwatch() { keeper.unwatch(); },
  };
}

/** Steps are rare: what keeps them comes with the first. */
function stepsOf(clientId: string, clock: Clock): JourneyBench['steps'] {
  let store: Promise<PendingStepStore> | undefined;
  const open = (): Promise<PendingStepStore> => (store ??= import('./pending-step.js').then(({ PendingStepStore }) => new PendingStepStore(clientId, clock)));
  return {
    remember(snapshot) {
      if (store || snapshot.session || snapshot.state.startsWith('confirm') || hasStep(clientId)) {
        void open().then((steps) => { steps.remember(snapshot); }, () => {
          // What could not be read is left for a reload.
          if (!hasStep(clientId)) store = undefined;
        });
      }
    },
    recall: async () => (hasStep(clientId) ? (await open()).recall() : undefined),
  };
}
