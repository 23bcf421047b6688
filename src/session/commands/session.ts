import { signInWithSrp } from '../../cognito/authenticate.js';
import { systemClock, systemRandom } from '../../core/clock.js';
import type { AuthResponse, HookTypes } from '../../flow/hooks.js';
import type { Outcome } from '../../flow/types.js';
import { readAnswer } from '../answer.js';
import { isHosted, unverifiedContacts, userOf } from '../user.js';
import { extras, through, type Commands, type JourneyBench, type Run, type Workbench } from './workbench.js';

/** Proves a password, by the flow that the configuration names. */
async function provePassword(bench: Workbench, run: Run, input: HookTypes['signIn']['input']): Promise<AuthResponse> {
  const { authFlow } = input;
  if (authFlow !== 'USER_SRP_AUTH') return (await import('./other-flows.js')).proveOtherwise(bench, run, input);
  const { call, pool, config: { clock = systemClock, random = systemRandom } } = bench;
  const { username, password, clientMetadata } = input;
  return signInWithSrp(call, pool, { username, password, clock, random, ...extras(bench, run, clientMetadata) });
}

/** Signs in with a password; it is kept until the journey has come to its end. */
export async function signIn(bench: JourneyBench, run: Run, password: string): Promise<Outcome> {
  const { username } = run.snapshot;
  const { config: { authenticationFlowType: authFlow = 'USER_SRP_AUTH', clientMetadata } } = bench;
  bench.vault.keep(username, password);
  const response = await through('signIn', run, { username, password, authFlow, clientMetadata }, (input) => provePassword(bench, run, input));
  return readAnswer(bench, response, username, run.signal);
}

/** Commands that every visit may need. */
export const sessionCommands: Commands<'idle' | 'setup' | 'signIn' | 'authenticated' | 'signOut'> = {
  async idle(_bench, _command, run) {
    await through('idle', run, {}, () => Promise.resolve());
    return { type: 'started' };
  },

  async setup({ keeper, steps }, _command, run) {
    const isSignedIn = await through('setup', run, {}, () => Promise.resolve(keeper.tokens !== undefined));
    const step = await steps.recall();
    if (isSignedIn && keeper.tokens && step?.state !== 'federatedSignIn') return { type: 'tokensReceived' };
    return step ?? { type: 'nobodySignedIn' };
  },

  signIn: async (bench, { values, values: { password = '' } }, run) => (
    !password && bench.config.authenticationFlowType === 'USER_AUTH'
      ? (await import('../choice/commands.js')).beginChoice(bench, values, run)
      : signIn(bench, run, password)),

  async authenticated(bench, _command, run) {
    const { keeper, vault, config } = bench;
    vault.clear();
    const { tokens } = keeper;
    if (!tokens) return { type: 'userSignedOut' };
    try {
      const user = await through('authenticated', run, { user: userOf(tokens) }, (input) => Promise.resolve(input.user));
      const unverified = isHosted(tokens) ? [] : unverifiedContacts(user);
      const next = (config.passkeyOffer || run.snapshot.isNewDevice) && await (await import('../offer.js')).offerAfter(bench, user, unverified, run);
      return { type: 'userEntered', step: { user, unverified, customState: run.snapshot.customState }, next };
    } catch (error) {
      keeper.clear();
      throw error;
    }
  },

  signOut: async (bench, command, run) => (await import('../sign-out.js')).signOut(bench, command, run),
};
