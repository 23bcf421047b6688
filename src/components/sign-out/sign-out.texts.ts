export const signOutTexts = {
  'sign-out-button': 'Sign out',
} as const;
