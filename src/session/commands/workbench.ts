import type { Extras } from '../../cognito/authenticate.js';
import type { Call, Operations } from '../../cognito/operations.js';
import type { Pool } from '../../cognito/pool.js';
import { AuthError } from '../../core/errors.js';
import type { AuthHook, HookName, HookTypes } from '../../flow/hooks.js';
import type { AuthSnapshot, Command, CommandType, Happening, Outcome } from '../../flow/types.js';
import type { AuthConfig } from '../config.js';
import type { KeyValueStorage } from '../storage.js';
import type { TokenKeeper } from '../token-keeper.js';
import type { Vault } from '../vault.js';

/** What requests in the session's name are made with, by elements beside the journey too. */
export interface Workbench {
  readonly call: Call;
  readonly pool: Pool;
  readonly config: AuthConfig;
  readonly keeper: TokenKeeper;
  readonly storage: KeyValueStorage;
  /** Tells the journey what has happened beside it. */
  readonly report: (happening: Happening) => void;
}

/** What the journey's own commands work with. Nobody else gets at the password that is kept. */
export interface JourneyBench extends Workbench {
  readonly steps: {
    remember(snapshot: AuthSnapshot): void;
    recall(): Promise<Extract<Outcome, { type: 'stepResumed' }> | undefined>;
  };
  readonly vault: Vault;
}

/** One run of a command: the page's own answers to it, and what ends it early. */
export interface Run {
  readonly middleware: readonly AuthHook[];
  /** Where the journey is. */
  readonly snapshot: AuthSnapshot;
  readonly signal: AbortSignal;
}

/** Carries out one kind of command. */
export type Execute = (bench: JourneyBench, command: Command, run: Run) => Promise<Outcome>;

/** Some of the commands, by name. */
export type Commands<Type extends CommandType> = { readonly [Name in Type]: Execute };

/** Lets the page's functions answer, outermost first, and what would have been asked last. */
export async function through<Name extends HookName>(
  _name: Name,
  { middleware }: Run,
  input: HookTypes[Name]['input'],
  ask: (input: HookTypes[Name]['input']) => Promise<HookTypes[Name]['output']>,
): Promise<HookTypes[Name]['output']> {
  type Ask = typeof ask;
  const hooked = (middleware as readonly AuthHook<Name>[]).reduceRight<Ask>((next, hook) => async (changed) => {
    try {
      return await hook(changed, next);
    } catch (thrown) {
      throw thrown instanceof AuthError ? thrown : new AuthError('HookError', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
    }
  }, ask);
  return hooked(input);
}

/** What may go along with a proof of identity. */
export const extras = ({ config }: Workbench, { signal }: Run, clientMetadata: Extras['clientMetadata']): Extras & { signal: AbortSignal } =>
  ({ signal, clientMetadata, userContextData: userContext(config) });

const userContext = ({ userContextData }: AuthConfig): { EncodedData: string } | undefined => {
  const EncodedData = userContextData?.();
  return EncodedData ? { EncodedData } : undefined;
};

type Shared = Pick<Operations['SignUp']['input'], 'ClientId' | 'ClientMetadata' | 'UserContextData'>;

/** Members that the public operations share. */
export const shared = ({ pool, config }: Workbench, ClientMetadata: Extras['clientMetadata'] = config.clientMetadata): Shared =>
  ({ ClientId: pool.clientId, ClientMetadata, UserContextData: userContext(config) });
