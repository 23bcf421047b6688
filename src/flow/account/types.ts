import type { AuthFailure, CodeDelivery, MfaType, Notice, Values } from '../types.js';

/** What somebody signed in may do with the account: each is a small journey of its own, and none leaves `authenticated`. */
export type TaskName = 'profile' | 'password' | 'mfa' | 'passkeys' | 'devices' | 'deletion';

/** Contacts that Cognito can verify, and send codes to. */
export type ContactName = 'email' | 'phone_number';

/** A contact that waits for its code. */
export interface Verification {
  readonly attribute: ContactName;
  readonly delivery?: CodeDelivery | undefined;
}

/**
 * Where a task is. `closed`: nothing has been read yet; `overview`: what there is; `code`: a code is waited for;
 * `contact`: an address for codes; `setupTotp`: an authenticator app; `confirm`: are you sure?
 */
export type TaskStep = 'closed' | 'overview' | 'code' | 'contact' | 'setupTotp' | 'confirm';

/** What a task shows. Like the journey's snapshot it never holds a password, a code or a token. */
export interface TaskSnapshot {
  readonly step: TaskStep;
  /** The command under way; forms are busy while there is one. */
  readonly pending?: AccountCommandType | undefined;
  readonly failure?: AuthFailure | undefined;
  /** What has been done, to be said once. */
  readonly notice?: Notice | undefined;
  /** `code`: the contacts to verify, the first one now. */
  readonly verifications?: readonly Verification[] | undefined;
  /** `contact`, `code`, `setupTotp`: the second factor that is being set up. */
  readonly factor?: MfaType | undefined;
  /** `setupTotp`: the secret to enter into an authenticator app, base32. */
  readonly totpSecret?: string | undefined;
  /** `confirm`: the id of what is about to be removed. */
  readonly target?: string | undefined;
}

/** A browser or app that Cognito knows, by ListDevices. Times are in milliseconds since the Unix epoch. */
export interface AccountDevice {
  readonly key: string;
  readonly name: string;
  readonly lastUsed: number | undefined;
  readonly isRemembered: boolean;
  /** The one that this page runs on. */
  readonly isCurrent: boolean;
}

/** A sign-in that is still good, by ListUserSessions. Times are in milliseconds since the Unix epoch. */
export interface AccountSession {
  readonly id: string;
  /** Operating system and browser or app, in Cognito's words; empty where it does not know. */
  readonly device: string;
  /** City and country, by Cognito's guess from the address, as far as it has one. */
  readonly places: readonly string[];
  /** IPv4 or IPv6. */
  readonly address: string;
  /** The hosted login's own, which lets other apps of the pool in without a password. */
  readonly isSignInPage: boolean;
  readonly signedIn: number | undefined;
  readonly lastActive: number | undefined;
  readonly isCurrent: boolean;
}

/** By ListWebAuthnCredentials. */
export interface AccountPasskey {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
}

/** What Cognito has said of the account; a part is undefined until it was asked for. */
export interface AccountData {
  /** As GetUser has them: also those that no token carries. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly factors?: readonly MfaType[];
  readonly preferredFactor?: MfaType | undefined;
  /** Whether there is a password to be changed; without one it is set. */
  readonly hasPassword?: boolean;
  /** Undefined after it was asked for: the pool does not remember devices. */
  readonly devices?: readonly AccountDevice[] | undefined;
  /** Undefined after it was asked for: the pool does not list them. */
  readonly sessions?: readonly AccountSession[] | undefined;
  readonly passkeys?: readonly AccountPasskey[];
}

export interface AccountSnapshot {
  readonly data: AccountData;
  readonly tasks: Readonly<Record<TaskName, TaskSnapshot>>;
}

/** What elements and pages may ask of a task. */
export type TaskRequest =
  /** Reads what the task shows. Elements send it by themselves. */
  | { readonly type: 'open' }
  | { readonly type: 'submit'; readonly values: Values }
  /** Sends the code once more. */
  | { readonly type: 'resend' }
  /** Returns to the overview. */
  | { readonly type: 'back' }
  /** `profile`: sends a code to a contact that is not verified. */
  | { readonly type: 'verify'; readonly target: string }
  /** `mfa`: sets a factor up; `passkeys`: makes a passkey. */
  | { readonly type: 'setUp'; readonly target: string }
  | { readonly type: 'prefer'; readonly target: string }
  /** Takes a factor, a passkey or the account away. */
  | { readonly type: 'remove'; readonly target: string }
  | { readonly type: 'remember' | 'forget' | 'endSession'; readonly target: string };

/** What comes back of a command. */
export type TaskOutcome =
  | { readonly type: 'done'; readonly notice?: Notice; readonly data?: AccountData }
  | { readonly type: 'codesSent'; readonly verifications: readonly Verification[]; readonly data?: AccountData }
  | { readonly type: 'contactWanted' }
  | { readonly type: 'secretReceived'; readonly totpSecret: string }
  /** `data`: what was learned all the same. */
  | { readonly type: 'failed'; readonly failure: AuthFailure; readonly data?: AccountData };

export type TaskEvent = TaskRequest | TaskOutcome;

export type AccountCommandType =
  | 'readUser' | 'changeAttributes' | 'sendAttributeCode' | 'verifyAttribute'
  | 'readFactors' | 'changePassword'
  | 'setUpFactor' | 'changeContact' | 'resendContactCode' | 'verifyContact' | 'verifyTotp' | 'preferFactor' | 'removeFactor'
  | 'readDevices' | 'rememberDevice' | 'forgetDevice' | 'endSession'
  | 'readPasskeys' | 'addPasskey' | 'removePasskey'
  | 'deleteUser';

/** What the session is asked to do. Passwords and codes pass through here and are kept nowhere. */
export interface AccountCommand {
  readonly type: AccountCommandType;
  /** What was typed, by field name. */
  readonly values: Values;
  /** What it is about: an attribute, a factor, an id. */
  readonly target?: string | undefined;
}
