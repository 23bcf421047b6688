/** What identity pools remember: plain JSON, as all state here. Times are epoch milliseconds. */
import type { SigningKey } from '../state.js';

export interface Identity {
  /** As `eu-west-1:6f1c…`. */
  id: string;
  /** Provider → the subject there; empty for a guest. */
  logins: Record<string, string>;
}

/** Keys that were given out; STS knows them again. */
export interface IssuedCredentials {
  accessKeyId: string;
  secretKey: string;
  sessionToken: string;
  identityId: string;
  roleArn: string;
  expiresAt: number;
}

export interface IdentityState {
  /** By pool. */
  identities: Record<string, Identity[]>;
  credentials: IssuedCredentials[];
  /** Signs what GetOpenIdToken answers. */
  signingKey?: SigningKey;
}

export const emptyIdentityState = (): IdentityState => ({ identities: {}, credentials: [] });
