import type { Operations } from '../cognito/operations.js';
import type { AuthState } from './states.js';
import type { AuthUser, CodeChallenge, FirstFactor, MfaType } from './types.js';

/** Cognito's answer to a proof of identity: tokens, or the next challenge (InitiateAuth, RespondToAuthChallenge). */
export type AuthResponse = Operations['RespondToAuthChallenge']['output'];

type Metadata = Readonly<Record<string, string>> | undefined;

/** How somebody is sent elsewhere to sign in: to a provider, by a company's domain, or to the hosted login's own choice. */
export interface FederatedSignIn {
  /** `Google`, `Facebook`, `LoginWithAmazon`, `SignInWithApple`, `COGNITO`, or the name of an OIDC or SAML provider. */
  readonly provider?: string | undefined;
  /** An identifier of a provider, as a company's e-mail domain (`idp_identifier`). */
  readonly idpIdentifier?: string | undefined;
  /** Who is expected to sign in (OpenID Connect Core, section 3.1.2.1). */
  readonly loginHint?: string | undefined;
  /** `login`, `select_account`, `consent` or `none`. */
  readonly prompt?: string | undefined;
  /** The language of the hosted login. */
  readonly lang?: string | undefined;
  /** Given back afterwards, as `customState` of the snapshot. */
  readonly customState?: string | undefined;
  /** In a window of its own, while the page stays. */
  readonly popup?: boolean | undefined;
}

interface Asked {
  /** Handed to the pool's Lambda triggers (`ClientMetadata`). */
  readonly clientMetadata?: Metadata;
}

/** For each hook what Cognito would be asked, and what it answers, in Cognito's own shapes. */
export interface HookTypes {
  /** Wraps the start itself. */
  idle: { input: Record<never, never>; output: void };
  /** Wraps the reading of the stored session: false starts signed out whatever is stored. */
  setup: { input: Record<never, never>; output: boolean };
  /** With `USER_AUTH` the password is empty where the choice comes first, and Cognito is told what is preferred. */
  signIn: { input: Asked & { readonly username: string; readonly password: string; readonly authFlow: string; readonly preferredChallenge?: FirstFactor | undefined }; output: AuthResponse };
  signUp: {
    input: Asked & {
      readonly username: string;
      readonly password: string;
      readonly attributes: Readonly<Record<string, string>>;
      /** Seen by the pre sign-up trigger only (`ValidationData`). */
      readonly validationData?: Metadata;
    };
    output: Operations['SignUp']['output'];
  };
  /** `code` is the answer, where the pool's own triggers ask. */
  confirmSignIn: { input: Asked & { readonly challenge: CodeChallenge | 'CUSTOM_CHALLENGE'; readonly code: string }; output: AuthResponse };
  confirmSignUp: { input: Asked & { readonly username: string; readonly code: string }; output: Operations['ConfirmSignUp']['output'] };
  setupTOTP: { input: Asked & { readonly code: string }; output: AuthResponse };
  selectMfaType: { input: Asked & { readonly mfaType: MfaType }; output: AuthResponse };
  setupEmail: { input: Asked & { readonly email: string }; output: AuthResponse };
  forceNewPassword: { input: Asked & { readonly password: string; readonly attributes: Readonly<Record<string, string>> }; output: AuthResponse };
  /** `password` where that was chosen. */
  selectFirstFactor: { input: Asked & { readonly username: string; readonly factor: FirstFactor; readonly password?: string | undefined }; output: AuthResponse };
  /** Wraps the whole registration of a passkey. */
  createPasskey: { input: Record<never, never>; output: void };
  /** Wraps what makes Cognito remember this device. */
  rememberDevice: { input: Record<never, never>; output: void };
  resetPassword: { input: Asked & { readonly username: string }; output: Operations['ForgotPassword']['output'] };
  confirmResetPassword: { input: Asked & { readonly username: string; readonly code: string; readonly password: string }; output: Operations['ConfirmForgotPassword']['output'] };
  verifyUser: { input: Asked & { readonly attribute: string }; output: Operations['GetUserAttributeVerificationCode']['output'] };
  confirmVerifyUser: { input: { readonly attribute: string; readonly code: string }; output: Operations['VerifyUserAttribute']['output'] };
  federatedSignIn: { input: FederatedSignIn; output: void };
  signOut: { input: { readonly global: boolean }; output: void };
  /** Wraps the entry of a user: what it returns is the user that elements see; an error thrown refuses the entry. */
  authenticated: { input: { readonly user: AuthUser }; output: AuthUser };
}

export type HookName = AuthState & keyof HookTypes;

/**
 * A page's own answer. `next` asks what would have been asked, with the input it is given.
 * An error thrown is shown to the person: its message as it stands, when it is the page's own.
 */
export type AuthHook<Name extends HookName = HookName> = (
  input: HookTypes[Name]['input'],
  next: (input: HookTypes[Name]['input']) => Promise<HookTypes[Name]['output']>,
) => HookTypes[Name]['output'] | Promise<HookTypes[Name]['output']>;

export type AuthHooks = { [Name in HookName]?: AuthHook<Name> };
