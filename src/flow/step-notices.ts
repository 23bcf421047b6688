import type { Notice } from './types.js';

/** What is said of a step: that it has been done, or what is still to be done. */
export const STEP_NOTICES = {
  codeResent: { key: 'notice-code-resent', isGood: true, english: 'A new code is on its way.' },
  accountConfirmed: { key: 'notice-account-confirmed', isGood: true, english: 'Your account is confirmed. You can sign in now.' },
  linkNotOpened: { key: 'notice-link-not-opened', english: 'The link has not been opened yet. Open the one in our newest email, then continue here.' },
  signInAfterLink: { key: 'notice-sign-in-after-link', english: 'If you have opened the link, sign in now. If not, signing in sends you a new one.' },
  passwordChanged: { key: 'notice-password-changed', isGood: true, english: 'Your password has been changed. You can sign in with it now.' },
} as const satisfies Record<string, Notice>;
