export const verifyUserTexts = {
  'verify-user-title': 'Confirm how we reach you',
  'verify-user-text': 'With a confirmed address or number you can get back into your account if you forget your password.',
  'verify-user-legend': 'Where should we send a code?',
  'verify-user-email': 'Email: {address}',
  'verify-user-phone_number': 'Text message: {address}',
  'verify-user-button': 'Send the code',
  'verify-user-skip': 'Not now',
} as const;
