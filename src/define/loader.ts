/** The module of each element; its class is all that it exports. */
const MODULES: Readonly<Record<string, () => Promise<Readonly<Record<string, CustomElementConstructor>>>>> = {
  'auth-sign-in': () => import('../components/sign-in/sign-in.js'),
  'auth-sign-up': () => import('../components/sign-up/sign-up.js'),
  'auth-confirm-sign-up': () => import('../components/confirm-sign-up/confirm-sign-up.js'),
  'auth-force-new-password': () => import('../components/force-new-password/force-new-password.js'),
  'auth-reset-password': () => import('../components/reset-password/reset-password.js'),
  'auth-confirm-reset-password': () => import('../components/confirm-reset-password/confirm-reset-password.js'),
  'auth-select-first-factor': () => import('../components/select-first-factor/select-first-factor.js'),
  'auth-create-passkey': () => import('../components/create-passkey/create-passkey.js'),
  'auth-sign-out': () => import('../components/sign-out/sign-out.js'),
  'auth-signed-in': () => import('../components/signed-in/signed-in.js'),
  'auth-signed-out': () => import('../components/signed-out/signed-out.js'),
  'auth-provider': () => import('../components/provider/provider.js'),
  'auth-authenticator': () => import('../components/authenticator/authenticator.js'),
};

/** Elements of the account: their table comes with the first of them. */
const ACCOUNT = /^auth-(account|change-password|delete-user|devices|mfa-settings|passkeys|profile|user-button)$/;

/** Whether a name is one of ours. */
export const isElementName = (tag: string): boolean => tag in MODULES || ACCOUNT.test(tag);

/** Brings an element and registers it. A name that is none of ours does nothing. */
export async function loadElement(tag: string): Promise<void> {
  const load = ACCOUNT.test(tag) ? (await import('./account-modules.js')).ACCOUNT_MODULES[tag] : MODULES[tag];
  const [module = {}, { defineElement }] = await Promise.all([load?.(), import('./define-element.js')]);
  for (const element of Object.values(module)) defineElement(tag, element);
}
