import { respondToChallenge } from '../../cognito/authenticate.js';
import { codeResponse } from '../../cognito/challenges.js';
import { AuthError } from '../../core/errors.js';
import type { AuthSnapshot, MfaType, Outcome, Values } from '../../flow/types.js';
import { readAnswer } from '../answer.js';
import { deliveryOf } from '../delivery.js';
import { failureOf } from '../engine.js';
import { signIn } from './session.js';
import { extras, through, type Commands, type Run, type Workbench } from './workbench.js';

const accessToken = async ({ keeper }: Workbench): Promise<{ AccessToken: string }> => ({ AccessToken: (await keeper.get()).accessToken });

/** Asks again for the factor that was chosen before, where a sign-in anew asks for a choice. */
async function chooseAgain(bench: Workbench, run: Run, outcome: Outcome): Promise<Outcome> {
  const { challenge: before, username } = run.snapshot;
  if (outcome.type !== 'challenged' || outcome.step.isMfaSetup !== false || !outcome.step.mfaTypes?.some((type) => type === before)) return outcome;
  const { subject = username, session } = outcome.step;
  const response = await respondToChallenge(bench.call, bench.pool, { name: 'SELECT_MFA_TYPE', session }, { USERNAME: subject, ANSWER: before ?? '' }, extras(bench, run, bench.config.clientMetadata));
  return readAnswer(bench, response, username, run.signal);
}

const isSame = (before: Values = {}, after: Values = {}): boolean =>
  Object.keys(before).length === Object.keys(after).length && Object.entries(before).every(([name, value]) => after[name] === value);

/**
 * Cognito does not say whether an answer to the pool's own question was right, only what is asked next: where that is the same question,
 * by all that the triggers made public of it, the answer was not accepted. A question that differs in anything is a further one.
 */
async function withRefusal(outcome: Outcome, { parameters }: AuthSnapshot, field: 'answer' | 'code'): Promise<Outcome> {
  if (outcome.type !== 'challenged' || outcome.step.challenge !== 'CUSTOM_CHALLENGE' || !isSame(parameters, outcome.step.parameters)) return outcome;
  const failure = await failureOf(new AuthError('AnswerRefusedError', 'The same question is asked again.'));
  return { ...outcome, step: { ...outcome.step, failure: { ...failure, field } } };
}

