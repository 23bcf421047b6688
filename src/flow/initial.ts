import type { AuthSnapshot } from './types.js';

/** Before anything has happened. */
export const INITIAL_SNAPSHOT: AuthSnapshot = { state: 'idle', entry: 'signIn', username: '', requiredAttributes: [], unverified: [] };
