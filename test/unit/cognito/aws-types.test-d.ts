/** Our operations against AWS's own types: this file has passed when it compiles. */
import type * as aws from '@aws-sdk/client-cognito-identity-provider';
import type { AuthFlow, ChallengeName, OperationName, Operations } from '../../../src/cognito/operations.js';

type Empty = Record<never, never>;

/** The 34 operations that AWS's endpoint accepts without credentials. */
interface AwsOperations {
  AssociateSoftwareToken: [aws.AssociateSoftwareTokenRequest, aws.AssociateSoftwareTokenResponse];
  ChangePassword: [aws.ChangePasswordRequest, aws.ChangePasswordResponse];
  CompleteWebAuthnRegistration: [aws.CompleteWebAuthnRegistrationRequest, aws.CompleteWebAuthnRegistrationResponse];
  ConfirmDevice: [aws.ConfirmDeviceRequest, aws.ConfirmDeviceResponse];
  ConfirmForgotPassword: [aws.ConfirmForgotPasswordRequest, aws.ConfirmForgotPasswordResponse];
  ConfirmSignUp: [aws.ConfirmSignUpRequest, aws.ConfirmSignUpResponse];
  DeleteUser: [aws.DeleteUserRequest, Empty];
  DeleteUserAttributes: [aws.DeleteUserAttributesRequest, aws.DeleteUserAttributesResponse];
  DeleteWebAuthnCredential: [aws.DeleteWebAuthnCredentialRequest, aws.DeleteWebAuthnCredentialResponse];
  ForgetDevice: [aws.ForgetDeviceRequest, Empty];
  ForgotPassword: [aws.ForgotPasswordRequest, aws.ForgotPasswordResponse];
  GetDevice: [aws.GetDeviceRequest, aws.GetDeviceResponse];
  GetTokensFromRefreshToken: [aws.GetTokensFromRefreshTokenRequest, aws.GetTokensFromRefreshTokenResponse];
  GetUser: [aws.GetUserRequest, aws.GetUserResponse];
  GetUserAttributeVerificationCode: [aws.GetUserAttributeVerificationCodeRequest, aws.GetUserAttributeVerificationCodeResponse];
  GetUserAuthFactors: [aws.GetUserAuthFactorsRequest, aws.GetUserAuthFactorsResponse];
  GlobalSignOut: [aws.GlobalSignOutRequest, aws.GlobalSignOutResponse];
  InitiateAuth: [aws.InitiateAuthRequest, aws.InitiateAuthResponse];
  ListDevices: [aws.ListDevicesRequest, aws.ListDevicesResponse];
  ListUserSessions: [aws.ListUserSessionsRequest, aws.ListUserSessionsResponse];
  ListWebAuthnCredentials: [aws.ListWebAuthnCredentialsRequest, aws.ListWebAuthnCredentialsResponse];
  ResendConfirmationCode: [aws.ResendConfirmationCodeRequest, aws.ResendConfirmationCodeResponse];
  RespondToAuthChallenge: [aws.RespondToAuthChallengeRequest, aws.RespondToAuthChallengeResponse];
  RevokeToken: [aws.RevokeTokenRequest, aws.RevokeTokenResponse];
  RevokeUserSession: [aws.RevokeUserSessionRequest, aws.RevokeUserSessionResponse];
  SetUserMFAPreference: [aws.SetUserMFAPreferenceRequest, aws.SetUserMFAPreferenceResponse];
  SetUserSettings: [aws.SetUserSettingsRequest, aws.SetUserSettingsResponse];
  SignUp: [aws.SignUpRequest, aws.SignUpResponse];
  StartWebAuthnRegistration: [aws.StartWebAuthnRegistrationRequest, aws.StartWebAuthnRegistrationResponse];
  UpdateAuthEventFeedback: [aws.UpdateAuthEventFeedbackRequest, aws.UpdateAuthEventFeedbackResponse];
  UpdateDeviceStatus: [aws.UpdateDeviceStatusRequest, aws.UpdateDeviceStatusResponse];
  UpdateUserAttributes: [aws.UpdateUserAttributesRequest, aws.UpdateUserAttributesResponse];
  VerifySoftwareToken: [aws.VerifySoftwareTokenRequest, aws.VerifySoftwareTokenResponse];
  VerifyUserAttribute: [aws.VerifyUserAttributeRequest, aws.VerifyUserAttributeResponse];
}

/** AWS's type as it is on the wire: times are numbers, required means present, a browser has no administrator's flows. */
type Wire<T> =
  T extends Date ? number
  : T extends (infer Item)[] ? Wire<Item>[]
  : T extends object ? { [Key in keyof T]: Key extends JsonMember ? unknown : Key extends 'AuthFlow' ? BrowserFlow : Wire<Exclude<T[Key], undefined>> }
  : T;

type BrowserFlow = Exclude<aws.AuthFlowType, 'ADMIN_NO_SRP_AUTH' | 'ADMIN_USER_PASSWORD_AUTH'>;

/** Members that AWS types as any JSON document. */
type JsonMember = 'Credential' | 'CredentialCreationOptions';

/** Makes one plain object of intersections and interfaces, so that only members count. */
type Plain<T> = T extends (infer Item)[] ? Plain<Item>[] : T extends object ? { [Key in keyof T]: Plain<T[Key]> } : T;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;

type Agrees<Name extends OperationName> =
  Same<Plain<Operations[Name]['input']>, Plain<Wire<AwsOperations[Name][0]>>> extends true
    ? Same<Plain<Operations[Name]['output']>, Plain<Wire<AwsOperations[Name][1]>>>
    : false;

type Diverging = { [Name in OperationName]: Agrees<Name> extends true ? never : Name }[OperationName];

const expect = <_Holds extends true>(): void => undefined;

expect<Same<OperationName, keyof AwsOperations>>();
expect<Same<Diverging, never>>();
expect<Same<ChallengeName, aws.ChallengeNameType>>();
expect<Same<AuthFlow, BrowserFlow>>();

// The twins: a divergence of any kind must not compile.
interface Other { Required: string; Optional?: number; Date?: number; List?: { Name: string }[] }
interface Theirs { Required: string | undefined; Optional?: number | undefined; Date?: Date | undefined; List?: { Name: string | undefined }[] | undefined }
expect<Same<Plain<Other>, Plain<Wire<Theirs>>>>();
// @ts-expect-error a member is missing
expect<Same<Plain<Omit<Other, 'Optional'>>, Plain<Wire<Theirs>>>>();
// @ts-expect-error a member is too many
expect<Same<Plain<Other & { Extra?: string }>, Plain<Wire<Theirs>>>>();
// @ts-expect-error a required member is optional
expect<Same<Plain<Partial<Other>>, Plain<Wire<Theirs>>>>();
// @ts-expect-error a nested member has another type
expect<Same<Plain<Other & { List?: { Name: number }[] }>, Plain<Wire<Theirs>>>>();
// @ts-expect-error an operation stands for another
expect<Same<Plain<Operations['SignUp']['input']>, Plain<Wire<aws.ConfirmSignUpRequest>>>>();
// @ts-expect-error a challenge is missing
expect<Same<Exclude<ChallengeName, 'SMS_OTP'>, aws.ChallengeNameType>>();
