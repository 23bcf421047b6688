/** Texts that more than one screen has. */
export const commonTexts = {
  'email-label': 'Email',
  'phone-label': 'Phone number',
  'username-label': 'User name',
  'email-or-phone-label': 'Email or phone number',
  'email-or-username-label': 'Email or user name',
  'phone-or-username-label': 'Phone number or user name',
  'any-username-label': 'Email, phone number or user name',
  'password-label': 'Password',
  'reveal-show': 'Show',
  'reveal-hide': 'Hide',
  'reveal-show-label': 'Show password',
  'reveal-hide-label': 'Hide password',
  'signed-in-announcement': 'You are signed in.',
} as const;
