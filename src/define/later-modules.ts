import type { ElementModules } from './loader.js';

/** Elements that no visit begins with, or whose place is beside others. */
export const LATER: ElementModules = {
  'auth-confirm-sign-up': () => import('../components/confirm-sign-up/confirm-sign-up.js'),
  'auth-force-new-password': () => import('../components/force-new-password/force-new-password.js'),
  'auth-confirm-reset-password': () => import('../components/confirm-reset-password/confirm-reset-password.js'),
  'auth-select-first-factor': () => import('../components/select-first-factor/select-first-factor.js'),
  'auth-create-passkey': () => import('../components/create-passkey/create-passkey.js'),
  'auth-remember-device': () => import('../components/remember-device/remember-device.js'),
  'auth-confirm-sign-in': () => import('../components/confirm-sign-in/confirm-sign-in.js'),
  'auth-select-mfa-type': () => import('../components/select-mfa-type/select-mfa-type.js'),
  'auth-setup-totp': () => import('../components/setup-totp/setup-totp.js'),
  'auth-setup-email': () => import('../components/setup-email/setup-email.js'),
  'auth-verify-user': () => import('../components/verify-user/verify-user.js'),
  'auth-confirm-verify-user': () => import('../components/confirm-verify-user/confirm-verify-user.js'),
  'auth-signed-in': () => import('../components/signed-in/signed-in.js'),
  'auth-signed-out': () => import('../components/signed-out/signed-out.js'),
  'auth-account': () => import('../components/account/account.js'),
  'auth-profile': () => import('../components/profile/profile.js'),
  'auth-change-password': () => import('../components/change-password/change-password.js'),
  'auth-delete-user': () => import('../components/delete-user/delete-user.js'),
  'auth-federated-sign-in': () => import('../components/federated-sign-in/federated-sign-in.js'),
  'auth-mfa-settings': () => import('../components/mfa-settings/mfa-settings.js'),
  'auth-devices': () => import('../components/devices/devices.js'),
  'auth-passkeys': () => import('../components/passkeys/passkeys.js'),
  'auth-user-button': () => import('../components/user-button/user-button.js'),
};
