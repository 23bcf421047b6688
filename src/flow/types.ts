import type { LocalErrorName } from '../core/errors.js';
import type { AuthState, InitialState } from './states.js';

/** Where a code went, as Cognito tells it: the destination is masked (`j***@e***`). */
export interface CodeDelivery {
  readonly medium: 'EMAIL' | 'SMS';
  readonly destination: string;
  /** When it was sent, in milliseconds since the Unix epoch, where that was before the page was loaded. */
  readonly sentAt?: number;
}

/** Who is signed in, read from the ID token. */
export interface AuthUser {
  /** Cognito's user name (`cognito:username`); a UUID where people sign in by e-mail or phone. */
  readonly username: string;
  readonly sub: string;
  readonly groups: readonly string[];
  /** Standard and custom attributes as they stand in the ID token (`email`, `given_name`, `custom:team`, …). */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A text that can be shown in any language: a key, what goes into its placeholders, and its English. */
export interface TextRef {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly english: string;
}

/** What is said once: of what has been done (`isGood`), else of what has ended or is still to be done. */
export interface Notice extends TextRef {
  readonly isGood?: boolean;
}

/** What went wrong, as a value: `text` is for the person, `message` for the console. */
export interface AuthFailure {
  /** Cognito's exception name, or one of this library's (`LocalErrorName`). */
  readonly name: LocalErrorName | (string & {});
  readonly message: string;
  readonly text: TextRef;
  /** The form field it is about, where it is about one. */
  readonly field?: string | undefined;
}

/** The codes that a person may be asked for while signing in. */
export type CodeChallenge = 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SMS_OTP';

/** What a choice-based sign-in (`USER_AUTH`) may begin with. */
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** Second factors, as Cognito calls them. */
export type MfaType = 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA';

/** Everything the elements show. It never holds a password, a code or a token. */
export interface AuthSnapshot {
  readonly state: AuthState;
  readonly previous?: AuthState | undefined;
  /** The entry screen that the journey came through last, or where it is to begin. */
  readonly entry: InitialState;
  /** The command under way; forms are busy while there is one. */
  readonly pending?: CommandType | undefined;
  readonly failure?: AuthFailure | undefined;
  /** What has been done, or has ended: to be said once. */
  readonly notice?: Notice | undefined;
  /** The user name as it was typed. */
  readonly username: string;
  readonly user?: AuthUser | undefined;
  /** Cognito's own name of the user, which answers to a challenge carry in place of an e-mail address or phone number. */
  readonly subject?: string | undefined;
  /** Cognito's `Session` of the step under way. */
  readonly session?: string | undefined;
  readonly delivery?: CodeDelivery | undefined;
  /** `confirmSignIn`: which code is asked for, or that the pool's own triggers ask (`CUSTOM_CHALLENGE`). */
  readonly challenge?: CodeChallenge | 'CUSTOM_CHALLENGE' | undefined;
  /** `confirmSignIn`: what the pool's triggers made public of their question (`publicChallengeParameters`). */
  readonly parameters?: Values | undefined;
  /** `selectMfaType` and the set-ups: the second factors to choose from. */
  readonly mfaTypes?: readonly MfaType[] | undefined;
  /** `selectMfaType`: the factor is to be set up first. */
  readonly isMfaSetup?: boolean | undefined;
  /** What the page handed along when it sent the person elsewhere to sign in. */
  readonly customState?: string | undefined;
  /** While tokens arrive: the pool wants the user to say whether this new device is to be remembered. */
  readonly isNewDevice?: true | undefined;
  /** `setupTOTP`: the secret to enter into an authenticator app, base32. */
  readonly totpSecret?: string | undefined;
  /** `selectFirstFactor`: what Cognito offers this user, best first. */
  readonly factors?: readonly FirstFactor[] | undefined;
  /** `selectFirstFactor`: Cognito takes this user's password as it is (PASSWORD), and not by SRP. */
  readonly isPasswordPlain?: true | undefined;
  /** `selectFirstFactor`: what was chosen and is now asked for. */
  readonly factor?: FirstFactor | undefined;
  /** `forceNewPassword`: attributes that Cognito wants with it. */
  readonly requiredAttributes: readonly string[];
  /** `verifyUser`: contacts that could be verified; `confirmVerifyUser`: the one that is. */
  readonly unverified: readonly string[];
}

export type Values = Readonly<Record<string, string>>;

/** What elements and pages may ask for. */
export type AuthRequest =
  /** Begins the journey: reads configuration and the stored session. Elements send it by themselves. */
  | { readonly type: 'start'; readonly initialState?: InitialState; readonly username?: string }
  /** A form of the given screen was sent. */
  | { readonly type: 'submit'; readonly screen: AuthState; readonly values: Values }
  | { readonly type: 'toSignIn' | 'toSignUp' | 'toResetPassword' | 'toFederatedSignIn' | 'toConfirmSignUp' | 'toConfirmResetPassword'; readonly username?: string }
  /** Sends the code of this step once more. */
  | { readonly type: 'resend'; readonly username?: string }
  /** The person has come back to the page: what is done elsewhere may have been done. */
  | { readonly type: 'returned' }
  /** Leaves a step that can be left out. */
  | { readonly type: 'skip' }
  /** Gives the step up and returns to where it began. */
  | { readonly type: 'back'; readonly username?: string }
  /** `global` signs out on every device (GlobalSignOut). */
  | { readonly type: 'signOut'; readonly global?: boolean };

/** What a step of the journey is made of, beside its name. */
export type Step = Partial<Omit<AuthSnapshot, 'state' | 'previous' | 'pending' | 'failure'>>;

/** What the session reports back of a command; `step` is what it has learned for the next step. */
export type Outcome =
  | { readonly type: 'started' | 'nobodySignedIn' | 'autoSignInUnavailable' | 'signInNeeded' | 'unconfirmed' | 'passwordChanged' | 'contactVerified' | 'passkeyCreated' | 'deviceRemembered' | 'userSignedOut' | 'cancelled' }
  | { readonly type: 'totpSecretReceived' | 'signedUp' | 'signUpConfirmed' | 'codeSent'; readonly step: Step }
  | { readonly type: 'tokensReceived'; readonly step?: Step }
  /** `next` is where the way in leads, if nothing is more urgent. */
  | { readonly type: 'userEntered'; readonly step: Step; readonly next?: 'createPasskey' | 'rememberDevice' | undefined }
  | { readonly type: 'challenged'; readonly state: AuthState; readonly step: Step & Pick<AuthSnapshot, 'failure'> }
  | { readonly type: 'stepResumed'; readonly state: AuthState; readonly step: Step }
  | { readonly type: 'failed'; readonly failure: AuthFailure };

/** What happens outside the journey: another tab, a refresh that was refused. */
export type Happening =
  | { readonly type: 'sessionEnded'; readonly notice: Notice | undefined }
  | { readonly type: 'sessionFound' }
  | { readonly type: 'userChanged'; readonly user: AuthUser }
  | { readonly type: 'misconfigured'; readonly failure: AuthFailure };

export type FlowEvent = AuthRequest | Outcome | Happening;

/** Commands that the page may answer for itself are called like their hook; the others are helpers of the journey. */
export type CommandType = AuthState | 'resendSignUpCode' | 'signInConfirmed' | 'signInReturned' | 'autoSignIn' | 'resendSignInCode' | 'associateTotp' | 'finishFederatedSignIn';

/** What the session is asked to do, in the state that the journey is in. Passwords and codes pass through here and are kept nowhere. */
export interface Command {
  readonly type: CommandType;
  /** What was typed, by field name; empty when the command follows from something else. */
  readonly values: Values;
  /** `signOut`: on every device. */
  readonly isGlobal?: boolean;
}
