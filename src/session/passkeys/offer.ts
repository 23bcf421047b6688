import type { AuthUser } from '../../flow/types.js';
import type { Run, Workbench } from '../commands/workbench.js';
import { hasOwnAuthenticator } from './ceremony.js';

/** The step for who has just signed in and is to be offered a passkey: not who came back by a reload, nor before a contact is verified. */
export async function offerAfter(bench: Workbench, user: AuthUser, unverified: readonly string[], run: Run): Promise<'createPasskey' | undefined> {
  if (run.snapshot.state === 'setup' || unverified.length || bench.config.passkeyOffer === 'never') return undefined;
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
