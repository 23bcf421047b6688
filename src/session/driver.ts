import { journey, knows, next, type Rows } from '../flow/journey.js';
import { isHookName } from '../events/request-event.js';
import type { HookName } from '../flow/hooks.js';
import type { AuthRequest, AuthSnapshot, Command, FlowEvent, Outcome } from '../flow/types.js';
import type { Answers } from './auth.js';
import type { Run } from './commands/workbench.js';
import { NOT_LOADED } from './texts.js';

export interface DriverOptions {
  readonly getSnapshot: () => AuthSnapshot;
  readonly set: (snapshot: AuthSnapshot) => void;
  /** Sets, and fires the events of the state. */
  readonly enter: (snapshot: AuthSnapshot) => void;
  /** Asks the page whether it answers for itself. */
  readonly answers: (hook: HookName) => Answers;
  /** Carries a command out; what fails is an outcome too. */
  readonly execute: (command: Command, run: Run) => Promise<Outcome>;
  /** Told of each snapshot after its events. */
  readonly onAdvance: (snapshot: AuthSnapshot) => void;
}

export interface Driver {
  dispatch(event: FlowEvent): void;
  /** Starts with answers that the page has given already. */
  start(request: AuthRequest, answers: Readonly<Partial<Record<HookName, Answers>>>): void;
}

/** Drives the journey: event by event through its table, command by command through the engine. */
export function createDriver({ getSnapshot, set, enter, answers, execute, onAdvance }: DriverOptions): Driver {
  const queue: FlowEvent[] = [];
  let given: Readonly<Partial<Record<HookName, Answers>>> = {};
  let rows: Rows = journey;
  let isDraining = false;
  let running: AbortController | undefined;

  /** An event that comes while another is worked on waits: a listener may send one. */
  function dispatch(event: FlowEvent): void {
    queue.push(event);
    if (!isDraining) drain();
  }

  function drain(): void {
    isDraining = true;
    try {
      for (let event = queue[0]; event; event = queue[0]) {
        if (rows === journey && !knows(getSnapshot(), event)) {
          void learn().then(drain, onUnreachable);
          return;
        }
        queue.shift();
        advance(event);
      }
      isDraining = false;
    } catch (error) {
      isDraining = false;
      throw error;
    }
  }

  /** Most visits need no other step than the sign-in. */
  async function learn(): Promise<void> {
    rows = { ...journey, ...(await import('../flow/steps.js')).steps };
  }

  /** The other steps could not be loaded. What was asked for can be asked again. */
  function onUnreachable(error: unknown): void {
    queue.length = 0;
    isDraining = false;
    set({ ...getSnapshot(), pending: undefined, failure: { name: 'NetworkError', message: String(error), text: NOT_LOADED } });
  }

  function advance(event: FlowEvent): void {
    for (const { snapshot, entered, commands } of next(rows, getSnapshot(), event)) {
      // What is under way has been given up, or something else is asked for.
      if (!snapshot.pending || commands.length) running?.abort();
      if (entered) enter(snapshot);
      else set(snapshot);
      onAdvance(snapshot);
      for (const command of commands) run(command);
    }
  }

  function run(command: Command): void {
    const { signal } = (running = new AbortController());
    const { type } = command;
    const middleware = !isHookName(type) ? [] : type in given ? given[type] : answers(type);
    if (!middleware) {
      dispatch({ type: 'cancelled' });
      return;
    }
    void execute(command, { middleware, signal, snapshot: getSnapshot() }).then((outcome) => { if (!signal.aborted) dispatch(outcome); });
  }

  return {
    dispatch,
    start(request, known) {
      given = known;
      dispatch(request);
    },
  };
}
