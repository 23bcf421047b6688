export const setupTotpTexts = {
  'setup-totp-title': 'Set up an authenticator app',
  'setup-totp-text': 'It shows a new code every 30 seconds, which you sign in with from now on.',
  'setup-totp-scan': 'Scan this code with your app.',
  'setup-totp-qr-label': 'QR code for an authenticator app. The key below says the same.',
  'setup-totp-open': 'Or open the app on this device',
  'setup-totp-key': 'Or enter this key into the app.',
  'setup-totp-copy': 'Copy',
  'setup-totp-copied': 'Copied',
  'setup-totp-copy-label': 'Copy the key',
  'setup-totp-enter': 'Enter the code that the app shows.',
  'setup-totp-button': 'Confirm',
  'setup-totp-back': 'Back',
} as const;
