import { respondToChallenge } from '../../cognito/authenticate.js';
import { codeResponse } from '../../cognito/challenges.js';
import { AuthError } from '../../core/errors.js';
import { readAnswer } from '../answer.js';
import { deliveryOf } from '../delivery.js';
import { signIn } from './session.js';
import { extras, through, type Commands, type Workbench } from './workbench.js';

const accessToken = async ({ keeper }: Workbench): Promise<{ AccessToken: string }> => ({ AccessToken: (await keeper.get()).accessToken });

/** Commands that answer what Cognito asks beyond the password, on the way in and right after it. */
export const challengeCommands: Commands<'confirmSignIn' | 'resendSignInCode' | 'associateTotp' | 'setupTOTP' | 'forceNewPassword' | 'verifyUser' | 'confirmVerifyUser'> = {
  async confirmSignIn(bench, { values: { code = '' } }, run) {
    const { username, subject = username, session, challenge = 'SMS_MFA' } = run.snapshot;
    const { clientMetadata } = bench.config;
    const response = await through('confirmSignIn', run, { challenge, code, clientMetadata }, (input) =>
      respondToChallenge(bench.call, bench.pool, { name: challenge, session }, codeResponse({ name: challenge, username: subject }, input.code), extras(bench, run, input.clientMetadata)));
    return readAnswer(bench, response, username, run.signal);
  },

  /** Cognito sends a sign-in code again only to who proves the password again. */
  async resendSignInCode(bench, _command, run) {
    const password = bench.vault.passwordOf(run.snapshot.username);
    const { challenge } = run.snapshot;
    if (password === undefined && bench.config.authenticationFlowType === 'USER_AUTH' && (challenge === 'EMAIL_OTP' || challenge === 'SMS_OTP')) {
      return (await import('../choice/commands.js')).resendFirstFactor(bench, run, challenge);
    }
    if (password === undefined) throw new AuthError('SessionExpiredError', 'The step has ended; sign in again.');
    return signIn(bench, { ...run, middleware: [] }, password);
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
