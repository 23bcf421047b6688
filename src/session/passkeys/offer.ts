import type { AuthUser } from '../../flow/types.js';
import type { Run, Workbench } from '../commands/workbench.js';
import { hasOwnAuthenticator } from './ceremony.js';

/** Whether who has just signed in is to be offered a passkey. It counts as offered then. */
export async function isOfferDue({ storage, pool, call, keeper, config: { passkeyOffer } }: Workbench, { sub }: AuthUser, { signal }: Run): Promise<boolean> {
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
