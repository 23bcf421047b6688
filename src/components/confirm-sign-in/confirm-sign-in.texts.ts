export const confirmSignInTexts = {
  'confirm-sign-in-title': 'Confirm that it is you',
  'confirm-sign-in-sent-email': 'Enter the code that we sent by email to {destination}.',
  'confirm-sign-in-sent-sms': 'Enter the code that we sent by text message to {destination}.',
  'confirm-sign-in-enter': 'Enter the code that we sent you.',
  'confirm-sign-in-app': 'Enter the code that your authenticator app shows.',
  'confirm-sign-in-custom-title': 'One more question',
  'confirm-sign-in-answer-label': 'Answer',
  'confirm-sign-in-button': 'Confirm',
} as const;
