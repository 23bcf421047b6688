export const signInTexts = {
  'sign-in-title': 'Sign in',
  'sign-in-button': 'Sign in',
  'sign-in-forgot': 'Forgot your password?',
  'sign-in-create': 'Create an account',
} as const;
