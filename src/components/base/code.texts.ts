/** Texts of every form that asks for a code. */
export const codeTexts = {
  'code-label': 'Confirmation code',
} as const;
