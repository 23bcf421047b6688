export const confirmSignUpTexts = {
  'confirm-sign-up-title': 'Confirm your account',
  'confirm-sign-up-sent-email': 'Enter the code that we sent by email to {destination}.',
  'confirm-sign-up-sent-sms': 'Enter the code that we sent by text message to {destination}.',
  'confirm-sign-up-enter': 'Enter the code that we sent you.',
  'confirm-sign-up-button': 'Confirm',
  'confirm-sign-up-link-sent': 'We sent an email with a link to {destination}. Open the link, then come back here.',
  'confirm-sign-up-link-unknown': 'We sent you an email with a link. Open the link, then come back here.',
  'confirm-sign-up-link-button': 'I have opened the link',
  'confirm-sign-up-link-resend': 'Send a new link',
  'confirm-sign-up-link-wait': 'Send a new link (in {count} s)',
  'confirm-sign-up-link-resent': 'A new link is on its way.',
} as const;
