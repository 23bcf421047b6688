/** The operations of Amazon Cognito user pools that need no AWS credentials: their input and output on the wire. */

/** Everything Cognito may ask for in answer to InitiateAuth and RespondToAuthChallenge. */
export type ChallengeName =
  | 'ADMIN_NO_SRP_AUTH' | 'CUSTOM_CHALLENGE' | 'DEVICE_PASSWORD_VERIFIER' | 'DEVICE_SRP_AUTH'
  | 'EMAIL_OTP' | 'MFA_SETUP' | 'NEW_PASSWORD_REQUIRED' | 'PASSWORD'
  | 'PASSWORD_SRP' | 'PASSWORD_VERIFIER' | 'SELECT_CHALLENGE' | 'SELECT_MFA_TYPE'
  | 'SMS_MFA' | 'SMS_OTP' | 'SOFTWARE_TOKEN_MFA' | 'WEB_AUTHN';

export type AuthFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'USER_AUTH' | 'CUSTOM_AUTH' | 'REFRESH_TOKEN_AUTH' | 'REFRESH_TOKEN';

export type AuthFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN' | 'SOFTWARE_TOKEN';

type Nothing = Record<never, never>;
type Strings = Record<string, string>;
type DeliveryMedium = 'EMAIL' | 'SMS';
type RevokeAssociatedSessions = 'NONE' | 'LINKED';

export interface Attribute {
  Name: string;
  Value?: string;
}

/** Where a code was sent; the destination is masked (`a***@e***`). */
export interface CodeDeliveryDetails {
  Destination?: string;
  DeliveryMedium?: DeliveryMedium;
  AttributeName?: string;
}

export interface AuthenticationResult {
  AccessToken?: string;
  IdToken?: string;
  /** Missing from a refresh unless the client rotates refresh tokens. */
  RefreshToken?: string;
  TokenType?: string;
  /** Seconds. */
  ExpiresIn?: number;
  NewDeviceMetadata?: { DeviceKey?: string; DeviceGroupKey?: string };
}

/** Either tokens or the next challenge. */
export interface AuthResponse {
  AuthenticationResult?: AuthenticationResult;
  ChallengeName?: ChallengeName;
  ChallengeParameters?: Strings;
  AvailableChallenges?: ChallengeName[];
  /** Serves one answer: always replaced by the last one given. */
  Session?: string;
}

/** The answer to a sign-in by which a device was confirmed. */
export interface DeviceAnswer extends AuthResponse {
  /** The user is to say whether it be remembered (ConfirmDevice: `UserConfirmationNecessary`). */
  isNewDevice?: true | undefined;
}

/** What Cognito's threat protection knows of the browser. */
export interface UserContextData {
  EncodedData?: string;
  IpAddress?: string;
}

/** Handed to the pool's Lambda triggers. */
interface WithMetadata {
  ClientMetadata?: Strings;
}

interface Public extends WithMetadata {
  ClientId: string;
  AnalyticsMetadata?: { AnalyticsEndpointId?: string };
  UserContextData?: UserContextData;
}

interface PublicForUser extends Public {
  Username: string;
  /** For clients with a secret; a page has none. */
  SecretHash?: string;
}

interface SignedIn {
  AccessToken: string;
}

interface Delivery {
  CodeDeliveryDetails?: CodeDeliveryDetails;
}

interface MfaOption {
  DeliveryMedium?: DeliveryMedium;
  AttributeName?: string;
}

interface MfaSettings {
  Enabled?: boolean;
  PreferredMfa?: boolean;
}

interface MfaState {
  Username: string;
  PreferredMfaSetting?: string;
  UserMFASettingList?: string[];
}

/** Dates are seconds since the Unix epoch, with a fraction, here and below. */
export interface Device {
  DeviceKey?: string;
  DeviceAttributes?: Attribute[];
  DeviceCreateDate?: number;
  DeviceLastModifiedDate?: number;
  DeviceLastAuthenticatedDate?: number;
}

export interface PasskeyDescription {
  CredentialId: string;
  FriendlyCredentialName: string;
  RelyingPartyId: string;
  AuthenticatorAttachment?: string;
  AuthenticatorTransports: string[];
  CreatedAt: number;
}

export interface UserSession {
  SessionId?: string;
  SessionType?: 'TOKEN' | 'SSO';
  ClientId?: string;
  CreateDate?: number;
  LastActiveDate?: number;
  DeviceType?: string;
  LastIPAddress?: string;
  LastLocation?: { City?: string; Country?: string };
  OriginSessionId?: string;
  IsCurrentSession?: boolean;
}

/** A challenge or a registration's options in JSON, as WebAuthn Level 3 §5.1.8 defines it. */
type JsonDocument = unknown;

interface Operation<Input, Output = Nothing> {
  input: Input;
  output: Output;
}

