/** The tasks of the account as data: in each step, what each event leads to. Pure; an event without a row is ignored. */
import type { MfaType, Notice } from '../types.js';
import { ACCOUNT_NOTICES as NOTICES } from './notices.js';
import type { AccountCommand, AccountCommandType, AccountData, AccountSnapshot, TaskEvent, TaskName, TaskSnapshot, TaskStep } from './types.js';

/** Where an event leads, and what the session is asked to do about it. */
export interface TaskTransition {
  readonly task: TaskSnapshot;
  readonly command?: AccountCommand;
}

type Having<Event, T> = Event extends { type: infer Types } ? (T extends Types ? Event : never) : never;
type EventOf<Type extends TaskEvent['type']> = Having<TaskEvent, Type>;
type TaskRow = { readonly [Type in TaskEvent['type']]?: (task: TaskSnapshot, event: EventOf<Type>) => TaskTransition };
export type TaskRows = Readonly<Partial<Record<TaskStep, TaskRow>>>;

/** What an event may bring along. */
interface Brought {
  readonly type: TaskEvent['type'];
  readonly values?: AccountCommand['values'];
  readonly target?: string;
  readonly notice?: Notice;
}

const CLOSED: TaskSnapshot = { step: 'closed' };

const ask = (type: AccountCommandType) => (task: TaskSnapshot, { values = {}, target }: Brought): TaskTransition =>
  ({ task: { ...task, pending: type, failure: undefined, notice: undefined }, command: { type, values, target } });

/** Asks about what the step remembers. */
const askAgain = (type: AccountCommandType) => (task: TaskSnapshot, { type: event }: Brought): TaskTransition => ask(type)(task, { type: event, ...(task.target !== undefined && { target: task.target }) });

/** Goes to a step; what belonged to the one before is dropped, but for what is named. */
const go = (step: TaskStep, kept: (task: TaskSnapshot) => Partial<TaskSnapshot> = () => ({})) => (task: TaskSnapshot, { notice }: Brought): TaskTransition =>
  ({ task: { step, notice, ...kept(task) } });

/** Goes to a step, remembering what the event is about. */
const about = (step: TaskStep) => (_task: TaskSnapshot, { target }: Brought): TaskTransition => ({ task: { step, target } });

const failed: TaskRow = { failed: (task, { failure }) => ({ task: { ...task, pending: undefined, failure } }) };

const overview = (read: AccountCommandType): TaskRows => ({
  closed: { ...failed, open: ask(read), done: go('overview') },
  overview: { ...failed, open: ask(read), done: go('overview') },
});

const back: TaskRow = { back: go('overview') };

const toCode = (task: TaskSnapshot, { verifications }: EventOf<'codesSent'>): TaskTransition => ({ task: { step: 'code', verifications, factor: task.factor } });

/** A code was right: the next one that waits, or the overview. */
const nextCode = (task: TaskSnapshot, { notice }: EventOf<'done'>): TaskTransition => {
  const [, ...verifications] = task.verifications ?? [];
  return { task: verifications.length ? { step: 'code', verifications, notice } : { step: 'overview', notice } };
};

const codeResent = (task: TaskSnapshot, { verifications: [sent] }: EventOf<'codesSent'>): TaskTransition => ({
  task: { ...task, pending: undefined, notice: NOTICES.codeResent, verifications: [...(sent ? [sent] : []), ...(task.verifications ?? []).slice(1)] },
});

export const TASKS: Readonly<Record<TaskName, TaskRows>> = {
  profile: {
    ...overview('readUser'),
    overview: { ...overview('readUser').overview, submit: ask('changeAttributes'), verify: ask('sendAttributeCode'), codesSent: toCode },
    code: { ...failed, ...back, submit: ask('verifyAttribute'), resend: ask('sendAttributeCode'), codesSent: codeResent, done: nextCode },
  },

  password: {
    ...overview('readFactors'),
    overview: { ...overview('readFactors').overview, submit: ask('changePassword') },
  },

  mfa: {
    ...overview('readUser'),
    overview: {
      ...overview('readUser').overview,
      setUp: (task, event) => ask('setUpFactor')({ ...task, factor: event.target as MfaType }, event),
      prefer: ask('preferFactor'),
      remove: about('confirm'),
      contactWanted: go('contact', ({ factor }) => ({ factor })),
      secretReceived: (_task, { totpSecret }) => ({ task: { step: 'setupTotp', totpSecret } }),
    },
    contact: { ...failed, ...back, submit: ask('changeContact'), codesSent: toCode },
    code: { ...failed, ...back, submit: ask('verifyContact'), resend: ask('resendContactCode'), codesSent: codeResent, done: go('overview') },
    setupTotp: { ...failed, ...back, submit: ask('verifyTotp'), done: go('overview') },
    confirm: { ...failed, ...back, submit: askAgain('removeFactor'), done: go('overview') },
  },

  passkeys: {
    ...overview('readPasskeys'),
    overview: { ...overview('readPasskeys').overview, setUp: ask('addPasskey'), remove: about('confirm') },
    confirm: { ...failed, ...back, submit: askAgain('removePasskey'), done: go('overview') },
  },

  devices: {
    ...overview('readDevices'),
    overview: { ...overview('readDevices').overview, remember: ask('rememberDevice'), forget: ask('forgetDevice'), endSession: ask('endSession') },
  },

  deletion: {
    closed: { open: go('overview') },
    overview: { remove: go('confirm') },
    confirm: { ...failed, ...back, submit: ask('deleteUser'), done: go('closed') },
  },
};

const READS: ReadonlySet<AccountCommandType> = new Set(['readUser', 'readFactors', 'readDevices', 'readPasskeys']);

/** Whether what a task shows is being read: what is asked for meanwhile can wait for it. */
export const isReading = ({ pending }: TaskSnapshot): boolean => pending !== undefined && READS.has(pending);

/** Before anybody has asked for anything. */
export const INITIAL_ACCOUNT: AccountSnapshot = {
  data: {},
  tasks: { profile: CLOSED, password: CLOSED, mfa: CLOSED, passkeys: CLOSED, devices: CLOSED, deletion: CLOSED },
};

const OUTCOMES: ReadonlySet<TaskEvent['type']> = new Set(['done', 'codesSent', 'contactWanted', 'secretReceived', 'failed']);

/** One event of one task; undefined when it means nothing where the task is, or while something is under way. */
export function nextTask(account: AccountSnapshot, name: TaskName, event: TaskEvent): { account: AccountSnapshot; command?: AccountCommand } | undefined {
  const task = account.tasks[name];
  if (task.pending && !OUTCOMES.has(event.type)) return undefined;
  const move = TASKS[name][task.step]?.[event.type] as ((task: TaskSnapshot, event: TaskEvent) => TaskTransition) | undefined;
  if (!move) return undefined;
  const { task: next, command } = move(task, event);
  const learned: AccountData = 'data' in event ? { ...account.data, ...event.data } : account.data;
  return { account: { data: learned, tasks: { ...account.tasks, [name]: next } }, ...(command && { command }) };
}
