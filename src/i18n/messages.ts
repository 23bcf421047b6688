/** The texts of all screens, errors, notices and hints, as a type: a language has every one of them. */
import type { authenticatorTexts } from '../components/authenticator/authenticator.texts.js';
import type { attributeTexts } from '../components/base/attribute.texts.js';
import type { policyTexts } from '../components/base/policy.texts.js';
import type { commonTexts } from '../components/base/texts.js';
import type { confirmResetPasswordTexts } from '../components/confirm-reset-password/confirm-reset-password.texts.js';
import type { createPasskeyTexts } from '../components/create-passkey/create-passkey.texts.js';
import type { selectFirstFactorTexts } from '../components/select-first-factor/select-first-factor.texts.js';
import type { confirmSignUpTexts } from '../components/confirm-sign-up/confirm-sign-up.texts.js';
import type { forceNewPasswordTexts } from '../components/force-new-password/force-new-password.texts.js';
import type { resetPasswordTexts } from '../components/reset-password/reset-password.texts.js';
import type { signInTexts } from '../components/sign-in/sign-in.texts.js';
import type { signOutTexts } from '../components/sign-out/sign-out.texts.js';
import type { signUpTexts } from '../components/sign-up/sign-up.texts.js';
import type { NOTICES } from '../flow/notices.js';
import type { STEP_NOTICES } from '../flow/step-notices.js';
import type { ErrorTextKey } from './error-texts.js';
import type { Text } from './texts.js';

type ScreenTextKey = keyof (
  & typeof attributeTexts
  & typeof authenticatorTexts
  & typeof commonTexts
  & typeof confirmResetPasswordTexts
  & typeof confirmSignUpTexts
  & typeof createPasskeyTexts
  & typeof selectFirstFactorTexts
  & typeof forceNewPasswordTexts
  & typeof policyTexts
  & typeof resetPasswordTexts
  & typeof signInTexts
  & typeof signOutTexts
  & typeof signUpTexts
);

type NoticeKey = (typeof NOTICES)[keyof typeof NOTICES]['key'] | (typeof STEP_NOTICES)[keyof typeof STEP_NOTICES]['key'];

/** What a form says of a field before anything is sent. */
type ProblemKey = 'invalid-required' | 'invalid-email' | 'invalid-password-space';

export type MessageKey = ScreenTextKey | NoticeKey | ProblemKey | ErrorTextKey;

/** A language. */
export type Translation = Readonly<Partial<Record<MessageKey, Text>>>;
