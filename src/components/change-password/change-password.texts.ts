export const changePasswordTexts = {
  'change-password-title': 'Password',
  'change-password-current': 'Current password',
  'change-password-new': 'New password',
  'change-password-button': 'Change password',
  'change-password-none': 'You sign in without a password. You can add one.',
  'change-password-set': 'Set a password',
} as const;
