export const confirmSignUpTexts = {
  'confirm-sign-up-title': 'Confirm your account',
  'confirm-sign-up-sent-email': 'Enter the code that we sent by email to {destination}.',
  'confirm-sign-up-sent-sms': 'Enter the code that we sent by text message to {destination}.',
  'confirm-sign-up-enter': 'Enter the code that we sent you.',
  'confirm-sign-up-button': 'Confirm',
  'confirm-sign-up-resend': 'Send a new code',
} as const;
