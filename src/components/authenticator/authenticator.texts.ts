export const authenticatorTexts = {
  'authenticator-close': 'Close',
} as const;
