export const setupTotpTexts = {
  'setup-totp-title': 'Set up an authenticator app',
  'setup-totp-text': 'It shows a new code every 30 seconds, which you sign in with from now on.',
  'setup-totp-button': 'Confirm',
  'setup-totp-back': 'Back',
} as const;
