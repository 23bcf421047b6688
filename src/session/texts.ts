import type { TextRef } from '../flow/types.js';

/** What can be said when no other text could be loaded. */
export const NO_CONNECTION: TextRef = { key: 'error-network', english: 'No connection. Check the network and try again.' };
