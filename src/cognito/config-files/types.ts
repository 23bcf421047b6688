import type { PasswordPolicy } from '../../core/password-policy.js';

export type FlowType = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH';
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** What a configuration file says of how people sign up and in; attributes of the elements override it. */
export interface JourneySettings {
  readonly loginMechanisms?: readonly ('email' | 'phone_number' | 'username')[] | undefined;
  /** Attributes that the pool requires at the sign-up. */
  readonly signUpAttributes?: readonly string[] | undefined;
  /** Contacts that the pool verifies. */
  readonly verification?: readonly ('email' | 'phone_number')[] | undefined;
  readonly passwordPolicy?: PasswordPolicy | undefined;
  readonly mfa?: { readonly mode: 'OFF' | 'OPTIONAL' | 'ON'; readonly methods: readonly ('SMS' | 'TOTP' | 'EMAIL')[] } | undefined;
  /** Names of the hosted login's providers: `Google`, `Facebook`, `LoginWithAmazon`, `SignInWithApple`, or a provider of the site's own. */
  readonly socialProviders?: readonly string[] | undefined;
  /** What people may sign in by without a password. */
  readonly passwordless?: readonly Exclude<FirstFactor, 'PASSWORD'>[] | undefined;
}

/** What a configuration file says, in the words of this library. */
export interface ConfigFile {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly userPoolEndpoint?: string | undefined;
  readonly identityPoolId?: string | undefined;
  readonly identityPoolEndpoint?: string | undefined;
  readonly authenticationFlowType?: FlowType | undefined;
  readonly preferredChallenge?: FirstFactor | undefined;
  readonly verification?: 'code' | 'link' | undefined;
  readonly passkeyOffer?: 'never' | 'once' | 'always' | undefined;
  readonly customRoleArn?: string | undefined;
  readonly storage?: 'local' | 'session' | 'memory' | undefined;
  /** The hosted login: a domain without scheme. */
  readonly domain?: string | undefined;
  /** Where the hosted login may lead back to. */
  readonly redirectSignIn?: readonly string[] | undefined;
  readonly redirectSignOut?: readonly string[] | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly journey: JourneySettings;
}
