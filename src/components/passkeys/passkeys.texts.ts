export const passkeysTexts = {
  'passkeys-title': 'Passkeys',
  'passkeys-text': 'With a passkey you sign in by fingerprint, face or screen lock.',
  'passkeys-none': 'You have no passkey yet.',
  'passkeys-add': 'Add a passkey',
  'passkeys-unnamed': 'Passkey',
  'passkeys-created': 'Added {time}',
  'passkeys-remove': 'Remove',
  'passkeys-sure-title': 'Remove {name}?',
  'passkeys-sure-text': 'You can no longer sign in with it. Remove it from your device or password manager too.',
  'passkeys-sure-button': 'Remove',
} as const;
