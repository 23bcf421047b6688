/** What the form of choice-based sign-in has beside the texts of the sign-in: it comes with that form. */
export const identifierFirstTexts = {
  'sign-in-continue': 'Continue',
  'sign-in-passkey': 'Sign in with a passkey',
} as const;
