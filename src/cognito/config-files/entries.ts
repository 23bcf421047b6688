import { CLIENT_ID, isEndpoint, POOL_ID } from '../pool.js';
import type { Entry } from './reader.js';

/** Entries that all kinds of files have. */

export const poolId = (entry: Entry): string => entry.text(POOL_ID, 'eu-west-1_Ab12Cd34E');

export const clientId = (entry: Entry): string => entry.text(CLIENT_ID, '4k5l6m7n8o9p0q1r2s3t4u5v6w');

export const identityPoolId = (entry: Entry): string => entry.text(/^[\w-]+:[0-9a-f-]+$/, 'eu-west-1:12345678-90ab-cdef-1234-567890abcdef');

/** A name, which has no blanks: of an attribute, a scope, a provider, a host. */
export const name = (entry: Entry): string => entry.text(/^\S+$/);

export const names = (entry: Entry): string[] => entry.list(name);

/** Where the hosted login is: a host, or a full URL. */
export function domain(entry: Entry): string {
  const text = entry.text();
  const url = text.includes('://') ? text : `https://${text}`;
  return isEndpoint(url) && /\.|localhost|\[/.test(new URL(url).hostname) ? text : entry.fail(`"${text}" is malformed; it looks like my-app.auth.eu-west-1.amazoncognito.com`);
}

/** Where the hosted login leads back to; an app may have a scheme of its own. */
export const address = (entry: Entry): string => checkAddress(entry, entry.text());

export const addresses = (entry: Entry): string[] => entry.list(address);

export const checkAddress = (entry: Entry, url: string): string => (URL.canParse(url) ? url : entry.fail(`"${url}" must be a full URL, such as https://app.example/`));

export const FLOW_TYPES = { USER_SRP_AUTH: 'USER_SRP_AUTH', USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH', CUSTOM_AUTH: 'CUSTOM_AUTH', USER_AUTH: 'USER_AUTH' } as const;

export const FACTORS = { PASSWORD: 'PASSWORD', PASSWORD_SRP: 'PASSWORD', EMAIL_OTP: 'EMAIL_OTP', SMS_OTP: 'SMS_OTP', WEB_AUTHN: 'WEB_AUTHN' } as const;

export const MFA_METHODS = { SMS: 'SMS', TOTP: 'TOTP', EMAIL: 'EMAIL' } as const;

/** The hosted login knows its own providers by these names; others keep theirs. */
const PROVIDERS: Readonly<Record<string, string>> = {
  GOOGLE: 'Google', FACEBOOK: 'Facebook', LOGIN_WITH_AMAZON: 'LoginWithAmazon', AMAZON: 'LoginWithAmazon', SIGN_IN_WITH_APPLE: 'SignInWithApple', APPLE: 'SignInWithApple',
};

export const providers = (entry: Entry): string[] => names(entry).map((provider) => PROVIDERS[provider] ?? provider);

/** A region may be named beside the pool, if it is the pool's own. */
export function checkRegion(entry: Entry, userPoolId: string): void {
  const region = entry.optional(name);
  if (region && !userPoolId.startsWith(`${region}_`)) entry.fail(`"${region}" contradicts the user pool ${userPoolId}`);
}
