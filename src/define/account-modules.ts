/** The module of each element of the account; its class is all that it exports. */
export const ACCOUNT_MODULES: Readonly<Record<string, () => Promise<Readonly<Record<string, CustomElementConstructor>>>>> = {
  'auth-account': () => import('../components/account/account.js'),
  'auth-profile': () => import('../components/profile/profile.js'),
  'auth-change-password': () => import('../components/change-password/change-password.js'),
  'auth-delete-user': () => import('../components/delete-user/delete-user.js'),
  'auth-mfa-settings': () => import('../components/mfa-settings/mfa-settings.js'),
  'auth-user-button': () => import('../components/user-button/user-button.js'),
};
