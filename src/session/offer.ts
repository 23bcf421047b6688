import type { AuthUser, Outcome } from '../flow/types.js';
import type { Run, Workbench } from './commands/workbench.js';
import { hasOwnAuthenticator } from './passkeys/ceremony.js';

/**
 * The step for who has just signed in: a new device that may be remembered, else a passkey.
 * None for who came back by a reload; a passkey is not offered before a contact is verified.
 */
export async function offerAfter(bench: Workbench, user: AuthUser, unverified: readonly string[], run: Run): Promise<Extract<Outcome, { type: 'userEntered' }>['next']> {
  const { snapshot: { state, isNewDevice } } = run;
  if (isNewDevice) return 'rememberDevice';
  const { passkeyOffer = 'never' } = bench.config;
  if (state === 'setup' || unverified.length || passkeyOffer === 'never') return undefined;
  return await isOfferDue(bench, user, run) ? 'createPasskey' : undefined;
}

/** Whether the user is to be offered one. It counts as offered then. */
async function isOfferDue({ storage, pool, call, keeper, config: { passkeyOffer } }: Workbench, { sub }: AuthUser, { signal }: Run): Promise<boolean> {
  const key = `auth-elements.${pool.clientId}.passkeyOffered`;
  if (passkeyOffer === 'once' && storage.getItem(key) === sub) return false;
  if (!(await hasOwnAuthenticator())) return false;
  try {
    const { accessToken: AccessToken } = await keeper.get();
    const { ConfiguredUserAuthFactors: factors = [] } = await call('GetUserAuthFactors', { AccessToken }, { signal });
    if (factors.includes('WEB_AUTHN')) return false;
    storage.setItem(key, sub);
    return true;
  } catch {
    // An offer that cannot be made keeps nobody from entering.
    return false;
  }
}
