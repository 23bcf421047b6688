import type { Notice } from './types.js';

/** What is said of a session that has ended. */
export const NOTICES = {
  signedOutElsewhere: { key: 'notice-signed-out-elsewhere', english: 'You have signed out in another tab.' },
  sessionEnded: { key: 'notice-session-ended', english: 'Your session has ended. Please sign in again.' },
} as const satisfies Record<string, Notice>;
