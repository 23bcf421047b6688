export const userButtonTexts = {
  'user-button-label': 'Account of {name}',
  'user-button-account': 'Account',
  'user-button-sign-out': 'Sign out',
} as const;
