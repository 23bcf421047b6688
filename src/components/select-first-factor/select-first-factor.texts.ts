export const selectFirstFactorTexts = {
  'select-first-factor-title': 'Choose how to sign in',
  'select-first-factor-password-title': 'Enter your password',
  'select-first-factor-email': 'Send a code by email',
  'select-first-factor-sms': 'Send a code by text message',
  'select-first-factor-passkey': 'Use a passkey',
  'select-first-factor-password': 'Use your password',
  'select-first-factor-button': 'Sign in',
  'select-first-factor-forgot': 'Forgot your password?',
  'select-first-factor-others': 'Sign in another way',
} as const;