export interface Operations {
  AssociateSoftwareToken: Operation<Partial<SignedIn> & { Session?: string }, { SecretCode?: string; Session?: string }>;
  ChangePassword: Operation<SignedIn & { PreviousPassword?: string; ProposedPassword: string }>;
  CompleteWebAuthnRegistration: Operation<SignedIn & { Credential: JsonDocument }>;
  ConfirmDevice: Operation<
    SignedIn & { DeviceKey: string; DeviceName?: string; DeviceSecretVerifierConfig?: { PasswordVerifier?: string; Salt?: string } },
    { UserConfirmationNecessary?: boolean }
  >;
  ConfirmForgotPassword: Operation<PublicForUser & { ConfirmationCode: string; Password: string }>;
  ConfirmSignUp: Operation<
    PublicForUser & { ConfirmationCode: string; ForceAliasCreation?: boolean; Session?: string },
    { Session?: string }
  >;
  DeleteUser: Operation<SignedIn>;
  DeleteUserAttributes: Operation<SignedIn & { UserAttributeNames: string[] }>;
  DeleteWebAuthnCredential: Operation<SignedIn & { CredentialId: string }>;
  ForgetDevice: Operation<Partial<SignedIn> & { DeviceKey: string }>;
  ForgotPassword: Operation<PublicForUser, Delivery>;
  GetDevice: Operation<Partial<SignedIn> & { DeviceKey: string }, { Device: Device }>;
  GetTokensFromRefreshToken: Operation<
    WithMetadata & { RefreshToken: string; ClientId: string; ClientSecret?: string; DeviceKey?: string },
    { AuthenticationResult?: AuthenticationResult }
  >;
  GetUser: Operation<SignedIn, MfaState & { UserAttributes: Attribute[]; MFAOptions?: MfaOption[] }>;
  GetUserAttributeVerificationCode: Operation<SignedIn & WithMetadata & { AttributeName: string }, Delivery>;
  GetUserAuthFactors: Operation<SignedIn, MfaState & { ConfiguredUserAuthFactors?: AuthFactor[] }>;
  GlobalSignOut: Operation<SignedIn>;
  InitiateAuth: Operation<Public & { AuthFlow: AuthFlow; AuthParameters?: Strings; Session?: string }, AuthResponse>;
  ListDevices: Operation<SignedIn & { Limit?: number; PaginationToken?: string }, { Devices?: Device[]; PaginationToken?: string }>;
  ListUserSessions: Operation<SignedIn & { NextToken?: string }, { Sessions?: UserSession[]; NextToken?: string }>;
  ListWebAuthnCredentials: Operation<
    SignedIn & { NextToken?: string; MaxResults?: number },
    { Credentials: PasskeyDescription[]; NextToken?: string }
  >;
  ResendConfirmationCode: Operation<PublicForUser, Delivery>;
  RespondToAuthChallenge: Operation<
    Public & { ChallengeName: ChallengeName; Session?: string; ChallengeResponses?: Strings },
    AuthResponse
  >;
  RevokeToken: Operation<{
    Token: string; ClientId: string; ClientSecret?: string; RevokeAssociatedSessions?: RevokeAssociatedSessions;
  }>;
  RevokeUserSession: Operation<SignedIn & { SessionId: string; RevokeAssociatedSessions?: RevokeAssociatedSessions }>;
  SetUserMFAPreference: Operation<SignedIn & {
    SMSMfaSettings?: MfaSettings; SoftwareTokenMfaSettings?: MfaSettings; EmailMfaSettings?: MfaSettings;
    WebAuthnMfaSettings?: { Enabled?: boolean };
  }>;
  SetUserSettings: Operation<SignedIn & { MFAOptions: MfaOption[] }>;
  SignUp: Operation<
    PublicForUser & { Password?: string; UserAttributes?: Attribute[]; ValidationData?: Attribute[] },
    Delivery & { UserConfirmed: boolean; UserSub: string; Session?: string }
  >;
  StartWebAuthnRegistration: Operation<SignedIn, { CredentialCreationOptions: JsonDocument }>;
  UpdateAuthEventFeedback: Operation<{
    UserPoolId: string; Username: string; EventId: string; FeedbackToken: string; FeedbackValue: 'Valid' | 'Invalid';
  }>;
  UpdateDeviceStatus: Operation<SignedIn & { DeviceKey: string; DeviceRememberedStatus?: 'remembered' | 'not_remembered' }>;
  UpdateUserAttributes: Operation<
    SignedIn & WithMetadata & { UserAttributes: Attribute[] },
    { CodeDeliveryDetailsList?: CodeDeliveryDetails[] }
  >;
  VerifySoftwareToken: Operation<
    Partial<SignedIn> & { Session?: string; UserCode: string; FriendlyDeviceName?: string },
    { Status?: 'SUCCESS' | 'ERROR'; Session?: string }
  >;
  VerifyUserAttribute: Operation<SignedIn & { AttributeName: string; Code: string }>;
}

export type OperationName = keyof Operations;

export interface CallOptions {
  signal?: AbortSignal | undefined;
}

/** Asks Cognito; rejects with an AuthError, or with the signal's reason once it is aborted. */
export type Call = <Name extends OperationName>(
  operation: Name,
  input: Operations[Name]['input'],
  options?: CallOptions,
) => Promise<Operations[Name]['output']>;
