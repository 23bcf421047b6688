export const selectMfaTypeTexts = {
  'select-mfa-type-title': 'Confirm that it is you',
  'select-mfa-type-legend': 'How would you like to get your code?',
  'select-mfa-type-setup-title': 'Protect your account',
  'select-mfa-type-setup-text': 'From now on you sign in with your password and a code.',
  'select-mfa-type-setup-legend': 'Where should your codes come from?',
  'select-mfa-type-SOFTWARE_TOKEN_MFA': 'Authenticator app',
  'select-mfa-type-EMAIL_OTP': 'Email',
  'select-mfa-type-SMS_MFA': 'Text message',
  'select-mfa-type-button': 'Continue',
} as const;
