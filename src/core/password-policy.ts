/** A pool's password policy, as far as it is known. A rule that is not given is not guessed. */
export interface PasswordPolicy {
  readonly minLength?: number | undefined;
  readonly requireLowercase?: boolean | undefined;
  readonly requireUppercase?: boolean | undefined;
  readonly requireNumbers?: boolean | undefined;
  readonly requireSymbols?: boolean | undefined;
}

export type PasswordRule = 'length' | 'lowercase' | 'uppercase' | 'number' | 'symbol';

/** The symbols that Cognito counts as such; a space within counts too. */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\-]|\S \S/;

/** Reads `8 lowercase uppercase numbers symbols`: a number is the minimum length. Returns undefined for what it cannot read. */
export function readPasswordPolicy(value: string | PasswordPolicy | undefined): PasswordPolicy | undefined {
  if (typeof value !== 'string') return value;
  const words = value.toLowerCase().split(/[\s,]+/).filter(Boolean);
  const length = words.find((word) => /^\d+$/.test(word));
  const has = (word: string): boolean => words.includes(word) || words.includes(`${word}s`);
  const policy = { minLength: length ? Number(length) : undefined, requireLowercase: has('lowercase'), requireUppercase: has('uppercase'), requireNumbers: has('number'), requireSymbols: has('symbol') };
  const isKnown = words.every((word) => /^(?:\d+|lowercase|uppercase|numbers?|symbols?)$/.test(word));
  if (!isKnown) console.warn(`auth-elements: password-policy "${value}" may have a minimum length and the words lowercase, uppercase, numbers and symbols.`);
  return words.length ? policy : undefined;
}

/** Each rule of the policy, and whether a password meets it. */
export function checkPassword(password: string, policy: PasswordPolicy): { readonly rule: PasswordRule; readonly isMet: boolean }[] {
  const rules: { rule: PasswordRule; isMet: boolean }[] = [];
  if (policy.minLength) rules.push({ rule: 'length', isMet: password.length >= policy.minLength });
  if (policy.requireLowercase) rules.push({ rule: 'lowercase', isMet: /[a-z]/.test(password) });
  if (policy.requireUppercase) rules.push({ rule: 'uppercase', isMet: /[A-Z]/.test(password) });
  if (policy.requireNumbers) rules.push({ rule: 'number', isMet: /\d/.test(password) });
  if (policy.requireSymbols) rules.push({ rule: 'symbol', isMet: SYMBOL.test(password) });
  return rules;
}
