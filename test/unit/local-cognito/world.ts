/** A local Cognito with pools of several kinds, a clock that a test moves, and callers that speak the wire protocol. No Node, no DOM. */
import { createLocalCognito, type LocalCognito, type LocalCognitoConfig, type Message } from '../../../src/local-cognito/index.js';
import { twoQuestions } from './custom-auth.js';
import { proof, startSrp } from './srp-client.js';

export const PASSWORD = 'Correct-Horse-7';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const ALL_FLOWS = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];

/** Pool and client ids by what is special about them. */
export const MAIN = 'eu-west-1_Main';
export const ALIASES = 'eu-west-1_Aliases';
export const STRICT = 'eu-west-1_Strict';
export const OPTIONAL_MFA = 'eu-west-1_Optional';
export const REQUIRED_MFA = 'eu-west-1_Required';
export const CHOICE = 'eu-west-1_Choice';
/** Choice-based sign-in where a passkey counts as two factors, and every factor may be asked for. */
export const CHOICE_MFA = 'eu-west-1_ChoiceMfa';
export const RELYING_PARTY = 'example.com';
export const ADMIN_ROLE = 'arn:aws:iam::123456789012:role/admin';
export const MEMBER_ROLE = 'arn:aws:iam::123456789012:role/member';
export const GUEST_ROLE = 'arn:aws:iam::123456789012:role/guest';
export const IDENTITIES = {
  guests: 'eu-west-1:00000000-0000-4000-8000-000000000001',
  members: 'eu-west-1:00000000-0000-4000-8000-000000000002',
  byToken: 'eu-west-1:00000000-0000-4000-8000-000000000003',
  byRules: 'eu-west-1:00000000-0000-4000-8000-000000000004',
  roleless: 'eu-west-1:00000000-0000-4000-8000-000000000005',
} as const;
export const MAIN_PROVIDER = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Main';

/** Remembers every device, which then needs no second factor. */
export const DEVICES = 'eu-west-1_Devices';
/** Remembers a device once the user has said so; second factors are asked for all the same. */
export const ASKED_DEVICES = 'eu-west-1_Asked';
export const CLIENT_SECRET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Confirms sign-ups by a link where the message goes by e-mail. */
export const LINKS = 'eu-west-1_Links';
/** The same without a domain that links could lead to. */
export const NO_DOMAIN = 'eu-west-1_NoDomain';

export const COMPANY = 'eu-west-1_Company';
export const ORIGIN = 'http://127.0.0.1';
export const CALLBACK = 'http://localhost:5173/';

const HOSTED = {
  AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code' as const], AllowedOAuthScopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
  CallbackURLs: [CALLBACK, 'http://localhost:5173/other'], LogoutURLs: ['http://localhost:5173/bye'],
};

