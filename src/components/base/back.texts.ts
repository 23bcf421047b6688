/** Texts of every form that leads back to the sign-in. */
export const backTexts = {
  'to-sign-in': 'Back to sign in',
} as const;
