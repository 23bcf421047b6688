export const federatedSignInTexts = {
  'federated-sign-in-title': 'Sign in',
  'federated-sign-in-company-text': 'Enter your work email, and you will be taken to your company’s sign-in.',
  'federated-sign-in-company-label': 'Work email',
  'federated-sign-in-button': 'Continue',
  'federated-sign-in-waiting-title': 'Continue at your provider',
  'federated-sign-in-waiting': 'You are being taken there to sign in. If a window has opened, continue in it.',
  'federated-sign-in-finishing': 'You are being signed in.',
  'federated-sign-in-cancel': 'Cancel',
  'federated-sign-in-password': 'Sign in with a password',
} as const;
