import { action } from 'storybook/actions';
import { AuthAccountChangeEvent } from '../src/events/account-change-event.js';
import { AuthCredentialsChangedEvent } from '../src/events/credentials-changed-event.js';
import { isHookName, requestEventOf } from '../src/events/request-event.js';
import { AuthStateChangeEvent } from '../src/events/state-change-event.js';
import { STATE_EVENTS } from '../src/events/state-events.js';
import { AUTH_STATES } from '../src/flow/states.js';

/** Every event that a page may listen to: facts, and the requests before them. */
const NAMES = [
  ...Object.values(STATE_EVENTS), ...AUTH_STATES.filter(isHookName).map(requestEventOf),
  AuthStateChangeEvent.type, AuthAccountChangeEvent.type, AuthCredentialsChangedEvent.type,
];

/** Shows in the panel "Actions" what the elements tell the page: each event by its name, with its detail. */
export function logEvents(): void {
  for (const name of NAMES) document.addEventListener(name, (event) => { action(name)((event as CustomEvent<unknown>).detail); });
}
