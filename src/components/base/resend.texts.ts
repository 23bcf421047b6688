export const resendTexts = {
  'resend-button': 'Send a new code',
  'resend-wait': 'Send a new code (in {count} s)',
} as const;
