import type { TextRef } from './types.js';

/** What is said of a step or a session that has ended. */
export const NOTICES = {
  stepExpired: { key: 'notice-step-expired', english: 'That took too long for security reasons. Please sign in again.' },
  signedOutElsewhere: { key: 'notice-signed-out-elsewhere', english: 'You have signed out in another tab.' },
  sessionEnded: { key: 'notice-session-ended', english: 'Your session has ended. Please sign in again.' },
} as const satisfies Record<string, TextRef>;
