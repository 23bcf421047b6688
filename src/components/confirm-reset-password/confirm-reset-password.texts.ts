export const confirmResetPasswordTexts = {
  'confirm-reset-password-title': 'Choose a new password',
  'confirm-reset-password-sent-email': 'Enter the code that we sent by email to {destination}, and a new password.',
  'confirm-reset-password-sent-sms': 'Enter the code that we sent by text message to {destination}, and a new password.',
  'confirm-reset-password-enter': 'Enter the code that we sent you, and a new password.',
  'confirm-reset-password-new': 'New password',
  'confirm-reset-password-button': 'Change password',
} as const;
