/** The user pools that the foreign clients meet. */
import type { LocalCognitoConfig } from '../../src/local-cognito/index.js';

export const REGION = 'eu-west-1';
/** Signs in by e-mail; nothing else is required of a user. */
export const POOL_ID = 'eu-west-1_Foreign01';
/** Signs in by a user name of one's own, or by the verified e-mail; a given name is required. */
export const NAMED_POOL_ID = 'eu-west-1_Foreign02';

/** Signs in by e-mail, and has all three second factors for those who turn one on. */
export const MFA_POOL_ID = 'eu-west-1_Foreign03';
/** Signs in by e-mail, and requires a software token of everybody. */
export const MFA_REQUIRED_POOL_ID = 'eu-west-1_Foreign04';

/** Signs in by e-mail, with any first factor that the user has. */
export const CHOICE_POOL_ID = 'eu-west-1_Foreign05';

/** Signs in by e-mail, remembers every device, and asks those for no second factor. */
export const DEVICES_POOL_ID = 'eu-west-1_Foreign12';
/** The same, once the user has said so. */
export const ASKED_DEVICES_POOL_ID = 'eu-west-1_Foreign13';

/** Each client differs from `plain` in what it is called after. */
export const CLIENTS = {
  plain: 'plain0000000000000000000001',
  rotating: 'rotating00000000000000000002',
  srpOnly: 'srponly000000000000000000003',
  guarded: 'guarded000000000000000000004',
  secret: 'secret0000000000000000000005',
  named: 'named00000000000000000000006',
  unrevocable: 'unrevocable0000000000000007',
  brief: 'brief00000000000000000000008',
  mfa: 'mfa0000000000000000000000009',
  mfaRequired: 'mfarequired00000000000000010',
  choice: 'choice0000000000000000000011',
  devices: 'devices000000000000000000012',
  askedDevices: 'askeddevices0000000000000013',
  custom: 'custom0000000000000000000099',
} as const;

export type ClientName = keyof typeof CLIENTS;

const OTHER_POOLS: Partial<Record<ClientName, string>> = { named: NAMED_POOL_ID, mfa: MFA_POOL_ID, mfaRequired: MFA_REQUIRED_POOL_ID, choice: CHOICE_POOL_ID, devices: DEVICES_POOL_ID, askedDevices: ASKED_DEVICES_POOL_ID };

export const poolOf = (client: ClientName): string => OTHER_POOLS[client] ?? POOL_ID;

export const CLIENT_SECRET = 'secret_that_no_browser_should_hold';
export const PASSWORD = 'Corr3ct-horse';
export const OTHER_PASSWORD = 'Batt3ry-staple';
export const RETRY_GRACE_SECONDS = 10;

const ALL_FLOWS = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
const ROTATING_FLOWS = ALL_FLOWS.filter((flow) => flow !== 'ALLOW_REFRESH_TOKEN_AUTH');

export const config: LocalCognitoConfig = {
  userPools: [
    {
      Id: POOL_ID,
      PoolName: 'foreign',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      Policies: { PasswordPolicy: { MinimumLength: 8, RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true } },
      clients: [
        { ClientId: CLIENTS.plain, ClientName: 'plain', ExplicitAuthFlows: ALL_FLOWS },
        {
          ClientId: CLIENTS.rotating,
          ClientName: 'rotating',
          ExplicitAuthFlows: ROTATING_FLOWS,
          RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: RETRY_GRACE_SECONDS },
        },
        { ClientId: CLIENTS.srpOnly, ClientName: 'srpOnly', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
        { ClientId: CLIENTS.guarded, ClientName: 'guarded', ExplicitAuthFlows: ALL_FLOWS, PreventUserExistenceErrors: 'ENABLED' },
        { ClientId: CLIENTS.custom, ClientName: 'custom', ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
        { ClientId: CLIENTS.secret, ClientName: 'secret', ExplicitAuthFlows: ALL_FLOWS, ClientSecret: CLIENT_SECRET },
        { ClientId: CLIENTS.unrevocable, ClientName: 'unrevocable', ExplicitAuthFlows: ALL_FLOWS, EnableTokenRevocation: false },
        {
          ClientId: CLIENTS.brief,
          ClientName: 'brief',
          ExplicitAuthFlows: ALL_FLOWS,
          AccessTokenValidity: 5,
          IdTokenValidity: 10,
          RefreshTokenValidity: 2,
          TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
        },
      ],
    },
    {
      Id: NAMED_POOL_ID,
      PoolName: 'named',
      AliasAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      Schema: [{ Name: 'given_name', AttributeDataType: 'String', Required: true, Mutable: true }],
      clients: [{ ClientId: CLIENTS.named, ClientName: 'named', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: MFA_POOL_ID,
      PoolName: 'mfa',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: {},
      SoftwareTokenMfaConfiguration: { Enabled: true },
      EmailMfaConfiguration: {},
      clients: [{ ClientId: CLIENTS.mfa, ClientName: 'mfa', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: MFA_REQUIRED_POOL_ID,
      PoolName: 'mfaRequired',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
      clients: [{ ClientId: CLIENTS.mfaRequired, ClientName: 'mfaRequired', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: CHOICE_POOL_ID,
      PoolName: 'choice',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] } },
      WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'required' },
      clients: [{ ClientId: CLIENTS.choice, ClientName: 'choice', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: DEVICES_POOL_ID,
      PoolName: 'devices',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: {},
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
      clients: [{ ClientId: CLIENTS.devices, ClientName: 'devices', ExplicitAuthFlows: ALL_FLOWS }],
    },
    {
      Id: ASKED_DEVICES_POOL_ID,
      PoolName: 'askedDevices',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: {},
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
      clients: [{ ClientId: CLIENTS.askedDevices, ClientName: 'askedDevices', ExplicitAuthFlows: ALL_FLOWS }],
    },
  ],
};
