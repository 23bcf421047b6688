import type { Clock, RandomBytes } from '../core/clock.js';
import type { FirstFactor } from '../flow/types.js';
import type { JourneySettings } from '../cognito/config-files/types.js';
import type { AuthError } from '../core/errors.js';
import type { KeyValueStorage } from './storage.js';

export type StorageName = 'local' | 'session' | 'memory';

export type AuthFlowType = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH';

/** Which user pool, and how to speak with it. Everything has a default but the pool and its client. */
export interface AuthConfig {
  /** `<region>_<id>`; region, partition and endpoint follow from it. */
  readonly userPoolId?: string | undefined;
  /** The id of an app client without a secret. */
  readonly userPoolClientId?: string | undefined;
  readonly region?: string | undefined;
  /** A full URL in place of `https://cognito-idp.<region>.amazonaws.com/`. */
  readonly userPoolEndpoint?: string | undefined;
  /** `<region>:<uuid>` of the identity pool that AWS credentials come from. */
  readonly identityPoolId?: string | undefined;
  /** A full URL in place of `https://cognito-identity.<region>.amazonaws.com/`. */
  readonly identityPoolEndpoint?: string | undefined;
  /** A role to ask for in place of the one that the identity pool chooses. */
  readonly customRoleArn?: string | undefined;
  /** How passwords are proven; `USER_SRP_AUTH` sends none. */
  readonly authenticationFlowType?: AuthFlowType | undefined;
  /** What a choice-based sign-in (`USER_AUTH`) begins with where the user has it; without it the user is asked. */
  readonly preferredChallenge?: FirstFactor | undefined;
  /** How often who has signed in without a passkey is offered one: `never` (default), `once` in this browser, or `always`. */
  readonly passkeyOffer?: 'never' | 'once' | 'always' | undefined;
  /** The hosted login's domain, where to come back to, and what to ask for. */
  readonly domain?: string | undefined;
  readonly redirectSignIn?: string | undefined;
  readonly redirectSignOut?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** What a configuration file says of how people sign up and in; attributes override it. */
  readonly journey?: JourneySettings | undefined;
  /** What is wrong with the configuration file. */
  readonly problem?: AuthError | undefined;
  /** Where tokens live: `local` survives the browser, `session` the tab, `memory` nothing; or a storage of the page's own. */
  readonly storage?: StorageName | KeyValueStorage | undefined;
  /** Handed to the pool's Lambda triggers with every request that takes it (`ClientMetadata`). */
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
  /** Handed to the pre sign-up trigger (`ValidationData`). */
  readonly validationData?: Readonly<Record<string, string>> | undefined;
  /** What threat protection may know of the device (`UserContextData.EncodedData`). */
  readonly userContextData?: (() => string | undefined) | undefined;
  /** Sends requests in place of the page's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: RandomBytes | undefined;
}

/** What two elements must agree on to share a session. A region counts only where it contradicts the pool's. */
export const sessionKey = ({ userPoolEndpoint, userPoolId, userPoolClientId, region, storage, fetch, problem }: AuthConfig): readonly unknown[] =>
  [userPoolEndpoint ?? '', userPoolId ?? '', userPoolClientId ?? '', region && !userPoolId?.startsWith(`${region}_`) ? region : '', storage ?? 'local', fetch ?? undefined, problem];
