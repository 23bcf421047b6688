import type { TextRef } from './types.js';

/** What is said of a step that has been done. */
export const STEP_NOTICES = {
  codeResent: { key: 'notice-code-resent', english: 'A new code is on its way.' },
  accountConfirmed: { key: 'notice-account-confirmed', english: 'Your account is confirmed. You can sign in now.' },
  passwordChanged: { key: 'notice-password-changed', english: 'Your password is changed. You can sign in with it now.' },
} as const satisfies Record<string, TextRef>;
