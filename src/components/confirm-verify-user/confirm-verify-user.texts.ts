export const confirmVerifyUserTexts = {
  'confirm-verify-user-title': 'Enter the code',
  'confirm-verify-user-sent-email': 'Enter the code that we sent by email to {destination}.',
  'confirm-verify-user-sent-sms': 'Enter the code that we sent by text message to {destination}.',
  'confirm-verify-user-enter': 'Enter the code that we sent you.',
  'confirm-verify-user-button': 'Confirm',
  'confirm-verify-user-back': 'Back',
  'confirm-verify-user-skip': 'Not now',
} as const;
