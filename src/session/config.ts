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
  /** Needed nowhere, for the pool's id says it; where given it must say the same. */
  readonly region?: string | undefined;
  /** A full URL in place of `https://cognito-idp.<region>.amazonaws.com/`. */
  readonly userPoolEndpoint?: string | undefined;
  /** `<region>:<uuid>` of the identity pool that AWS credentials come from. */
  readonly identityPoolId?: string | undefined;
  /** A full URL in place of `https://cognito-identity.<region>.amazonaws.com/`. */
  readonly identityPoolEndpoint?: string | undefined;
  /** A role to ask for in place of the one that the identity pool chooses. */
  readonly customRoleArn?: string | undefined;
  /** The hosted login: `<prefix>.auth.<region>.amazoncognito.com`, a domain of one's own, or a full URL. */
  readonly domain?: string | undefined;
  /** Where the hosted login leads back to, one of the client's callback URLs; of several the one of this page's origin counts. By default this page. */
  readonly redirectSignIn?: string | readonly string[] | undefined;
  /** Where a sign-out of the hosted login leads to, one of the client's sign-out URLs. Without one its own cookie stays. */
  readonly redirectSignOut?: string | readonly string[] | undefined;
  /** What the tokens of the hosted login are good for (OAuth 2.0 scopes). By default all that a user may do. */
  readonly scopes?: string | readonly string[] | undefined;
  /** How passwords are proven; `USER_SRP_AUTH` sends none. */
  readonly authenticationFlowType?: AuthFlowType | undefined;
  /** What a choice-based sign-in (`USER_AUTH`) begins with where the user has it; without it the user is asked. */
  readonly preferredChallenge?: FirstFactor | undefined;
  /** How often who has signed in without a passkey is offered one: `never` (default), `once` in this browser, or `always`. */
  readonly passkeyOffer?: 'never' | 'once' | 'always' | undefined;
  /** By what a sign-up is confirmed that goes by e-mail: a `code` (default), or a `link` (Cognito's `CONFIRM_WITH_LINK`). */
  readonly verification?: 'code' | 'link' | undefined;
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
  /** The time, in place of `Date.now()`: for tests. */
  readonly clock?: Clock | undefined;
  /** Random bytes, in place of `crypto.getRandomValues()`: for tests. */
  readonly random?: RandomBytes | undefined;
}

/** What two elements must agree on to share a session. A region counts only where it contradicts the pool's. */
export const sessionKey = ({ userPoolEndpoint, userPoolId, userPoolClientId, region, storage, fetch, problem }: AuthConfig): readonly unknown[] =>
  [userPoolEndpoint ?? '', userPoolId ?? '', userPoolClientId ?? '', region && !userPoolId?.startsWith(`${region}_`) ? region : '', storage ?? 'local', fetch ?? undefined, problem];
