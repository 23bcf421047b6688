export const signUpTexts = {
  'sign-up-title': 'Create an account',
  'sign-up-button': 'Create account',
  'sign-up-sign-in': 'I have an account already',
  'sign-up-optional': '(optional)',
} as const;
