import type { AccountCommand, AccountCommandType, AccountSnapshot, TaskName, TaskOutcome, TaskSnapshot } from '../../flow/account/types.js';
import type { Auth } from '../auth.js';
import type { Workbench } from '../commands/workbench.js';
import { explainTask } from './failures.js';

/** One run of a command. */
export interface TaskRun {
  readonly name: TaskName;
  readonly command: AccountCommand;
  readonly task: TaskSnapshot;
  readonly account: AccountSnapshot;
}

export type TaskCommand = (bench: Workbench, run: TaskRun) => Promise<TaskOutcome>;

/** Some of the commands, by name. */
export type TaskCommands<Type extends AccountCommandType> = { readonly [Name in Type]: TaskCommand };

/** Commands in files by topic: those of one task come without those of another. The account is deleted by those of the profile. */
const TOPICS = {
  profile: async () => (await import('./commands/profile.js')).profileCommands,
  password: async () => (await import('./commands/password.js')).passwordCommands,
  mfa: async () => (await import('./commands/mfa.js')).mfaCommands,
  devices: async () => (await import('./commands/devices.js')).deviceCommands,
  passkeys: async () => (await import('./commands/passkeys.js')).passkeyCommands,
  deletion: async () => (await import('./commands/profile.js')).profileCommands,
} satisfies Record<TaskName, () => Promise<object>>;

async function commandOf(name: TaskName, type: AccountCommandType): Promise<TaskCommand> {
  // What more than one task reads comes by one way, so that they ask Cognito together.
  const commands: Partial<TaskCommands<AccountCommandType>> = await TOPICS[type === 'readUser' ? 'profile' : name]();
  const command = commands[type];
  if (!command) throw new TypeError(`There is no command ${type} of the task ${name}.`);
  return command;
}

/** Carries a command out; what fails is an outcome too. */
export async function carryOut(auth: Auth, run: TaskRun): Promise<TaskOutcome> {
  try {
    const command = await commandOf(run.name, run.command.type);
    return await command(await auth.workbench(), run);
  } catch (error) {
    console.debug('auth-elements:', error);
    return { type: 'failed', failure: await explainTask(error, run.command.type) };
  }
}
