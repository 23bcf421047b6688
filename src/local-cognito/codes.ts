/** Codes that confirm an address or reset a password: how long they live, how they are checked; each is used once. */
import { utf8 } from '../core/encoding.js';
import { codeExpired, codeMismatch } from './errors.js';
import { send, type CodeDeliveryDetails, type Content, type MessagePurpose } from './delivery.js';
import { sixDigits } from './ids.js';
import { equalBytes } from './srp.js';
import type { ContactAttribute } from './config.js';
import type { Pool } from './pool.js';
import type { PendingCode, User } from './state.js';

export type CodePurpose = Extract<MessagePurpose, 'sign-up' | 'reset-password' | 'verify-attribute'>;

const HOUR = 3_600_000;

/** How long a code can be used, in milliseconds (Cognito's developer guide, quotas). */
export const CODE_LIFETIME_MS: Record<CodePurpose, number> = { 'sign-up': 24 * HOUR, 'verify-attribute': 24 * HOUR, 'reset-password': HOUR };

/** A code for an attribute's verification is kept for each attribute; the other purposes have one at a time. */
const keyOf = (purpose: CodePurpose, attribute: ContactAttribute | undefined): string =>
  purpose === 'verify-attribute' ? `${purpose}:${attribute ?? ''}` : purpose;

/** Sends a fresh code, as it is or as something else makes of it; the one before it no longer counts. */
export function sendCode(
  pool: Pool, user: User, purpose: CodePurpose, attribute: ContactAttribute, value: string, toContent: (code: string) => Content = (code) => ({ code }),
): CodeDeliveryDetails {
  const code = sixDigits(pool.random);
  user.codes[keyOf(purpose, attribute)] = { code, attribute, value, expiresAt: pool.clock.now() + CODE_LIFETIME_MS[purpose] };
  return send(pool, user, purpose, attribute, value, toContent(code));
}

export interface CheckedCode extends Pick<PendingCode, 'attribute' | 'value'> {
  /** Uses the code up. */
  use: () => void;
}

/**
 * Checks a code without using it up, because what follows may still be refused; `use` is for when nothing was.
 * @throws {CognitoFault} ExpiredCodeException where none can be used any more, CodeMismatchException for a wrong one
 */
export function checkCode(pool: Pool, user: User, purpose: CodePurpose, code: string, attribute?: ContactAttribute): CheckedCode {
  const key = keyOf(purpose, attribute);
  const pending = user.codes[key];
  if (!pending || pool.clock.now() >= pending.expiresAt) throw codeExpired();
  if (!equalBytes(utf8(pending.code), utf8(code))) throw codeMismatch();
  return { attribute: pending.attribute, value: pending.value, use: () => { Reflect.deleteProperty(user.codes, key); } };
}
