export const profileTexts = {
  'profile-title': 'Profile',
  'profile-button': 'Save changes',
  'profile-optional': '(optional)',
  'profile-empty': 'There is nothing to change here.',
  'profile-verified': 'Verified',
  'profile-unverified': 'Not verified',
  'profile-verify': 'Verify',
  'profile-email-title': 'Confirm your email',
  'profile-phone-title': 'Confirm your phone number',
} as const;
