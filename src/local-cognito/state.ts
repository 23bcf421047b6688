/** What the service remembers: plain JSON, so that any storage can keep it and a restart can go on. Times are epoch milliseconds. */
import type { Message } from './delivery.js';
import type { ContactAttribute, MfaType } from './config.js';
import type { HostedState } from './hosted/state.js';
import type { IdentityState } from './identity/state.js';
import type { Verifier } from './srp.js';

export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'EXTERNAL_PROVIDER' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD';

/** A code that was sent and may still be used. */
export interface PendingCode {
  code: string;
  attribute: ContactAttribute;
  /** The address it went to: a code for an address that was replaced since proves nothing. */
  value: string;
  expiresAt: number;
}

export interface User {
  /** The real Username: the sub in pools where people sign in by e-mail or phone number. */
  username: string;
  attributes: Record<string, string>;
  status: UserStatus;
  enabled: boolean;
  createdAt: number;
  modifiedAt: number;
  password?: Verifier;
  passwordHistory: Verifier[];
  /** Until when a temporary password can be used. */
  temporaryUntil?: number;
  codes: Record<string, PendingCode>;
  /** New addresses that take effect once verified (AttributesRequireVerificationBeforeUpdate). */
  pendingAttributes: Partial<Record<ContactAttribute, string>>;
  totp?: TotpDevice;
  /** A secret that was handed out and not yet shown to work. */
  pendingTotp?: string;
  mfa: MfaType[];
  /** Names of groups, in the order of joining. */
  groups?: string[];
  preferredMfa?: MfaType;
  passkeys?: Passkey[];
  devices?: Device[];
  /** What a registration that has begun must sign. */
  passkeyChallenge?: PasskeyChallenge;
}

/** A device that was confirmed. Its verifier checks the secret that the device keeps. */
export interface Device extends Verifier {
  key: string;
  groupKey: string;
  name: string;
  isRemembered: boolean;
  createdAt: number;
  modifiedAt: number;
  lastUsedAt: number;
}

/** A registered passkey, as far as an assertion is checked against it (WebAuthn Level 3, section 4, credential record). */
export interface Passkey {
  /** Base64url. */
  id: string;
  /** COSE, base64url. */
  publicKey: string;
  signCount: number;
  name: string;
  relyingPartyId: string;
  transports: string[];
  attachment?: string;
  createdAt: number;
}

export interface PasskeyChallenge {
  /** Base64url. */
  challenge: string;
  expiresAt: number;
}

export interface TotpDevice {
  /** Base32 (RFC 4648, section 6). */
  secret: string;
  name: string;
  /** The last time step that was accepted: it never is again (RFC 6238, section 5.2). */
  lastStep: number;
}

export interface Session {
  clientId: string;
  /** Absent where the user does not exist and an answer is only pretended. */
  username?: string;
  /** The name that was typed. */
  login: string;
  step: string;
  /** What has been shown so far. */
  done: string[];
  /** The challenge's own memory. */
  data: Record<string, string>;
  expiresAt: number;
  used: boolean;
}

/** All tokens that stem from one sign-in. */
export interface TokenFamily {
  /** Also the tokens' event_id. */
  id: string;
  originJti: string;
  clientId: string;
  username: string;
  authTime: number;
  expiresAt: number;
  revoked: boolean;
  refreshTokens: RefreshToken[];
  /** When tokens were last given out; absent before the first refresh. */
  lastActiveAt?: number;
  /** Of who was given tokens last. */
  userAgent?: string | undefined;
  /** The device that signed in, or was offered to be remembered. */
  deviceKey?: string;
  /** Present while the offer stands. */
  deviceGroupKey?: string;
  /** What the hosted login was asked for; absent in a family of the API. */
  grant?: OAuthGrant;
}

export interface OAuthGrant {
  scopes: string[];
  nonce?: string;
}

export interface RefreshToken {
  value: string;
  /** Set once it was exchanged: until when it may be sent again. */
  graceUntil?: number;
}

export interface SigningKey {
  kid: string;
  privateKey: JsonWebKey;
  publicKey: JsonWebKey;
}

export interface PoolState {
  /** Base64; derives what is pretended about users who do not exist. */
  secret: string;
  signingKey?: SigningKey;
  users: User[];
  sessions: Record<string, Session>;
  families: TokenFamily[];
  /** Times of the last hour, by operation and user. */
  attempts: Record<string, number[]>;
  failures: Record<string, Failures>;
  hosted?: HostedState;
}

export interface Failures {
  count: number;
  lastAt: number;
}

export interface State {
  version: 1;
  inbox: Message[];
  pools: Record<string, PoolState>;
  /** Of the identity pools, once one was used. */
  identity?: IdentityState;
}

/** @throws {Error} when a storage holds something that this version did not write */
export function readState(stored: unknown): State | undefined {
  if (stored === undefined || stored === null) return undefined;
  if (typeof stored === 'object' && 'version' in stored && stored.version === 1 && 'inbox' in stored && 'pools' in stored) return stored as State;
  throw new Error('The stored state of the local Cognito was not written by this version; delete it to start afresh.');
}
