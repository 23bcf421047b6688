export const policyTexts = {
  'policy-label': 'Your password needs',
  'policy-length': 'at least {count} characters',
  'policy-lowercase': 'a lowercase letter',
  'policy-uppercase': 'an uppercase letter',
  'policy-number': 'a number',
  'policy-symbol': 'a symbol, such as ! or ?',
  'policy-met': 'met:',
  'policy-unmet': 'still needed:',
} as const;
