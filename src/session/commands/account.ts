import type { Operations } from '../../cognito/operations.js';
import { AuthError } from '../../core/errors.js';
import type { Outcome, Values } from '../../flow/types.js';
import { readAnswer } from '../answer.js';
import { deliveryOf } from '../delivery.js';
import { failureOf } from '../engine.js';
import { signIn } from './session.js';
import { shared, through, type Commands, type JourneyBench, type Run } from './workbench.js';

const attributeList = (attributes: Values): { Name: string; Value: string }[] => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

/** How Cognito says that a Session has ended (NotAuthorizedException). */
const INVALID_SESSION = /invalid session/i;

/** Signs in who may have confirmed by a link, with the password that is still kept. Cognito does not tell otherwise whether an account is confirmed. */
async function signInConfirmed(bench: JourneyBench, run: Run): Promise<Outcome> {
  const password = bench.vault.passwordOf(run.snapshot.username);
  if (password === undefined) return { type: 'signInNeeded' };
  try {
    return await signIn(bench, run, password);
  } catch (error) {
    run.signal.throwIfAborted();
    const { name } = AuthError.from(error);
    if (name === 'UserNotConfirmedException') return { type: 'unconfirmed' };
    // A function of the page may have made another name or password of what was typed.
    if (name === 'NotAuthorizedException') return { type: 'signInNeeded' };
    throw error;
  }
}

/** Commands of an account that cannot be signed in to yet. */
export const accountCommands: Commands<'autoSignIn' | 'signInConfirmed' | 'signInReturned' | 'signUp' | 'confirmSignUp' | 'resendSignUpCode' | 'resetPassword' | 'confirmResetPassword'> = {
  async autoSignIn(bench, _command, run) {
    const { username, session } = run.snapshot;
    const password = bench.vault.passwordOf(username);
    try {
      if (password !== undefined) return await signIn(bench, run, password);
      if (!session) return { type: 'autoSignInUnavailable' };
      // The confirmation counts as the first factor, if the client allows choice-based sign-in.
      const response = await bench.call('InitiateAuth', { ...shared(bench), AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: username }, Session: session }, run);
      return await readAnswer(bench, response, username, run.signal);
    } catch (error) {
      run.signal.throwIfAborted();
      // What was asked for has worked; that the sign-in after it has not is no failure of it.
      if (AuthError.from(error).name === 'NetworkError') throw error;
      return { type: 'autoSignInUnavailable' };
    }
  },

  signInConfirmed: (bench, _command, run) => signInConfirmed(bench, run),

  /** Nobody has asked for it: what does not lead on is kept quiet. */
  async signInReturned(bench, _command, run) {
    try {
      const outcome = await signInConfirmed(bench, run);
      return outcome.type === 'unconfirmed' ? { type: 'cancelled' } : outcome;
    } catch {
      return { type: 'cancelled' };
    }
  },

  async signUp(bench, { values: { username = '', password = '', ...attributes } }, run) {
    const { clientMetadata, validationData } = bench.config;
    try {
      const response = await through('signUp', run, { username, password, attributes, clientMetadata, validationData }, async (input) => {
        // An account may do without a password, where the pool lets people sign in by a code.
        if (input.password) bench.vault.keep(username, input.password);
        return bench.call('SignUp', {
          ...shared(bench, input.clientMetadata),
          Username: input.username,
          Password: input.password || undefined,
          UserAttributes: attributeList(input.attributes),
          ValidationData: input.validationData && attributeList(input.validationData),
        }, run);
      });
      const step = { session: response.Session, delivery: deliveryOf(response.CodeDeliveryDetails) };
      return { type: response.UserConfirmed ? 'signUpConfirmed' : 'signedUp', step };
    } catch (error) {
      const failure = await failureOf(error);
      if (attributes[failure.field ?? ''] !== username) throw error;
      // The contact that people sign in by was typed as the user name.
      return { type: 'failed', failure: { ...failure, field: 'username' } };
    }
  },

  async confirmSignUp(bench, { values: { code = '' } }, run) {
    const { username, session } = run.snapshot;
    const { clientMetadata } = bench.config;
    const response = await through('confirmSignUp', run, { username, code, clientMetadata }, (input) => {
      const confirm = (Session?: string): Promise<Operations['ConfirmSignUp']['output']> =>
        bench.call('ConfirmSignUp', { ...shared(bench, input.clientMetadata), Username: input.username, ConfirmationCode: input.code, Session }, run);
      // The Session ends after minutes, the code after a day: without one the code still confirms, only the sign-in does not follow.
      return session ? confirm(session).catch((error: unknown) => { if (INVALID_SESSION.test(AuthError.from(error).message)) return confirm(); throw error; }) : confirm();
    });
    return { type: 'signUpConfirmed', step: { session: response.Session } };
  },

  async resendSignUpCode(bench, _command, run) {
    const { CodeDeliveryDetails } = await bench.call('ResendConfirmationCode', { ...shared(bench), Username: run.snapshot.username }, run);
    return { type: 'codeSent', step: { delivery: deliveryOf(CodeDeliveryDetails) } };
  },

  async resetPassword(bench, _command, run) {
    const { username } = run.snapshot;
    const { clientMetadata } = bench.config;
    const response = await through('resetPassword', run, { username, clientMetadata }, (input) =>
      bench.call('ForgotPassword', { ...shared(bench, input.clientMetadata), Username: input.username }, run));
    return { type: 'codeSent', step: { delivery: deliveryOf(response.CodeDeliveryDetails) } };
  },

  async confirmResetPassword(bench, { values: { code = '', password = '' } }, run) {
    const { username } = run.snapshot;
    const { clientMetadata } = bench.config;
    await through('confirmResetPassword', run, { username, code, password, clientMetadata }, (input) => {
      bench.vault.keep(username, input.password);
      return bench.call('ConfirmForgotPassword', { ...shared(bench, input.clientMetadata), Username: input.username, ConfirmationCode: input.code, Password: input.password }, run);
    });
    return { type: 'passwordChanged' };
  },
};
