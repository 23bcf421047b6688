export const setupEmailTexts = {
  'setup-email-title': 'Get your codes by email',
  'setup-email-text': 'We send a code to this address now, and one whenever you sign in.',
  'setup-email-button': 'Send the code',
  'setup-email-back': 'Back',
} as const;
