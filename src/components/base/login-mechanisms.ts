import { advise } from './advise.js';
import type { commonTexts } from './texts.js';

/** What people may sign in by. */
export type LoginMechanism = 'email' | 'phone_number' | 'username';

export interface UsernameField {
  readonly label: keyof typeof commonTexts;
  readonly type: 'email' | 'tel' | 'text';
  readonly inputmode: 'email' | 'tel' | undefined;
}

/** Reads `login-mechanisms`: names separated by spaces or commas, `phone` for short; what is unknown is left out, and said so once. */
export function readLoginMechanisms(value: string | readonly string[] | undefined): LoginMechanism[] {
  const names = (typeof value === 'string' ? value.split(/[\s,]+/) : value ?? []).filter(Boolean).map((name) => (name === 'phone' ? 'phone_number' : name));
  const known = names.filter((name): name is LoginMechanism => name === 'email' || name === 'phone_number' || name === 'username');
  if (known.length < names.length) advise('loginMechanisms', names.join(' '));
  return known.length ? known : ['email'];
}

/** The label of a field that takes all of these, by their names in the order of the alphabet. */
const LABELS: Readonly<Record<string, UsernameField['label']>> = {
  email: 'email-label',
  phone_number: 'phone-label',
  username: 'username-label',
  'email,phone_number': 'email-or-phone-label',
  'email,username': 'email-or-username-label',
  'phone_number,username': 'phone-or-username-label',
};

/** The one field that takes any of the mechanisms. A mixed one stays a text field: `type=email` would refuse the others. */
export function usernameField(mechanisms: readonly LoginMechanism[]): UsernameField {
  const names = [...new Set(mechanisms)].sort().join();
  const label = LABELS[names] ?? 'any-username-label';
  if (names === 'phone_number') return { label, type: 'tel', inputmode: 'tel' };
  return { label, type: names === 'email' ? 'email' : 'text', inputmode: names.startsWith('email') ? 'email' : undefined };
}
