export const createPasskeyTexts = {
  'create-passkey-title': 'Sign in faster next time',
  'create-passkey-text': 'With a passkey you sign in by fingerprint, face or screen lock. There is no password to type.',
  'create-passkey-button': 'Create a passkey',
  'create-passkey-skip': 'Not now',
} as const;
