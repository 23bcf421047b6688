/** The pools that ask for more than a password, the people in them, and what they know. */
import { assertPasskey, createPasskey, type SoftPasskey } from '../unit/local-cognito/authenticator.js';
import { totpAt } from '../unit/local-cognito/totp-client.js';
import { ANSWERS, twoQuestions } from '../unit/local-cognito/custom-auth.js';
import type { LocalUserPool } from '../../src/local-cognito/index.js';
import { startLocalCognito } from '../../src/local-cognito/node/server.js';
import { PASSWORD, TEMPORARY_PASSWORD } from './pools.js';
import type { Tab } from './tab.js';
import { overhear } from './wire.js';

const TOTP = { SoftwareTokenMfaConfiguration: { Enabled: true } };
const EMAIL = { EmailMfaConfiguration: {} };
const SMS = { SmsMfaConfiguration: {} };

/** By what is special about them; people sign in by user name where nothing else is said. */
const POOLS = {
  sms: { MfaConfiguration: 'ON', ...SMS },
  email: { MfaConfiguration: 'ON', ...EMAIL },
  optional: { MfaConfiguration: 'OPTIONAL', ...TOTP, ...EMAIL },
  several: { MfaConfiguration: 'ON', ...SMS, ...EMAIL },
  app: { MfaConfiguration: 'ON', ...TOTP },
  setUp: { MfaConfiguration: 'ON', ...EMAIL, ...TOTP },
  plain: { Policies: { PasswordPolicy: { MinimumLength: 8 } } },
  choice: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } } },
  passkeys: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } }, WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' },
  },
  devices: { MfaConfiguration: 'ON', ...EMAIL, DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } },
  choiceAndSms: { MfaConfiguration: 'ON', ...SMS, Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
} as const satisfies Record<string, Partial<LocalUserPool>>;

export type PoolName = keyof typeof POOLS;

const poolId = (name: PoolName): string => `eu-west-1_Factors${name}`;
const clientId = (name: PoolName): string => `factors${name.padEnd(19, '0').toLowerCase()}`;
const ALL_FLOWS = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];

export interface Contacts {
  email?: string;
  phone_number?: string;
}

/** Somebody who signs in. */
export interface Person extends Contacts {
  readonly username: string;
  /** The code sent last, by e-mail or text message. */
  code(): string;
  /** What the authenticator app shows, once it knows the secret. */
  appCode(secret?: string): Promise<string>;
  /** The answer to the question that was asked last, by its place. */
  answer(round: 0 | 1): string;
}

/** As much of PublicKeyCredentialRequestOptionsJSON as an authenticator needs. */
export interface PasskeyRequest {
  challenge: string;
  rpId: string;
}

/** What may not be read anywhere once somebody is in. */
export const SECRETS = [PASSWORD, TEMPORARY_PASSWORD, ...ANSWERS] as const;

export type FactorWorld = Awaited<ReturnType<typeof startFactorWorld>>;