/** Commands that answer what Cognito asks beyond the password, on the way in and right after it. */
export const challengeCommands: Commands<'confirmSignIn' | 'resendSignInCode' | 'selectMfaType' | 'setupEmail' | 'associateTotp' | 'setupTOTP' | 'forceNewPassword' | 'verifyUser' | 'confirmVerifyUser'> = {
  async confirmSignIn(bench, { values: { code = '', answer, username: _name, ...others } }, run) {
    const { username, subject = username, session, challenge = 'SMS_MFA' } = run.snapshot;
    const isCustom = challenge === 'CUSTOM_CHALLENGE';
    // Cognito takes one answer; what else was asked goes to the same triggers as metadata.
    const clientMetadata = isCustom && Object.keys(others).length ? { ...bench.config.clientMetadata, ...others } : bench.config.clientMetadata;
    const response = await through('confirmSignIn', run, { challenge, code: isCustom ? answer ?? code : code, clientMetadata }, (input) => {
      const responses = isCustom ? { USERNAME: subject, ANSWER: input.code } : codeResponse({ name: challenge, username: subject }, input.code);
      return respondToChallenge(bench.call, bench.pool, { name: challenge, session }, responses, extras(bench, run, input.clientMetadata));
    });
    const outcome = await readAnswer(bench, response, username, run.signal);
    if (outcome.type === 'tokensReceived' && bench.config.authenticationFlowType === 'USER_AUTH') (await import('../choice/commands.js')).noteCode(bench, run);
    return isCustom ? withRefusal(outcome, run.snapshot, answer === undefined ? 'code' : 'answer') : outcome;
  },

  /** Cognito sends a sign-in code again only to who proves the password again. */
  async resendSignInCode(bench, _command, run) {
    const { username, challenge } = run.snapshot;
    const password = bench.vault.passwordOf(username);
    if (password !== undefined) return chooseAgain(bench, run, await signIn(bench, { ...run, middleware: [] }, password));
    if (bench.config.authenticationFlowType === 'USER_AUTH' && (challenge === 'EMAIL_OTP' || challenge === 'SMS_OTP')) {
      return (await import('../choice/commands.js')).resendFirstFactor(bench, run, challenge);
    }
    throw new AuthError('PasswordNeededError', 'The password is no longer known.');
  },

  async selectMfaType(bench, { values }, run) {
    const { clientMetadata } = bench.config;
    const { username, subject = username, session, mfaTypes = [] } = run.snapshot;
    const mfaType = mfaTypes.find((type) => type === values.mfaType) ?? mfaTypes[0] ?? ('SMS_MFA' satisfies MfaType);
    const response = await through('selectMfaType', run, { mfaType, clientMetadata }, (input) =>
      respondToChallenge(bench.call, bench.pool, { name: 'SELECT_MFA_TYPE', session }, { USERNAME: subject, ANSWER: input.mfaType }, extras(bench, run, input.clientMetadata)));
    return readAnswer(bench, response, username, run.signal);
  },

  async setupEmail(bench, { values: { email = '' } }, run) {
    const { clientMetadata } = bench.config;
    const { username, subject = username, session } = run.snapshot;
    const response = await through('setupEmail', run, { email, clientMetadata }, (input) =>
      respondToChallenge(bench.call, bench.pool, { name: 'MFA_SETUP', session }, { USERNAME: subject, EMAIL: input.email }, extras(bench, run, input.clientMetadata)));
    return readAnswer(bench, response, username, run.signal);
  },

  async associateTotp(bench, _command, run) {
    const { session } = run.snapshot;
    const { SecretCode, Session } = await bench.call('AssociateSoftwareToken', session ? { Session: session } : await accessToken(bench), run);
    return { type: 'totpSecretReceived', step: { totpSecret: SecretCode ?? '', session: Session } };
  },

  async setupTOTP(bench, { values: { code = '' } }, run) {
    const { username, subject = username, session } = run.snapshot;
    const { clientMetadata } = bench.config;
    const response = await through('setupTOTP', run, { code, clientMetadata }, async (input) => {
      const verified = await bench.call('VerifySoftwareToken', { Session: session, UserCode: input.code }, run);
      return respondToChallenge(bench.call, bench.pool, { name: 'MFA_SETUP', session: verified.Session }, { USERNAME: subject }, extras(bench, run, input.clientMetadata));
    });
    return readAnswer(bench, response, username, run.signal);
  },

  async forceNewPassword(bench, { values: { password = '', ...attributes } }, run) {
    const { clientMetadata } = bench.config;
    const { username, subject = username, session } = run.snapshot;
    const response = await through('forceNewPassword', run, { password, attributes, clientMetadata }, (input) => {
      bench.vault.keep(username, input.password);
      const given = Object.entries(input.attributes).map(([name, value]) => [`userAttributes.${name}`, value]);
      const responses = { USERNAME: subject, NEW_PASSWORD: input.password, ...(Object.fromEntries(given) as Record<string, string>) };
      return respondToChallenge(bench.call, bench.pool, { name: 'NEW_PASSWORD_REQUIRED', session }, responses, extras(bench, run, input.clientMetadata));
    });
    return readAnswer(bench, response, username, run.signal);
  },

  async verifyUser(bench, { values }, run) {
    const { clientMetadata } = bench.config;
    const { unverified } = run.snapshot;
    const { attribute = unverified[0] ?? '' } = values;
    const response = await through('verifyUser', run, { attribute, clientMetadata }, async (input) =>
      bench.call('GetUserAttributeVerificationCode', { ...await accessToken(bench), AttributeName: input.attribute, ClientMetadata: input.clientMetadata }, run));
    return { type: 'codeSent', step: { delivery: deliveryOf(response.CodeDeliveryDetails), unverified: [attribute, ...unverified.filter((name) => name !== attribute)] } };
  },

  async confirmVerifyUser(bench, { values: { code = '' } }, run) {
    const [attribute = ''] = run.snapshot.unverified;
    await through('confirmVerifyUser', run, { attribute, code }, async (input) =>
      bench.call('VerifyUserAttribute', { ...await accessToken(bench), AttributeName: input.attribute, Code: input.code }, run));
    // The ID token still says that nothing is verified.
    await bench.keeper.get({ forceRefresh: true }).catch(() => undefined);
    return { type: 'contactVerified' };
  },
};
