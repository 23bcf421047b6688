import type { LoginMechanism } from './login-mechanisms.js';

/** Which mechanism a typed name is of, among those allowed. */
export function mechanismOf(typed: string, mechanisms: readonly LoginMechanism[]): LoginMechanism {
  if (typed.includes('@') && mechanisms.includes('email')) return 'email';
  if (/^[+\d][\d\s().-]{4,}$/.test(typed) && mechanisms.includes('phone_number')) return 'phone_number';
  return mechanisms.includes('username') ? 'username' : mechanisms[0] ?? 'email';
}
