/** Texts of the steps that Cognito ends by itself: its Session lasts 3 minutes, unless the app client gives more (`AuthSessionValidity`). */
export const stepTexts = {
  'step-time': 'You have 3 minutes for this step.',
} as const;
