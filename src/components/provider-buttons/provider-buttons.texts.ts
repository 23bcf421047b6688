export const providerButtonTexts = {
  'provider-google': 'Continue with Google',
  'provider-facebook': 'Continue with Facebook',
  'provider-amazon': 'Login with Amazon',
  'provider-apple': 'Continue with Apple',
  'provider-other': 'Continue with {provider}',
  'provider-company': 'Sign in with your company',
  'provider-or': 'or',
  'provider-group': 'Other ways to sign in',
} as const;