/** One local Cognito with all the pools, whose clock is the test's. */
export async function startFactorWorld() {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const userPools = Object.entries(POOLS).map(([name, pool]): LocalUserPool => ({
    ...(pool as Partial<LocalUserPool>), Id: poolId(name as PoolName), AutoVerifiedAttributes: ['email'],
    clients: [{ ClientId: clientId(name as PoolName), ExplicitAuthFlows: ALL_FLOWS, PreventUserExistenceErrors: 'ENABLED' }],
  }));
  const { local, url, close } = await startLocalCognito({ port: 0, config: { userPools }, clock: { now }, triggers: twoQuestions });
  const wire = overhear(local);
  const passkeys = new Map<Person, SoftPasskey>();
  let origin = '';
  let people = 0;

  const call = async (operation: string, body: object): Promise<{ AuthenticationResult?: { AccessToken: string }; SecretCode?: string; CredentialCreationOptions?: Parameters<typeof createPasskey>[0] }> => {
    const response = await local.fetch(url, {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
    });
    if (!response.ok) throw new Error(`${operation}: ${await response.text()}`);
    return await response.json() as Awaited<ReturnType<typeof call>>;
  };

  const signIn = async (pool: PoolName, { username }: Person): Promise<string> => {
    const { AuthenticationResult } = await call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId(pool), AuthParameters: { USERNAME: username, PASSWORD } });
    return AuthenticationResult?.AccessToken ?? '';
  };

  return {
    local, close, ...wire, inboxUrl: `${url}/_local/inbox`,
    /** Where the pages are; a passkey is bound to it. */
    setOrigin(url: string): void { origin = url; },
    /** Lets time pass at Cognito; the browser's goes on as ever. */
    advance(milliseconds: number): void { ahead += milliseconds; },
    backToNow(): void { ahead = 0; },
    /** The attributes that lead an element to a pool. */
    attributes: (name: PoolName): string => `user-pool-id="${poolId(name)}" user-pool-client-id="${clientId(name)}" user-pool-endpoint="${url}" login-mechanisms="username"`,

    /** A user nobody else is; without a pool's contacts where none are given. */
    async person(pool: PoolName, contacts: Contacts = {}, { isInvited = false } = {}): Promise<Person> {
      const username = `person${++people}`;
      const given = Object.entries(contacts).flatMap(([Name, Value]) => [{ Name, Value: Value as string }, { Name: `${Name}_verified`, Value: 'true' }]);
      await local.admin.createUser(poolId(pool), { Username: username, UserAttributes: given, TemporaryPassword: TEMPORARY_PASSWORD, MessageAction: 'SUPPRESS' });
      if (!isInvited) await local.admin.setUserPassword(poolId(pool), username, PASSWORD, { Permanent: true });
      let known = '';
      return {
        ...contacts, username,
        code() {
          const message = local.inbox.findLast(({ to }) => to === contacts.email || to === contacts.phone_number);
          if (!message) throw new Error(`Nothing was sent to ${username}`);
          return message.code;
        },
        async appCode(secret = known) {
          known = secret;
          return totpAt(secret, now());
        },
        answer: (round) => ANSWERS[round],
      };
    },

    /** Gives a user of the pool where a second factor is optional an authenticator app. */
    async giveApp(person: Person): Promise<void> {
      const AccessToken = await signIn('optional', person);
      const { SecretCode } = await call('AssociateSoftwareToken', { AccessToken });
      await call('VerifySoftwareToken', { AccessToken, UserCode: await person.appCode(SecretCode) });
      await call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
      // A code that was used is none any more.
      ahead += 30_000;
    },

    /** Gives a user of the pool with passkeys one, made by an authenticator in software. */
    async givePasskey(person: Person): Promise<void> {
      const AccessToken = await signIn('passkeys', person);
      const { CredentialCreationOptions } = await call('StartWebAuthnRegistration', { AccessToken });
      const { passkey, credential } = await createPasskey(CredentialCreationOptions!, { origin });
      await call('CompleteWebAuthnRegistration', { AccessToken, Credential: credential });
      passkeys.set(person, passkey);
    },

    /** Signs with it; with another key if it is to be refused. */
    async usePasskey(person: Person, request: PasskeyRequest, { isForged = false } = {}): Promise<string> {
      const { passkey } = await createPasskey({ challenge: '', rp: { id: request.rpId }, user: { id: '' } });
      return assertPasskey(passkeys.get(person)!, request, { origin, ...(isForged && { signedBy: passkey }) });
    },

    /** As an administrator does (AdminForgetDevice). */
    async forgetDevice({ username }: Person, key: string): Promise<void> {
      await local.admin.forgetDevice(poolId('devices'), username, key);
    },
  };
}

/** The secret that the page shows for an authenticator app, from the link that opens one. */
export async function shownSecret({ page }: Tab): Promise<string> {
  const link = await page.waitForSelector('a[href^="otpauth:"]');
  return new URL(await link?.evaluate((anchor) => (anchor).href) ?? '').searchParams.get('secret') ?? '';
}
