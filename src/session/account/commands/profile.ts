import { ACCOUNT_NOTICES as NOTICES } from '../../../flow/account/notices.js';
import type { ContactName, Verification } from '../../../flow/account/types.js';
import type { CodeDeliveryDetails } from '../../../cognito/operations.js';
import { deliveryOf } from '../../delivery.js';
import type { Workbench } from '../../commands/workbench.js';
import { asUser } from '../as-user.js';
import type { TaskCommands, TaskRun } from '../commands.js';
import { readChangedUser, readUser } from '../user-data.js';

/** Codes that were sent for contacts. */
const verificationsOf = (list: readonly CodeDeliveryDetails[] = []): Verification[] => list.flatMap((details) =>
  (details.AttributeName === 'email' || details.AttributeName === 'phone_number' ? [{ attribute: details.AttributeName, delivery: deliveryOf(details) }] : []));

/** The contact whose code is waited for. */
export function contactOf({ task, command: { target } }: TaskRun): ContactName {
  const name = target ?? task.verifications?.[0]?.attribute;
  return name === 'phone_number' ? name : 'email';
}

/** GetUserAttributeVerificationCode. */
export async function sendCode(bench: Workbench, AttributeName: ContactName): Promise<Verification[]> {
  const { CodeDeliveryDetails } = await asUser(bench, 'GetUserAttributeVerificationCode', { AttributeName, ClientMetadata: bench.config.clientMetadata });
  return [{ attribute: AttributeName, delivery: deliveryOf(CodeDeliveryDetails) }];
}

/** UpdateUserAttributes; answers the codes that were sent because of it. */
export async function updateAttributes(bench: Workbench, changes: Readonly<Record<string, string>>): Promise<Verification[]> {
  const { CodeDeliveryDetailsList } = await asUser(bench, 'UpdateUserAttributes', {
    UserAttributes: Object.entries(changes).map(([Name, Value]) => ({ Name, Value })), ClientMetadata: bench.config.clientMetadata,
  });
  return verificationsOf(CodeDeliveryDetailsList);
}

export const profileCommands: TaskCommands<'readUser' | 'changeAttributes' | 'sendAttributeCode' | 'verifyAttribute' | 'deleteUser'> = {
  readUser: async (bench) => ({ type: 'done', data: await readUser(bench) }),

  async changeAttributes(bench, { command: { values }, account: { data: { attributes: before = {} } } }) {
    const changes = Object.entries(values).filter(([name, value]) => value !== (before[name] ?? ''));
    if (!changes.length) return { type: 'done', notice: NOTICES.unchanged };
    const updated = Object.fromEntries(changes.filter(([, value]) => value !== ''));
    const removed = changes.flatMap(([name, value]) => (value === '' ? [name] : []));
    const verifications = Object.keys(updated).length ? await updateAttributes(bench, updated) : [];
    if (removed.length) await asUser(bench, 'DeleteUserAttributes', { UserAttributeNames: removed });
    const data = await readChangedUser(bench);
    return verifications.length ? { type: 'codesSent', verifications, data } : { type: 'done', notice: NOTICES.saved, data };
  },

  sendAttributeCode: async (bench, run) => ({ type: 'codesSent', verifications: await sendCode(bench, contactOf(run)) }),

  async verifyAttribute(bench, run) {
    const { values: { code: Code = '' } } = run.command;
    await asUser(bench, 'VerifyUserAttribute', { AttributeName: contactOf(run), Code });
    return { type: 'done', notice: NOTICES.verified, data: await readChangedUser(bench) };
  },

  async deleteUser(bench) {
    await asUser(bench, 'DeleteUser', {});
    bench.keeper.clear();
    bench.report({ type: 'sessionEnded', notice: NOTICES.deleted });
    return { type: 'done', notice: NOTICES.deleted };
  },
};
