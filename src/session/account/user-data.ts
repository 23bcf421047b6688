import type { AccountData } from '../../flow/account/types.js';
import type { MfaType } from '../../flow/types.js';
import type { Workbench } from '../commands/workbench.js';
import { asUser } from './as-user.js';

const FACTORS: readonly string[] = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'] satisfies MfaType[];

const isFactor = (name: string | undefined): name is MfaType => name !== undefined && FACTORS.includes(name);

const reading = new WeakMap<Workbench, Promise<AccountData>>();

/** Attributes and second factors (GetUser); several who ask at the same time share one request. */
export function readUser(bench: Workbench): Promise<AccountData> {
  const known = reading.get(bench);
  if (known) return known;
  const read = getUser(bench).finally(() => { reading.delete(bench); });
  reading.set(bench, read);
  return read;
}

/** After a change: what Cognito says now, and tokens that say so too. */
export async function readChangedUser(bench: Workbench): Promise<AccountData> {
  const data = await getUser(bench);
  // The change has been made, whatever becomes of the tokens.
  await bench.keeper.get({ forceRefresh: true }).catch(() => undefined);
  return data;
}

async function getUser(bench: Workbench): Promise<AccountData> {
  const { UserAttributes, UserMFASettingList = [], PreferredMfaSetting } = await asUser(bench, 'GetUser', {});
  return {
    attributes: Object.fromEntries(UserAttributes.map(({ Name, Value = '' }) => [Name, Value])),
    factors: UserMFASettingList.filter(isFactor),
    preferredFactor: isFactor(PreferredMfaSetting) ? PreferredMfaSetting : undefined,
  };
}
