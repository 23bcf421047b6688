import type { TextRef } from '../../flow/types.js';
import type { Problems } from './auth-screen.js';
import { controlsOf } from './form-acts.js';

const REQUIRED: TextRef = { key: 'invalid-required', english: 'Fill in this field.' };
const EMAIL: TextRef = { key: 'invalid-email', english: 'Enter a complete email address, such as name@example.com.' };
const SPACE: TextRef = { key: 'invalid-password-space', english: 'A password cannot begin or end with a space.' };

/** What the browser's own constraints find, in our words where we have them. */
export function nativeProblems(form: HTMLFormElement): Problems {
  const problems: Record<string, TextRef | string> = {};
  for (const control of controlsOf(form)) {
    const { validity, name, value } = control;
    if (validity.valueMissing) problems[name] = REQUIRED;
    else if (validity.typeMismatch && control.getAttribute('type') === 'email') problems[name] = EMAIL;
    else if (!validity.valid) problems[name] = control.validationMessage;
    else if (name === 'password' && value !== value.trim()) problems[name] = SPACE;
  }
  return problems;
}
