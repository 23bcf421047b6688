import type { AuthSnapshot } from '../flow/types.js';
import { revoke } from '../cognito/revoke.js';
import type { Auth } from './auth.js';
import { through, type Execute } from './commands/workbench.js';
import type { Driver } from './driver.js';
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
    if (isHosted(tokens)) (await import('./hosted-login.js')).leave(bench);
  });
  return { type: 'userSignedOut' };
};

/** Asks the journey to sign out, and waits until it has. */
export async function leave(auth: Auth, driver: Driver, { global }: { readonly global: boolean }): Promise<void> {
  driver.dispatch({ type: 'start' });
  await until(auth, ({ state }) => state !== 'idle' && state !== 'setup');
  driver.dispatch({ type: 'signOut', global });
  await until(auth, ({ state }) => state !== 'signOut');
}

function until({ getSnapshot, subscribe }: Auth, test: (snapshot: AuthSnapshot) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!test(getSnapshot())) return;
      stop();
      resolve();
    };
    const stop = subscribe(check);
    check();
  });
}
