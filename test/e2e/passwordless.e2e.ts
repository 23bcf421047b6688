/** Choice-based sign-in from the CDN build on a plain page: the user name first, a code, and the password by SRP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site } from './harness.js';
import { attributes, config as common, lastCode, page, PASSWORD } from './pools.js';
import type { LocalUserPool } from '../../src/local-cognito/index.js';
import { createPasskey } from '../unit/local-cognito/authenticator.js';

const ADA = 'ada@example.com';
const [pool] = common.userPools;

const config: typeof common = {
  userPools: [{
    ...pool!,
    Policies: { ...pool!.Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    clients: [{ ...pool!.clients[0]!, ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
  }],
};

/** A pool whose passkeys belong to another site than the page. */
const ELSEWHERE = { id: 'eu-west-1_Elsewhere1', client: 'elsewhere000000000000000001', party: 'elsewhere.example' };
const elsewhere = {
  ...config.userPools[0]!, Id: ELSEWHERE.id,
  Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] } }, WebAuthnConfiguration: { RelyingPartyId: ELSEWHERE.party, UserVerification: 'required' },
  clients: [{ ClientId: ELSEWHERE.client, ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
} as const satisfies LocalUserPool;

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => {
    cognito = await startLocalCognito({ port: 0, config: { userPools: [...config.userPools, elsewhere] } });
    const authenticator = `<auth-authenticator ${attributes(cognito.url)} authentication-flow-type="USER_AUTH"><h1>Members only</h1><auth-sign-out></auth-sign-out></auth-authenticator>`;
    const other = `<auth-authenticator user-pool-id="${ELSEWHERE.id}" user-pool-client-id="${ELSEWHERE.client}" user-pool-endpoint="${cognito.url}" authentication-flow-type="USER_AUTH" passkey-offer="once"><h1>Members only</h1></auth-authenticator>`;
    site = await startSite({ pages: { '/': page(authenticator), '/elsewhere': page(other) } });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  test('by a code, a wrong one first; then by the password, which is asked for at once the next time', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      await tab.fill('Email', ADA);
      await tab.press('Continue');
      await tab.see('Choose how to sign in');
      await tab.press('Send a code by email');
      await tab.see('Confirm that it is you');
      const code = lastCode(cognito.local, ADA);
      await tab.fill('Confirmation code', code === '000000' ? '111111' : '000000');
      await tab.press('Confirm');
      await tab.see('That code is not right.');
      await tab.fill('Confirmation code', code);
      await tab.press('Confirm');
      await tab.see('Members only');
      await tab.press('Sign out');

      await tab.see('Create an account');
      await tab.fill('Email', ADA);
      await tab.press('Continue');
      await tab.see('Choose how to sign in');
      await tab.press('Use your password');
      await tab.see('Enter your password');
      await tab.fill('Password', 'Wr0ng-password');
      await tab.press('Sign in');
      await tab.see('Incorrect user name or password.');
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.see('Members only');
      await tab.press('Sign out');

      await tab.see('Create an account');
      await tab.fill('Email', ADA);
      await tab.press('Continue');
      await tab.see('Enter your password');
      assert.equal(await tab.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('Token')).length), 0);
    });
  });

  test('a passkey of another site than the page’s is refused by the browser itself, and the other ways stay', async () => {
    const call = async (operation: string, body: object): Promise<{ AuthenticationResult?: { AccessToken: string }; CredentialCreationOptions?: Parameters<typeof createPasskey>[0] }> => {
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` };
      return await (await cognito.local.fetch(cognito.url, { method: 'POST', body: JSON.stringify(body), headers })).json() as Awaited<ReturnType<typeof call>>;
    };
    const { AuthenticationResult } = await call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: ELSEWHERE.client, AuthParameters: { USERNAME: ADA, PASSWORD } });
    const AccessToken = AuthenticationResult?.AccessToken;
    const { CredentialCreationOptions } = await call('StartWebAuthnRegistration', { AccessToken });
    const { credential } = await createPasskey(CredentialCreationOptions!, { origin: `https://${ELSEWHERE.party}` });
    await call('CompleteWebAuthnRegistration', { AccessToken, Credential: credential });

    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/elsewhere`);
      await tab.fill('Email', ADA);
      await tab.press('Sign in with a passkey');
      await tab.see('Passkeys are not set up for this site. Choose another way.');
      await tab.press('Use a passkey');
      await tab.see('Passkeys are not set up for this site. Choose another way.');
      await tab.press('Send a code by email');
      await tab.see('Confirm that it is you');
      await tab.fill('Confirmation code', lastCode(cognito.local, ADA));
      await tab.press('Confirm');
      await tab.see('Members only');
    });
  });
});