const config: LocalCognitoConfig = {
  userPools: [
    {
      Id: MAIN, UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'],
      groups: [{ GroupName: 'admins', RoleArn: ADMIN_ROLE, Precedence: 1 }, { GroupName: 'members', RoleArn: MEMBER_ROLE, Precedence: 1 }, { GroupName: 'readers' }],
      Schema: [{ Name: 'team', AttributeDataType: 'String', Mutable: true, StringAttributeConstraints: { MaxLength: '5' } }, { Name: 'badge', AttributeDataType: 'Number', Mutable: false }],
      clients: [
        { ClientId: 'plain', ExplicitAuthFlows: ALL_FLOWS },
        { ClientId: 'other', ExplicitAuthFlows: ALL_FLOWS },
        { ClientId: 'custom', ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'], PreventUserExistenceErrors: 'ENABLED' },
        { ClientId: 'guarded', ExplicitAuthFlows: ALL_FLOWS, PreventUserExistenceErrors: 'ENABLED' },
        { ClientId: 'rotating', ExplicitAuthFlows: ALL_FLOWS, RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 } },
        { ClientId: 'srponly', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
        { ClientId: 'secretive', ExplicitAuthFlows: ALL_FLOWS, ClientSecret: CLIENT_SECRET },
        { ClientId: 'unrevocable', ExplicitAuthFlows: ALL_FLOWS, EnableTokenRevocation: false },
        { ClientId: 'readonly', ExplicitAuthFlows: ALL_FLOWS, ReadAttributes: ['email'], WriteAttributes: ['email'] },
        { ClientId: 'hosted', ...HOSTED, SupportedIdentityProviders: ['COGNITO', 'Company'] },
        { ClientId: 'hostedtoo', ...HOSTED },
        { ClientId: 'hostedsecret', ...HOSTED, ClientSecret: CLIENT_SECRET },
      ],
      identityProviders: [{
        ProviderName: 'Company', ProviderType: 'OIDC', IdpIdentifiers: ['Company.example'], AttributeMapping: { email: 'email', given_name: 'given_name' },
        // The other pool stands in for a provider elsewhere.
        ProviderDetails: {
          client_id: 'company', client_secret: CLIENT_SECRET, authorize_scopes: 'openid email', oidc_issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${COMPANY}`,
          authorize_url: `${ORIGIN}/oauth2/authorize`, token_url: `${ORIGIN}/oauth2/token`, attributes_url: `${ORIGIN}/oauth2/userInfo`, jwks_uri: `${ORIGIN}/${COMPANY}/.well-known/jwks.json`,
        },
      }],
    },
    {
      Id: COMPANY, UsernameAttributes: ['email'],
      clients: [{ ClientId: 'company', ClientSecret: CLIENT_SECRET, ...HOSTED, CallbackURLs: [`${ORIGIN}/oauth2/idpresponse`] }],
    },
    {
      Id: LINKS, UsernameAttributes: ['email', 'phone_number'], AutoVerifiedAttributes: ['email', 'phone_number'], Domain: 'links',
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK', EmailMessageByLink: 'Open {##this##}.' },
      clients: [{ ClientId: 'links', ExplicitAuthFlows: ALL_FLOWS }, { ClientId: 'linksguarded', ExplicitAuthFlows: ALL_FLOWS, PreventUserExistenceErrors: 'ENABLED' }],
    },
    {
      Id: NO_DOMAIN, UsernameAttributes: ['email', 'phone_number'], AutoVerifiedAttributes: ['email', 'phone_number'],
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' }, clients: [{ ClientId: 'nodomain', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: ALIASES, AliasAttributes: ['email', 'preferred_username'], AutoVerifiedAttributes: ['email'],
      clients: [{ ClientId: 'aliases', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: STRICT, UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] }, AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, AutoVerifiedAttributes: ['email'], Schema: [{ Name: 'given_name', Required: true }],
      Policies: { PasswordPolicy: { MinimumLength: 10, PasswordHistorySize: 2, RequireLowercase: true, TemporaryPasswordValidityDays: 2 } },
      clients: [{ ClientId: 'strict', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: OPTIONAL_MFA, UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'], MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: {}, SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {},
      clients: [{ ClientId: 'optional', ExplicitAuthFlows: ALL_FLOWS }, { ClientId: 'hostedmfa', ...HOSTED }],
    },
    {
      Id: REQUIRED_MFA, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {},
      clients: [{ ClientId: 'required', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: DEVICES, MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {}, DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
      clients: [{ ClientId: 'devices', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: ASKED_DEVICES, MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {}, DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true },
      clients: [{ ClientId: 'asked', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: CHOICE, UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] } },
      WebAuthnConfiguration: { RelyingPartyId: RELYING_PARTY, UserVerification: 'required' },
      clients: [
        { ClientId: 'choice', ExplicitAuthFlows: ALL_FLOWS, PreventUserExistenceErrors: 'ENABLED' },
        { ClientId: 'choiceother', ExplicitAuthFlows: ALL_FLOWS },
        { ClientId: 'nochoice', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
      ],
    },
    {
      Id: CHOICE_MFA, UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'], MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: {},
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] } },
      WebAuthnConfiguration: { RelyingPartyId: RELYING_PARTY, FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
      clients: [{ ClientId: 'choicemfa', ExplicitAuthFlows: ALL_FLOWS }],
    },
  ],
};

const plainProvider = { ProviderName: MAIN_PROVIDER, ClientId: 'plain' };
const key = `${MAIN_PROVIDER}:plain`;
config.identityPools = [
  { IdentityPoolId: IDENTITIES.guests, AllowUnauthenticatedIdentities: true, AllowClassicFlow: true, CognitoIdentityProviders: [plainProvider], Roles: { authenticated: MEMBER_ROLE, unauthenticated: GUEST_ROLE } },
  { IdentityPoolId: IDENTITIES.members, CognitoIdentityProviders: [{ ...plainProvider, ServerSideTokenCheck: true }], Roles: { authenticated: MEMBER_ROLE } },
  { IdentityPoolId: IDENTITIES.byToken, CognitoIdentityProviders: [plainProvider], Roles: { authenticated: GUEST_ROLE }, RoleMappings: { [key]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } } },
  {
    IdentityPoolId: IDENTITIES.byRules, CognitoIdentityProviders: [plainProvider], Roles: { authenticated: GUEST_ROLE },
    RoleMappings: { [key]: { Type: 'Rules', AmbiguousRoleResolution: 'AuthenticatedRole', RulesConfiguration: { Rules: [
      { Claim: 'cognito:groups', MatchType: 'Contains', Value: 'adm', RoleARN: ADMIN_ROLE },
      { Claim: 'custom:team', MatchType: 'Equals', Value: 'blue', RoleARN: MEMBER_ROLE },
      { Claim: 'custom:team', MatchType: 'StartsWith', Value: 'gr', RoleARN: ADMIN_ROLE },
    ] } } },
  },
  { IdentityPoolId: IDENTITIES.roleless, AllowUnauthenticatedIdentities: true, CognitoIdentityProviders: [plainProvider] },
];

export interface WireError extends Error {
  status: number;
}

/** What the wire answers; each test reads the members that its operation has. */
export interface Reply {
  AuthenticationResult?: { AccessToken: string; IdToken: string; RefreshToken?: string; ExpiresIn: number; NewDeviceMetadata?: { DeviceKey: string; DeviceGroupKey: string } };
  UserConfirmationNecessary?: boolean;
  Devices?: { DeviceKey: string; DeviceAttributes: { Name: string; Value: string }[]; DeviceLastAuthenticatedDate: number }[];
  Device?: { DeviceKey: string };
  PaginationToken?: string;
  Sessions?: { SessionId: string; IsCurrentSession: boolean; DeviceType: string; LastActiveDate: number }[];
  ChallengeName?: string;
  ChallengeParameters?: Record<string, string>;
  Session?: string;
  CodeDeliveryDetails?: { Destination: string; DeliveryMedium: string; AttributeName: string };
  UserAttributes?: { Name: string; Value: string }[];
  Username?: string;
  UserSub?: string;
  SecretCode?: string;
  AvailableChallenges?: string[];
  CredentialCreationOptions?: CreationOptions;
  Credentials?: { CredentialId: string }[];
  NextToken?: string;
  ConfiguredUserAuthFactors?: string[];
}

/** What a passkey is made for. */
export interface CreationOptions {
  challenge: string;
  rp: { id: string };
  user: { id: string };
  excludeCredentials: { id: string }[];
}

/** What an identity pool answers. */
export interface IdentityReply {
  IdentityId?: string;
  Credentials?: { AccessKeyId: string; SecretKey: string; SessionToken: string; Expiration: number };
  Token?: string;
}

export interface World {
  local: LocalCognito;
  clock: { now(): number; advance(ms: number): void };
  /** One operation over the wire; throws a WireError named as Cognito's exception. */
  call(operation: string, body: Record<string, unknown>): Promise<Reply>;
  /** The same of an identity pool. */
  identity(operation: string, body: Record<string, unknown>): Promise<IdentityReply>;
  /** What an external provider answers passes through here. */
  provider: { tamper: ((url: string, response: Response) => Response | Promise<Response>) | undefined };
  /** The last code or password that went to an address. */
  lastCode(to: string): string;
  /** The last link that went to an address. */
  lastLink(to: string): URL;
  /** A confirmed user of the main pool, unless another is named. */
  newUser(pool?: string, attributes?: Record<string, string>): Promise<string>;
}

export function createWorld(): World {
  let now = Date.UTC(2026, 10, 3, 8, 5, 9);
  let users = 0;
  const clock = { now: () => now, advance: (ms: number) => { now += ms; } };
  const provider: World['provider'] = { tamper: undefined };
  const local: LocalCognito = createLocalCognito(config, {
    clock,
    fetch: async (input, init) => {
      const response = await local.fetch(input, init);
      return provider.tamper ? provider.tamper(String(input instanceof Request ? input.url : input), response) : response;
    },
    triggers: {
      preSignUp: ({ userName, validationData }) => {
        if (userName.startsWith('barred')) throw new Error('We do not know you');
        return { autoConfirmUser: validationData.trusted === 'yes' };
      },
      ...twoQuestions,
      preAuthentication: ({ userName }) => { if (userName.startsWith('blocked')) throw new Error('Closed today'); },
    },
  });
  const callService = async <Answer>(target: string, body: Record<string, unknown>): Promise<Answer> => {
    const response = await local.fetch('http://127.0.0.1/', {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    });
    const answer = await response.json() as Answer & { __type?: string; message?: string };
    if (response.ok) return answer;
    throw Object.assign(new Error(answer.message), { name: answer.__type ?? 'no __type', status: response.status });
  };
  return {
    local,
    clock,
    call: (operation, body) => callService(`AWSCognitoIdentityProviderService.${operation}`, body),
    identity: (operation, body) => callService(`AWSCognitoIdentityService.${operation}`, body),
    provider,
    lastCode(to) {
      const message = local.inbox.findLast((candidate: Message) => candidate.to === to);
      if (!message) throw new Error(`Nothing was delivered to ${to}.`);
      return message.code;
    },
    lastLink(to) {
      const { link } = local.inbox.findLast((candidate: Message) => candidate.to === to) ?? {};
      if (link === undefined) throw new Error(`No link was delivered to ${to}.`);
      return new URL(link);
    },
    async newUser(pool = MAIN, attributes = {}) {
      users += 1;
      const email = `user${users}@example.com`;
      const username = [MAIN, COMPANY, OPTIONAL_MFA, CHOICE, CHOICE_MFA].includes(pool) ? email : `user${users}`;
      const given = { email, email_verified: 'true', ...attributes };
      await local.admin.createUser(pool, { Username: username, UserAttributes: Object.entries(given).map(([Name, Value]) => ({ Name, Value })), TemporaryPassword: 'Temporary-Pass-1' });
      await local.admin.setUserPassword(pool, username, PASSWORD, { Permanent: true });
      return username;
    },
  };
}

export interface SrpOptions {
  client?: string;
  pool?: string;
  password?: string;
  /** Changes the answer before it is sent. */
  tamper?: (responses: Record<string, string>) => Record<string, string>;
  session?: string;
}

export async function beginSrp(world: World, username: string, { client = 'plain' }: SrpOptions = {}): Promise<{ srp: ReturnType<typeof startSrp>; challenge: Reply }> {
  const srp = startSrp();
  const challenge = await world.call('InitiateAuth', { AuthFlow: 'USER_SRP_AUTH', ClientId: client, AuthParameters: { USERNAME: username, SRP_A: srp.srpA } });
  return { srp, challenge };
}

export async function signInBySrp(world: World, username: string, options: SrpOptions = {}): Promise<Reply> {
  const { client = 'plain', pool = MAIN, password = PASSWORD, tamper = (responses) => responses } = options;
  const { srp, challenge } = await beginSrp(world, username, options);
  const responses = await proof(srp, challenge.ChallengeParameters ?? {}, pool.split('_')[1] ?? '', password, world.clock.now());
  return world.call('RespondToAuthChallenge', {
    ClientId: client, ChallengeName: 'PASSWORD_VERIFIER', Session: options.session ?? challenge.Session, ChallengeResponses: tamper(responses),
  });
}

export const signInByPassword = (world: World, username: string, { client = 'plain', password = PASSWORD }: SrpOptions = {}): Promise<Reply> =>
  world.call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: client, AuthParameters: { USERNAME: username, PASSWORD: password } });

/** Tokens of a new user of the main pool. */
export async function newTokens(world: World, client = 'plain'): Promise<{ username: string; access: string; refresh: string; id: string }> {
  const username = await world.newUser();
  const { AuthenticationResult: result } = await signInByPassword(world, username, { client });
  if (!result?.RefreshToken) throw new Error('The sign-in gave no tokens.');
  return { username, access: result.AccessToken, refresh: result.RefreshToken, id: result.IdToken };
}

/** A code of six digits that is not this one. */
export const otherCode = (code: string): string => (code === '000000' ? '111111' : '000000');

/** @throws when the promise is kept, or broken by another fault than expected */
export async function refused(attempt: Promise<unknown>, type: string, message?: string): Promise<void> {
  let fault: Error | undefined;
  try {
    await attempt;
  } catch (thrown) {
    fault = thrown as Error;
  }
  if (!fault) throw new Error(`Accepted what must be refused with ${type}.`);
  if (fault.name !== type || (message !== undefined && !fault.message.includes(message))) {
    throw new Error(`Refused with ${fault.name} '${fault.message}', expected ${type} '${message ?? ''}'.`);
  }
}

/** @throws when it does not hold */
export function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(`Does not hold: ${what}`);
}

/** A check that must be refused, with the twin that must be accepted beside it. */
export interface Refusal {
  name: string;
  run(world: World): Promise<void>;
}
