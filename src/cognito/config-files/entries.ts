import { CLIENT_ID, POOL_ID } from '../pool.js';
import type { Entry } from './reader.js';

/** Entries that all kinds of files have. */

export const poolId = (entry: Entry): string => entry.text(POOL_ID, 'eu-west-1_Ab12Cd34E');

export const clientId = (entry: Entry): string => entry.text(CLIENT_ID, '4k5l6m7n8o9p0q1r2s3t4u5v6w');

export const identityPoolId = (entry: Entry): string => entry.text(/^[\w-]+:[0-9a-f-]+$/, 'eu-west-1:12345678-90ab-cdef-1234-567890abcdef');

export const text = (entry: Entry): string => entry.text();

export const texts = (entry: Entry): string[] => entry.list(text);

export const FLOW_TYPES = { USER_SRP_AUTH: 'USER_SRP_AUTH', USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH', CUSTOM_AUTH: 'CUSTOM_AUTH', USER_AUTH: 'USER_AUTH' } as const;

export const FACTORS = { PASSWORD: 'PASSWORD', PASSWORD_SRP: 'PASSWORD', EMAIL_OTP: 'EMAIL_OTP', SMS_OTP: 'SMS_OTP', WEB_AUTHN: 'WEB_AUTHN' } as const;

export const MFA_METHODS = { SMS: 'SMS', TOTP: 'TOTP', EMAIL: 'EMAIL' } as const;

/** The hosted login knows its own providers by these names; others keep theirs. */
const PROVIDERS: Readonly<Record<string, string>> = {
  GOOGLE: 'Google', FACEBOOK: 'Facebook', LOGIN_WITH_AMAZON: 'LoginWithAmazon', AMAZON: 'LoginWithAmazon', SIGN_IN_WITH_APPLE: 'SignInWithApple', APPLE: 'SignInWithApple',
};

export const providers = (entry: Entry): string[] => texts(entry).map((name) => PROVIDERS[name] ?? name);

/** A region may be named beside the pool, if it is the pool's own. */
export function checkRegion(entry: Entry, userPoolId: string): void {
  const region = entry.optional(text);
  if (region && !userPoolId.startsWith(`${region}_`)) entry.fail(`"${region}" contradicts the user pool ${userPoolId}`);
}
