import { revoke } from '../cognito/revoke.js';
import { through, type Execute } from './commands/workbench.js';
import { isHosted } from './user.js';

/** Ends the session; it comes with what refreshes tokens, as soon as somebody is signed in. */
export const signOut: Execute = async (bench, { isGlobal: global = false }, run) => {
  const { keeper, call, pool } = bench;
  const { tokens } = keeper;
  await through('signOut', run, { global }, async (input) => {
    // The session ends here and in all tabs at once, whatever the network does.
    keeper.clear();
    if (!tokens) return;
    if (input.global) await call('GlobalSignOut', { AccessToken: tokens.accessToken }, run).catch(() => undefined);
    if (tokens.refreshToken) await revoke(call, pool, tokens.refreshToken, run).catch(() => undefined);
    if (bench.config.domain && isHosted(tokens)) (await import('./hosted-login.js')).leave(bench);
  });
  return { type: 'userSignedOut' };
};
