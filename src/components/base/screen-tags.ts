import { STATE_EVENTS } from '../../events/state-events.js';
import type { AuthState } from '../../flow/states.js';

const { idle, setup, signOut, authenticated, ...tags } = STATE_EVENTS;

/** Which element shows which state: the one that has the name of the state's event. The other states have no screen. */
export const SCREEN_TAGS: Readonly<Partial<Record<AuthState, string>>> = tags;

export const hasScreen = (state: AuthState): boolean => state in SCREEN_TAGS;
