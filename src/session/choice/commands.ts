import { AuthError } from '../../core/errors.js';
import type { AuthResponse } from '../../flow/hooks.js';
import type { FirstFactor, Outcome, Values } from '../../flow/types.js';
import { readAnswer } from '../answer.js';
import { FIRST_FACTORS, firstFactors, isPlain } from '../challenge.js';
import { through, type Commands, type JourneyBench, type Run, type Workbench } from '../commands/workbench.js';
import { failureOf } from '../engine.js';
import { createCredential, knowsPasskeys } from '../passkeys/ceremony.js';
import { registerPasskey } from '../../cognito/passkeys.js';
import { answerChoice, begin, INVALID_SESSION, sendPasskey } from './factors.js';
import { lastFactor, noteFactor } from './last-factor.js';

const isPasskeyProblem = (error: unknown): boolean => AuthError.from(error).name.startsWith('Passkey');

/** What Cognito offers, the last used first; passkeys only where the browser has any, unless there is nothing else. */
function ordered(bench: Workbench, offered: readonly string[], username: string): FirstFactor[] {
  const known = firstFactors(offered);
  const usable = known.filter((factor) => factor !== 'WEB_AUTHN' || knowsPasskeys());
  const last = lastFactor(bench.storage, bench.pool.clientId);
  const first = last?.username === username ? last.factor : bench.config.preferredChallenge;
  return (usable.length ? usable : known).sort((a, b) => Number(b === first) - Number(a === first));
}

/** What Cognito's answer means for the journey. */
async function outcomeOf(bench: Workbench, run: Run, response: AuthResponse, used?: FirstFactor): Promise<Outcome> {
  const { username } = run.snapshot;
  if (response.ChallengeName === 'SELECT_CHALLENGE') return choice(bench, run, response);
  const outcome = await readAnswer(bench, response, username, run.signal);
  if (used && outcome.type === 'tokensReceived') noteFactor(bench.storage, bench.pool.clientId, { username, factor: used });
  return outcome;
}

function choice(bench: Workbench, { snapshot: { username } }: Run, { AvailableChallenges: offered = [], Session: session }: AuthResponse): Extract<Outcome, { type: 'challenged' }> {
  const factors = ordered(bench, offered, username);
  const [first, second] = factors;
  if (!first) throw new AuthError('UnknownChallengeError', `Cognito offers nothing that is known: ${offered.join()}`);
  const { preferredChallenge } = bench.config;
  const last = lastFactor(bench.storage, bench.pool.clientId);
  // Who signs in with a password, as always, need not say so each time.
  const isPassword = first === 'PASSWORD' && (!second || preferredChallenge === 'PASSWORD' || last?.username === username);
  return { type: 'challenged', state: 'selectFirstFactor', step: { session, factors, factor: isPassword ? 'PASSWORD' : undefined, isPasswordPlain: isPlain(offered) } };
}

/** The sign-in by user name alone: what was asked for (`factor`), else what is preferred, else the choice. A passkey that was filled in comes with its answer. */
export async function beginChoice(bench: Workbench, values: Values, run: Run): Promise<Outcome> {
  const { username } = run.snapshot;
  const { clientMetadata } = bench.config;
  const { credential, session } = values;
  const wanted = FIRST_FACTORS.find((factor) => factor === values.factor);
  const preferredChallenge = wanted ?? bench.config.preferredChallenge;
  if (credential) return outcomeOf(bench, run, await sendPasskey(bench, run, { username, session }, credential), 'WEB_AUTHN');
  const input = { username, password: '', authFlow: 'USER_AUTH', clientMetadata };
  let offered: AuthResponse | undefined;
  try {
    const response = await through('signIn', run, { ...input, preferredChallenge }, (asked) => begin(bench, run, asked));
    if (wanted === 'WEB_AUTHN' && response.ChallengeName === 'SELECT_CHALLENGE') {
      offered = response;
      throw new AuthError('PasskeyNotUsedError', 'The user has no passkey.');
    }
    return await outcomeOf(bench, run, response, preferredChallenge);
  } catch (error) {
    run.signal.throwIfAborted();
    if (!isPasskeyProblem(error)) throw error;
    // The passkey that was asked for, or is preferred, was not used: the other ways are shown, and why.
    const { step, ...rest } = choice(bench, run, offered ?? await begin(bench, run, input));
    return { ...rest, step: { ...step, factor: undefined, failure: await failureOf(error) } };
  }
}

/** Notes a code that was the first factor: after a password it was the second. */
export function noteCode({ vault, storage, pool }: JourneyBench, { snapshot: { username, challenge } }: Run): void {
  if ((challenge === 'EMAIL_OTP' || challenge === 'SMS_OTP') && vault.passwordOf(username) === undefined) noteFactor(storage, pool.clientId, { username, factor: challenge });
}

/** Sends the code of a first factor anew. */
export async function resendFirstFactor(bench: Workbench, run: Run, factor: FirstFactor): Promise<Outcome> {
  const { clientMetadata } = bench.config;
  return outcomeOf(bench, run, await begin(bench, run, { username: run.snapshot.username, password: '', authFlow: 'USER_AUTH', preferredChallenge: factor, clientMetadata }));
}

/** Commands of choice-based sign-in. */
export const choiceCommands: Commands<'selectFirstFactor' | 'createPasskey'> = {
  async selectFirstFactor(bench, { values: { factor: named, password } }, run) {
    const { username, session, factor: chosen } = run.snapshot;
    const { clientMetadata } = bench.config;
    const factor = FIRST_FACTORS.find((known) => known === (named ?? chosen)) ?? 'PASSWORD';
    if (password !== undefined) bench.vault.keep(username, password);
    const response = await through('selectFirstFactor', run, { username, factor, password, clientMetadata }, async (input) => {
      // Another try, or one after the Session's end, begins anew with what was chosen: nobody has to type the name again.
      const anew = (): Promise<AuthResponse> => begin(bench, run, { ...input, password: input.password ?? '', authFlow: 'USER_AUTH', preferredChallenge: input.factor });
      if (!session) return anew();
      return answerChoice(bench, run, input, session).catch((error: unknown) => {
        if (INVALID_SESSION.test(AuthError.from(error).message)) return anew();
        throw error;
      });
    });
    return outcomeOf(bench, run, response, factor);
  },

  async createPasskey(bench, _command, run) {
    await through('createPasskey', run, {}, async () => {
      const { accessToken } = await bench.keeper.get();
      await registerPasskey(bench.call, accessToken, (options) => createCredential(options, run.signal), run);
    });
    return { type: 'passkeyCreated' };
  },
};
