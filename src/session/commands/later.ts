import type { CommandType } from '../../flow/types.js';
import { accountCommands } from './account.js';
import { challengeCommands } from './challenges.js';
import type { Commands, Execute } from './workbench.js';

/** Commands in the order of their need. */
const LATER: readonly (() => object | Promise<object>)[] = [
  () => accountCommands,
  () => challengeCommands,
  async () => (await import('../choice/commands.js')).choiceCommands,
  async () => (await import('./devices.js')).newDeviceCommands,
  async () => (await import('./federation.js')).federationCommands,
];

/** The command of that name. @throws {TypeError} when there is none */
export async function laterCommand(type: CommandType): Promise<Execute> {
  for (const load of LATER) {
    const commands = await load() as Commands<CommandType>;
    if (type in commands) return commands[type];
  }
  throw new TypeError(`There is no command ${type}.`);
}
