import { systemClock } from '../../core/clock.js';
import type { AccountCommand, AccountCommandType, AccountSnapshot, TaskOutcome, TaskSnapshot } from '../../flow/account/types.js';
import type { Auth } from '../auth.js';
import type { Workbench } from '../commands/workbench.js';
import { explainTask } from './failures.js';

/** One run of a command. */
export interface TaskRun {
  readonly command: AccountCommand;
  readonly task: TaskSnapshot;
  readonly account: AccountSnapshot;
}

export type TaskCommand = (bench: Workbench, run: TaskRun) => Promise<TaskOutcome>;

/** Some of the commands, by name. */
export type TaskCommands<Type extends AccountCommandType> = { readonly [Name in Type]: TaskCommand };

export const clockOf = ({ config: { clock = systemClock } }: Workbench): typeof systemClock => clock;

/** Commands in files by topic, each loaded when it is needed first. */
const TOPICS: readonly (() => Promise<object>)[] = [
  async () => (await import('./commands/profile.js')).profileCommands,
  async () => (await import('./commands/password.js')).passwordCommands,
  async () => (await import('./commands/mfa.js')).mfaCommands,
  async () => (await import('./commands/devices.js')).deviceCommands,
  async () => (await import('./commands/passkeys.js')).passkeyCommands,
];

async function commandOf(type: AccountCommandType): Promise<TaskCommand> {
  for (const load of TOPICS) {
    const commands = await load() as Partial<TaskCommands<AccountCommandType>>;
    if (commands[type]) return commands[type];
  }
  throw new TypeError(`There is no command ${type}.`);
}

/** Carries a command out; what fails is an outcome too. */
export async function carryOut(auth: Auth, run: TaskRun): Promise<TaskOutcome> {
  try {
    const command = await commandOf(run.command.type);
    return await command(await auth.workbench(), run);
  } catch (error) {
    console.debug('auth-elements:', error);
    return { type: 'failed', failure: await explainTask(error, run.command.type) };
  }
}
