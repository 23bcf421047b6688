import type { TextRef } from './types.js';

/** What is said of a step that has been done, or of one that has ended. */
export const NOTICES = {
  codeResent: { key: 'notice-code-resent', english: 'A new code is on its way.' },
  accountConfirmed: { key: 'notice-account-confirmed', english: 'Your account is confirmed. You can sign in now.' },
  passwordChanged: { key: 'notice-password-changed', english: 'Your password is changed. You can sign in with it now.' },
  stepExpired: { key: 'notice-step-expired', english: 'That took too long for security reasons. Please sign in again.' },
  signedOutElsewhere: { key: 'notice-signed-out-elsewhere', english: 'You have signed out in another tab.' },
  sessionEnded: { key: 'notice-session-ended', english: 'Your session has ended. Please sign in again.' },
} as const satisfies Record<string, TextRef>;
