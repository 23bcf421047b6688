import type { CommandType } from '../../flow/types.js';
import { accountCommands } from './account.js';
import { challengeCommands } from './challenges.js';
import type { Execute } from './workbench.js';

type SomeCommands = Readonly<Partial<Record<CommandType, Execute>>>;

const HERE: SomeCommands = { ...accountCommands, ...challengeCommands };

const choice = async (): Promise<SomeCommands> => (await import('../choice/commands.js')).choiceCommands;
const federation = async (): Promise<SomeCommands> => (await import('./federation.js')).federationCommands;

/** Commands that come by themselves, each without the others. */
const APART: Readonly<Partial<Record<CommandType, () => Promise<SomeCommands>>>> = {
  selectFirstFactor: choice,
  createPasskey: choice,
  rememberDevice: async () => (await import('./devices.js')).newDeviceCommands,
  federatedSignIn: federation,
  finishFederatedSignIn: federation,
};

/** The command of that name. @throws {TypeError} when there is none */
export async function laterCommand(type: CommandType): Promise<Execute> {
  const command = HERE[type] ?? (await APART[type]?.())?.[type];
  if (!command) throw new TypeError(`There is no command ${type}.`);
  return command;
}
