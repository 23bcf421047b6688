import { registerPasskey } from '../../../cognito/passkeys.js';
import type { PasskeyDescription } from '../../../cognito/operations.js';
import { ACCOUNT_NOTICES as NOTICES } from '../../../flow/account/notices.js';
import type { AccountPasskey } from '../../../flow/account/types.js';
import { createCredential } from '../../passkeys/ceremony.js';
import type { Workbench } from '../../commands/workbench.js';
import { asUser, takeAway } from '../as-user.js';
import type { TaskCommands } from '../commands.js';

async function listPasskeys(bench: Workbench): Promise<AccountPasskey[]> {
  const passkeys: PasskeyDescription[] = [];
  let token: string | undefined;
  do {
    const { Credentials, NextToken } = await asUser(bench, 'ListWebAuthnCredentials', { ...(token && { NextToken: token }) });
    passkeys.push(...Credentials);
    token = NextToken;
  } while (token);
  return passkeys.map(({ CredentialId: id, FriendlyCredentialName: name, CreatedAt }) => ({ id, name, createdAt: CreatedAt * 1000 }));
}

export const passkeyCommands: TaskCommands<'readPasskeys' | 'addPasskey' | 'removePasskey'> = {
  readPasskeys: async (bench) => ({ type: 'done', data: { passkeys: await listPasskeys(bench) } }),

  async addPasskey(bench) {
    const { accessToken } = await bench.keeper.get();
    await registerPasskey(bench.call, accessToken, (options) => createCredential(options));
    return { type: 'done', notice: NOTICES.passkeyCreated, data: { passkeys: await listPasskeys(bench) } };
  },

  async removePasskey(bench, { command: { target: CredentialId = '' } }) {
    await takeAway(bench, 'DeleteWebAuthnCredential', { CredentialId });
    return { type: 'done', notice: NOTICES.passkeyRemoved, data: { passkeys: await listPasskeys(bench) } };
  },
};
