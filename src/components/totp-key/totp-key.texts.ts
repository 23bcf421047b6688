/** Texts of the key of an authenticator app, wherever one is set up. */
export const totpKeyTexts = {
  'setup-totp-scan': 'Scan this code with your app.',
  'setup-totp-qr-label': 'QR code for an authenticator app. You can enter the key below instead.',
  'setup-totp-open': 'Or open the app on this device',
  'setup-totp-key': 'Or enter this key into the app.',
  'setup-totp-copy': 'Copy',
  'setup-totp-copied': 'Copied',
  'setup-totp-copy-label': 'Copy the key',
  'setup-totp-enter': 'Enter the code that the app shows.',
} as const;
