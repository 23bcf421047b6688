import type { Notice } from '../types.js';

/** What is said of a task once it is through. */
export const ACCOUNT_NOTICES = {
  saved: { key: 'notice-account-saved', isGood: true, english: 'Your changes are saved.' },
  unchanged: { key: 'notice-account-unchanged', english: 'Nothing has changed.' },
  verified: { key: 'notice-account-verified', isGood: true, english: 'That is verified now.' },
  codeResent: { key: 'notice-code-resent', isGood: true, english: 'A new code is on its way.' },
  passwordChanged: { key: 'notice-account-password', isGood: true, english: 'Your password has been changed.' },
  factorOn: { key: 'notice-account-factor-on', isGood: true, english: 'That is set up. You will be asked for it when you sign in.' },
  factorOff: { key: 'notice-account-factor-off', isGood: true, english: 'That is removed. You will no longer be asked for it.' },
  factorPreferred: { key: 'notice-account-factor-preferred', isGood: true, english: 'You will be asked for that first.' },
  deviceRemembered: { key: 'notice-account-device-remembered', isGood: true, english: 'This device is remembered.' },
  deviceForgotten: { key: 'notice-account-device-forgotten', isGood: true, english: 'That device is forgotten.' },
  sessionEnded: { key: 'notice-account-session-ended', isGood: true, english: 'That sign-in has ended.' },
  passkeyCreated: { key: 'notice-account-passkey-created', isGood: true, english: 'Your passkey is ready.' },
  passkeyRemoved: { key: 'notice-account-passkey-removed', isGood: true, english: 'That passkey is removed.' },
  deleted: { key: 'notice-account-deleted', english: 'Your account is deleted.' },
} as const satisfies Record<string, Notice>;
