export const setupTotpTexts = {
  'setup-totp-title': 'Set up an authenticator app',
  'setup-totp-text': 'The app shows a new code every 30 seconds. From now on you need one to sign in.',
  'setup-totp-button': 'Confirm',
  'setup-totp-back': 'Back',
} as const;
