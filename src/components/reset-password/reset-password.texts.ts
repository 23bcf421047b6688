export const resetPasswordTexts = {
  'reset-password-title': 'Reset your password',
  'reset-password-text': 'We will send you a code with which you can choose a new password.',
  'reset-password-button': 'Send the code',
} as const;
