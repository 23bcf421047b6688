/** The configuration as it is written: the keys of CreateUserPool and CreateUserPoolClient, with ids and users. */
import type { AttributeType } from './users.js';

type Contact = 'email' | 'phone_number';

export interface LocalCognitoConfig {
  userPools: LocalUserPool[];
  identityPools?: LocalIdentityPool[];
}

/** The keys of CreateIdentityPool and SetIdentityPoolRoles. */
export interface LocalIdentityPool {
  /** As `eu-west-1:0a1b2c3d-…`: region, colon, UUID. */
  IdentityPoolId: string;
  IdentityPoolName?: string;
  AllowUnauthenticatedIdentities?: boolean;
  AllowClassicFlow?: boolean;
  CognitoIdentityProviders?: { ProviderName: string; ClientId: string; ServerSideTokenCheck?: boolean }[];
  Roles?: { authenticated?: string; unauthenticated?: string };
  /** By `<ProviderName>:<ClientId>`. */
  RoleMappings?: Record<string, {
    Type: 'Token' | 'Rules';
    AmbiguousRoleResolution?: 'AuthenticatedRole' | 'Deny';
    RulesConfiguration?: { Rules: { Claim: string; MatchType: 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual'; Value: string; RoleARN: string }[] };
  }>;
}

export interface LocalUserPool {
  /** As `eu-west-1_Local0001`: region, underscore, name. */
  Id: string;
  PoolName?: string;
  clients: LocalUserPoolClient[];
  users?: LocalUser[];
  /** CreateGroup's keys. */
  groups?: { GroupName: string; Description?: string; RoleArn?: string; Precedence?: number }[];
  /** CreateIdentityProvider's keys. */
  identityProviders?: LocalIdentityProvider[];
  UsernameAttributes?: Contact[];
  AliasAttributes?: (Contact | 'preferred_username')[];
  AutoVerifiedAttributes?: Contact[];
  /** `CONFIRM_WITH_LINK`: a sign-up is confirmed by a link, where the message goes by e-mail; it needs a `Domain`. */
  VerificationMessageTemplate?: { DefaultEmailOption?: 'CONFIRM_WITH_CODE' | 'CONFIRM_WITH_LINK'; EmailMessage?: string; EmailSubject?: string; EmailMessageByLink?: string; EmailSubjectByLink?: string; SmsMessage?: string };
  /** CreateUserPoolDomain's: a prefix, or a whole domain. Without one no link can be sent; links lead to where the service is. */
  Domain?: string;
  UserAttributeUpdateSettings?: { AttributesRequireVerificationBeforeUpdate?: Contact[] };
  Policies?: { PasswordPolicy?: PasswordPolicyType; SignInPolicy?: { AllowedFirstAuthFactors: ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN')[] } };
  Schema?: SchemaAttributeType[];
  MfaConfiguration?: 'OFF' | 'OPTIONAL' | 'ON';
  SmsMfaConfiguration?: object;
  SoftwareTokenMfaConfiguration?: { Enabled?: boolean };
  EmailMfaConfiguration?: object;
  WebAuthnConfiguration?: { RelyingPartyId: string; UserVerification?: 'required' | 'preferred'; FactorConfiguration?: 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION' };
  AccountRecoverySetting?: { RecoveryMechanisms: { Name: 'verified_email' | 'verified_phone_number' | 'admin_only'; Priority: number }[] };
  UsernameConfiguration?: { CaseSensitive: boolean };
  AdminCreateUserConfig?: { AllowAdminCreateUserOnly?: boolean; UnusedAccountValidityDays?: number; InviteMessageTemplate?: unknown };
  DeviceConfiguration?: { ChallengeRequiredOnNewDevice?: boolean; DeviceOnlyRememberedOnUserPrompt?: boolean };
  UserPoolTags?: Record<string, string>;
  /** Other keys of CreateUserPool change nothing here. */
  [key: string]: unknown;
}

export interface PasswordPolicyType {
  MinimumLength?: number;
  RequireUppercase?: boolean;
  RequireLowercase?: boolean;
  RequireNumbers?: boolean;
  RequireSymbols?: boolean;
  PasswordHistorySize?: number;
  TemporaryPasswordValidityDays?: number;
}

export interface SchemaAttributeType {
  Name: string;
  AttributeDataType?: 'String' | 'Number' | 'DateTime' | 'Boolean';
  DeveloperOnlyAttribute?: boolean;
  Mutable?: boolean;
  Required?: boolean;
  StringAttributeConstraints?: { MinLength?: string | number; MaxLength?: string | number };
  NumberAttributeConstraints?: { MinValue?: string | number; MaxValue?: string | number };
}

type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

export interface LocalUserPoolClient {
  ClientId: string;
  ClientName?: string;
  ClientSecret?: string;
  GenerateSecret?: boolean;
  ExplicitAuthFlows?: string[];
  PreventUserExistenceErrors?: 'LEGACY' | 'ENABLED';
  RefreshTokenRotation?: { Feature: 'ENABLED' | 'DISABLED'; RetryGracePeriodSeconds?: number };
  AccessTokenValidity?: number;
  IdTokenValidity?: number;
  RefreshTokenValidity?: number;
  TokenValidityUnits?: { AccessToken?: TimeUnit; IdToken?: TimeUnit; RefreshToken?: TimeUnit };
  EnableTokenRevocation?: boolean;
  /** Minutes, 3 to 15. */
  AuthSessionValidity?: number;
  ReadAttributes?: string[];
  WriteAttributes?: string[];
  /** Names of identity providers; `COGNITO`, alone by default, is the pool itself. */
  SupportedIdentityProviders?: string[];
  /** Where the hosted login may lead back to, to the letter. */
  CallbackURLs?: string[];
  /** Where `/logout` may lead to, to the letter. */
  LogoutURLs?: string[];
  AllowedOAuthFlows?: ('code' | 'implicit' | 'client_credentials')[];
  AllowedOAuthScopes?: string[];
  /** Without it the client cannot use the hosted login. */
  AllowedOAuthFlowsUserPoolClient?: boolean;
  /** Other keys of CreateUserPoolClient change nothing here. */
  [key: string]: unknown;
}

export interface LocalIdentityProvider {
  /** For the social types the type itself. */
  ProviderName: string;
  ProviderType: 'SAML' | 'Facebook' | 'Google' | 'LoginWithAmazon' | 'SignInWithApple' | 'OIDC';
  /**
   * OIDC: `client_id`, `client_secret`, `oidc_issuer`, `authorize_scopes`, `attributes_request_method`, and the endpoints where they
   * are not to be discovered. SAML: `MetadataFile` or `MetadataURL`. A social type takes `oidc_issuer` here, which at AWS is fixed.
   */
  ProviderDetails?: Record<string, string>;
  /** Attribute of the user → claim of the provider. */
  AttributeMapping?: Record<string, string>;
  /** E-mail domains that lead here by `idp_identifier`. */
  IdpIdentifiers?: string[];
}

export interface LocalUser {
  Username: string;
  UserAttributes?: AttributeType[];
  Password?: string;
  /** False: an invited user, who must choose a password at the first sign-in. */
  Permanent?: boolean;
  /** False: a user who has signed up and not confirmed. */
  Confirmed?: boolean;
  /** Names of groups that the user is in. */
  Groups?: string[];
}
