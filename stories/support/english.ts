/** The English of every screen, error and notice, by key. */
import type { TextRef } from '../../src/flow/types.js';
import type { SingleKey } from '../../src/i18n/messages.js';

type TextModule = Readonly<Record<string, Readonly<Record<string, string>>>>;
type NoticeModule = Readonly<Record<string, Readonly<Record<string, TextRef>>>>;

const modules: Record<string, TextModule> = import.meta.glob(['../../src/**/*.texts.ts', '../../src/components/base/texts.ts', '../../src/i18n/error-texts.ts'], { eager: true });
const notices: Record<string, NoticeModule> = import.meta.glob('../../src/flow/**/*notices.ts', { eager: true });

/** Those that are written where they are used. */
const single = {
  'error-account-current-password': 'That is not your current password.',
  'error-account-factor-unavailable': 'This is not available here.',
  'error-account-read-only': 'This cannot be changed here.',
  'error-account-scope': 'This sign-in may not change the account. Please tell whoever runs this page.',
  'invalid-email': 'Enter a complete email address, such as name@example.com.',
  'invalid-password-space': 'A password cannot begin or end with a space.',
  'invalid-required': 'Fill in this field.',
  'notice-password-needed': 'Enter your password once more, and a new code is on its way.',
  'reload-page': 'Reload the page',
} satisfies Record<SingleKey, string>;

export const english: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(modules).flatMap((module) => Object.values(module)).flatMap((texts) => Object.entries(texts))),
  ...Object.fromEntries(Object.values(notices).flatMap((module) => Object.values(module)).flatMap((group) => Object.values(group)).map(({ key, english: text }) => [key, text])),
  ...single,
};
