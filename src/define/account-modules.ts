/** The module of each element of the account; its class is all that it exports. */
export const ACCOUNT_MODULES: Readonly<Record<string, () => Promise<Readonly<Record<string, CustomElementConstructor>>>>> = {
  'auth-profile': () => import('../components/profile/profile.js'),
  'auth-change-password': () => import('../components/change-password/change-password.js'),
  'auth-delete-user': () => import('../components/delete-user/delete-user.js'),
};
