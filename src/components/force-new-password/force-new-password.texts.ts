export const forceNewPasswordTexts = {
  'force-new-password-title': 'Choose your own password',
  'force-new-password-text': 'You have signed in with a temporary password. Replace it with one that only you know.',
  'force-new-password-new': 'New password',
  'force-new-password-button': 'Save and sign in',
} as const;
