/** The checks of aws-sdk.test.ts: passkeys, made by an authenticator in software, and the first factors a user has. */
import assert from 'node:assert/strict';
import {
  CompleteWebAuthnRegistrationCommand, DeleteWebAuthnCredentialCommand, GetUserAuthFactorsCommand, InitiateAuthCommand, ListWebAuthnCredentialsCommand, StartWebAuthnRegistrationCommand,
  type CompleteWebAuthnRegistrationCommandInput, type GetUserAuthFactorsCommandOutput, type ListWebAuthnCredentialsCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { createPasskey, type CeremonyOptions } from '../../unit/local-cognito/authenticator.js';
import { INVALID_TOKEN, signedIn as signedInElsewhere, tokensOf, type Bench, type Checks } from './client.js';
import { CHOICE_POOL_ID, CLIENTS, MINUTE, PASSWORD, advance } from '../pool.js';

type CreationOptions = Parameters<typeof createPasskey>[0];

const NOT_ENABLED = { name: 'WebAuthnNotEnabledException' };
const NO_CHALLENGE = { name: 'WebAuthnChallengeNotFoundException' };
const NO_PASSKEY = { name: 'ResourceNotFoundException' };

export function passkeyChecks(bench: Bench): Checks {
  /** The access token of somebody new. */
  async function signedIn(email: string): Promise<string> {
    await bench.pool.addUser(email, { poolId: CHOICE_POOL_ID });
    return tokensOf(await bench.sdk.send(new InitiateAuthCommand({
      ClientId: CLIENTS.choice, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: email, PASSWORD },
    }))).AccessToken;
  }

  async function start(AccessToken: string): Promise<CreationOptions> {
    const { CredentialCreationOptions } = await bench.sdk.send(new StartWebAuthnRegistrationCommand({ AccessToken }));
    return CredentialCreationOptions as unknown as CreationOptions;
  }

  const complete = (AccessToken: string, credential: object): Promise<object> =>
    bench.sdk.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential: credential as CompleteWebAuthnRegistrationCommandInput['Credential'] }));

  /** Registers a passkey, and answers its id. */
  async function register(AccessToken: string, change?: CeremonyOptions): Promise<string> {
    const { passkey, credential } = await createPasskey(await start(AccessToken), change);
    await complete(AccessToken, credential);
    return passkey.id;
  }

  const list = (AccessToken: string, page: { MaxResults?: number; NextToken?: string } = {}): Promise<ListWebAuthnCredentialsCommandOutput> =>
    bench.sdk.send(new ListWebAuthnCredentialsCommand({ AccessToken, ...page }));
  const ids = ({ Credentials = [] }: ListWebAuthnCredentialsCommandOutput): (string | undefined)[] => Credentials.map(({ CredentialId }) => CredentialId);
  const remove = (AccessToken: string, CredentialId: string): Promise<object> => bench.sdk.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId }));
  const factors = (AccessToken: string): Promise<GetUserAuthFactorsCommandOutput> => bench.sdk.send(new GetUserAuthFactorsCommand({ AccessToken }));

  return {
    async GetUserAuthFactors() {
      const AccessToken = await signedIn('factors@example.com');
      assert.deepEqual((await factors(AccessToken)).ConfiguredUserAuthFactors, ['PASSWORD', 'EMAIL_OTP']);
      await register(AccessToken);
      assert.deepEqual((await factors(AccessToken)).ConfiguredUserAuthFactors, ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN']);
      await assert.rejects(factors('not.a.token'), INVALID_TOKEN);
    },

    async StartWebAuthnRegistration() {
      const AccessToken = await signedIn('start-passkey@example.com');
      const first = await start(AccessToken);
      assert.equal(first.rp.id, 'example.com');
      assert.notEqual((await start(AccessToken)).challenge, first.challenge);
      await assert.rejects(start('not.a.token'), INVALID_TOKEN);
      const { AccessToken: elsewhere } = await signedInElsewhere(bench, 'start-passkey-elsewhere@example.com');
      await assert.rejects(start(elsewhere), NOT_ENABLED);
    },

    async CompleteWebAuthnRegistration() {
      const AccessToken = await signedIn('complete-passkey@example.com');
      await assert.rejects(register(AccessToken, { origin: 'https://evil.example' }), { name: 'WebAuthnOriginNotAllowedException' });
      await assert.rejects(register(AccessToken, { relyingParty: 'evil.example' }), { name: 'WebAuthnRelyingPartyMismatchException' });
      await assert.rejects(register(AccessToken, { isVerified: false }), { name: 'WebAuthnCredentialNotSupportedException' });
      await assert.rejects(register(AccessToken, { type: 'webauthn.get' }), { name: 'WebAuthnClientMismatchException' });
      const late = await createPasskey(await start(AccessToken));
      advance(2 * MINUTE);
      await assert.rejects(complete(AccessToken, late.credential), NO_CHALLENGE);
      const { passkey, credential } = await createPasskey(await start(AccessToken));
      await assert.rejects(complete('not.a.token', credential), INVALID_TOKEN);
      await complete(AccessToken, credential);
      await assert.rejects(complete(AccessToken, credential), NO_CHALLENGE, 'a challenge is answered once');
      assert.deepEqual(ids(await list(AccessToken)), [passkey.id]);
    },

    async ListWebAuthnCredentials() {
      const AccessToken = await signedIn('list-passkeys@example.com');
      assert.deepEqual((await list(AccessToken)).Credentials, []);
      const [first, second] = [await register(AccessToken), await register(AccessToken)];
      const { Credentials: [passkey] = [] } = await list(AccessToken);
      assert.equal(passkey?.RelyingPartyId, 'example.com');
      assert.equal(passkey.AuthenticatorAttachment, 'platform');
      assert.deepEqual(passkey.AuthenticatorTransports, ['internal']);
      assert.equal(passkey.CreatedAt?.getTime(), Date.now());
      const page = await list(AccessToken, { MaxResults: 1 });
      assert.deepEqual(ids(page), [first]);
      const next = await list(AccessToken, { MaxResults: 1, NextToken: page.NextToken ?? '' });
      assert.deepEqual(ids(next), [second]);
      assert.equal(next.NextToken, undefined);
      await assert.rejects(list(AccessToken, { NextToken: 'invented' }), { name: 'InvalidParameterException' });
      await assert.rejects(list('not.a.token'), INVALID_TOKEN);
    },

    async DeleteWebAuthnCredential() {
      const AccessToken = await signedIn('delete-passkey@example.com');
      const [gone, kept] = [await register(AccessToken), await register(AccessToken)];
      const other = await signedIn('delete-passkey-other@example.com');
      await assert.rejects(remove(other, gone), NO_PASSKEY, "another's passkey");
      await assert.rejects(remove('not.a.token', gone), INVALID_TOKEN);
      await remove(AccessToken, gone);
      assert.deepEqual(ids(await list(AccessToken)), [kept]);
      await assert.rejects(remove(AccessToken, gone), NO_PASSKEY);
    },
  };
}
