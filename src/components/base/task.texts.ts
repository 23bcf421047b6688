/** Texts that more than one element of the account has. */
export const taskTexts = {
  'task-loading': 'One moment…',
  'task-retry': 'Try again',
  'task-back': 'Cancel',
  'task-action': '{action} {thing}',
  'task-code-email': 'Enter the code that we sent by email to {destination}.',
  'task-code-sms': 'Enter the code that we sent by text message to {destination}.',
  'task-code-unknown': 'Enter the code that we sent you.',
  'task-code-label': 'Confirmation code',
  'task-code-button': 'Confirm',
  'reveal-show': 'Show',
  'reveal-hide': 'Hide',
  'reveal-show-label': 'Show password',
  'reveal-hide-label': 'Hide password',
} as const;
