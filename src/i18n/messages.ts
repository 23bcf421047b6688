/** The texts of all screens, errors, notices and hints, as a type: a language has every one of them. */
import type { authenticatorTexts } from '../components/authenticator/authenticator.texts.js';
import type { attributeTexts } from '../components/base/attribute.texts.js';
import type { backTexts } from '../components/base/back.texts.js';
import type { codeTexts } from '../components/base/code.texts.js';
import type { policyTexts } from '../components/base/policy.texts.js';
import type { resendTexts } from '../components/base/resend.texts.js';
import type { stepTexts } from '../components/base/step.texts.js';
import type { taskTexts } from '../components/base/task.texts.js';
import type { commonTexts } from '../components/base/texts.js';
import type { changePasswordTexts } from '../components/change-password/change-password.texts.js';
import type { confirmResetPasswordTexts } from '../components/confirm-reset-password/confirm-reset-password.texts.js';
import type { confirmSignInTexts } from '../components/confirm-sign-in/confirm-sign-in.texts.js';
import type { confirmSignUpTexts } from '../components/confirm-sign-up/confirm-sign-up.texts.js';
import type { confirmVerifyUserTexts } from '../components/confirm-verify-user/confirm-verify-user.texts.js';
import type { createPasskeyTexts } from '../components/create-passkey/create-passkey.texts.js';
import type { deleteUserTexts } from '../components/delete-user/delete-user.texts.js';
import type { federatedSignInTexts } from '../components/federated-sign-in/federated-sign-in.texts.js';
import type { providerButtonTexts } from '../components/provider-buttons/provider-buttons.texts.js';
import type { forceNewPasswordTexts } from '../components/force-new-password/force-new-password.texts.js';
import type { mfaSettingsTexts } from '../components/mfa-settings/mfa-settings.texts.js';
import type { profileTexts } from '../components/profile/profile.texts.js';
import type { rememberDeviceTexts } from '../components/remember-device/remember-device.texts.js';
import type { resetPasswordTexts } from '../components/reset-password/reset-password.texts.js';
import type { selectFirstFactorTexts } from '../components/select-first-factor/select-first-factor.texts.js';
import type { selectMfaTypeTexts } from '../components/select-mfa-type/select-mfa-type.texts.js';
import type { setupEmailTexts } from '../components/setup-email/setup-email.texts.js';
import type { setupTotpTexts } from '../components/setup-totp/setup-totp.texts.js';
import type { identifierFirstTexts } from '../components/sign-in/identifier-first.texts.js';
import type { totpKeyTexts } from '../components/totp-key/totp-key.texts.js';
import type { signInTexts } from '../components/sign-in/sign-in.texts.js';
import type { signOutTexts } from '../components/sign-out/sign-out.texts.js';
import type { signUpTexts } from '../components/sign-up/sign-up.texts.js';
import type { userButtonTexts } from '../components/user-button/user-button.texts.js';
import type { verifyUserTexts } from '../components/verify-user/verify-user.texts.js';
import type { ACCOUNT_NOTICES } from '../flow/account/notices.js';
import type { NOTICES } from '../flow/notices.js';
import type { STEP_NOTICES } from '../flow/step-notices.js';
import type { devicesTexts } from '../components/devices/devices.texts.js';
import type { passkeysTexts } from '../components/passkeys/passkeys.texts.js';
import type { ErrorTextKey } from './error-texts.js';
import type { Text } from './texts.js';

type ScreenTextKey = keyof (
  & typeof attributeTexts
  & typeof authenticatorTexts
  & typeof changePasswordTexts
  & typeof backTexts
  & typeof codeTexts
  & typeof commonTexts
  & typeof confirmResetPasswordTexts
  & typeof confirmSignInTexts
  & typeof confirmSignUpTexts
  & typeof confirmVerifyUserTexts
  & typeof createPasskeyTexts
  & typeof deleteUserTexts
  & typeof federatedSignInTexts
  & typeof identifierFirstTexts
  & typeof providerButtonTexts
  & typeof forceNewPasswordTexts
  & typeof mfaSettingsTexts
  & typeof policyTexts
  & typeof profileTexts
  & typeof rememberDeviceTexts
  & typeof resendTexts
  & typeof resetPasswordTexts
  & typeof selectFirstFactorTexts
  & typeof selectMfaTypeTexts
  & typeof setupEmailTexts
  & typeof setupTotpTexts
  & typeof totpKeyTexts
  & typeof signInTexts
  & typeof signOutTexts
  & typeof signUpTexts
  & typeof stepTexts
  & typeof taskTexts
  & typeof userButtonTexts
  & typeof verifyUserTexts
  & typeof devicesTexts
  & typeof passkeysTexts
);

type KeyOf<Notices> = Notices[keyof Notices] extends { readonly key: infer Key } ? Key : never;

type NoticeKey = KeyOf<typeof ACCOUNT_NOTICES> | KeyOf<typeof NOTICES> | KeyOf<typeof STEP_NOTICES>;

/** Texts that are written where they are used. */
export type SingleKey =
  | 'error-account-current-password'
  | 'error-account-factor-unavailable'
  | 'error-account-read-only'
  | 'error-account-scope'
  | 'invalid-email'
  | 'invalid-password-space'
  | 'invalid-required'
  | 'notice-password-needed'
  | 'reload-page';

export type MessageKey = ScreenTextKey | NoticeKey | SingleKey | ErrorTextKey;

/** A language. */
export type Translation = Readonly<Record<MessageKey, Text>>;
