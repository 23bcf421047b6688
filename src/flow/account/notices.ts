import type { TextRef } from '../types.js';

/** What is said of a task that has been done. */
export const ACCOUNT_NOTICES = {
  saved: { key: 'notice-account-saved', english: 'Your changes are saved.' },
  unchanged: { key: 'notice-account-unchanged', english: 'Nothing has changed.' },
  verified: { key: 'notice-account-verified', english: 'That is verified now.' },
  codeResent: { key: 'notice-code-resent', english: 'A new code is on its way.' },
  passwordChanged: { key: 'notice-account-password', english: 'Your password is changed.' },
  factorOn: { key: 'notice-account-factor-on', english: 'That is set up. You will be asked for it when you sign in.' },
  factorOff: { key: 'notice-account-factor-off', english: 'That is removed. You will no longer be asked for it.' },
  factorPreferred: { key: 'notice-account-factor-preferred', english: 'You will be asked for that first.' },
  deviceRemembered: { key: 'notice-account-device-remembered', english: 'This device is remembered.' },
  deviceForgotten: { key: 'notice-account-device-forgotten', english: 'That device is forgotten.' },
  sessionEnded: { key: 'notice-account-session-ended', english: 'That sign-in has ended.' },
  passkeyCreated: { key: 'notice-account-passkey-created', english: 'Your passkey is ready.' },
  passkeyRemoved: { key: 'notice-account-passkey-removed', english: 'That passkey is removed.' },
  deleted: { key: 'notice-account-deleted', english: 'Your account is deleted.' },
} as const satisfies Record<string, TextRef>;
