import { checkAddress, checkRegion, clientId, domain, FLOW_TYPES, identityPoolId, MFA_METHODS, names, poolId, providers } from './entries.js';
import type { Entry } from './reader.js';
import type { ConfigFile, JourneySettings } from './types.js';

const CONTACTS = { EMAIL: 'email', PHONE_NUMBER: 'phone_number' } as const;
const MFA_MODES = { OFF: 'OFF', OPTIONAL: 'OPTIONAL', ON: 'ON' } as const;
const RULES = { REQUIRES_LOWERCASE: 'requireLowercase', REQUIRES_UPPERCASE: 'requireUppercase', REQUIRES_NUMBERS: 'requireNumbers', REQUIRES_SYMBOLS: 'requireSymbols' } as const;

const lowerCase = (entry: Entry): string[] => names(entry).map((name) => name.toLowerCase());

/** Several addresses stand in one text, parted by commas. */
const addresses = (entry: Entry): string[] => entry.text().split(',').map((address) => address.trim()).filter(Boolean).map((address) => checkAddress(entry, address));

/** Reads `aws-exports` or `amplifyconfiguration.json` (Amplify Gen 1). @throws {AuthError} ConfigurationError that names the key */
export function readAwsExports(file: Entry): ConfigFile {
  const userPoolId = poolId(file.at('aws_user_pools_id'));
  checkRegion(file.at('aws_cognito_region'), userPoolId);
  // The command line writes an empty object where there is no hosted login.
  const oauth = file.at('oauth').optional((entry) => (entry.keys.length ? entry : undefined));
  return {
    userPoolId,
    userPoolClientId: clientId(file.at('aws_user_pools_web_client_id')),
    identityPoolId: file.at('aws_cognito_identity_pool_id').optional(identityPoolId),
    authenticationFlowType: file.at('authenticationFlowType').optional((entry) => entry.oneOf(FLOW_TYPES)),
    domain: oauth && domain(oauth.at('domain')),
    redirectSignIn: oauth?.at('redirectSignIn').optional(addresses),
    redirectSignOut: oauth?.at('redirectSignOut').optional(addresses),
    scopes: oauth?.at('scope').optional(names),
    journey: {
      loginMechanisms: file.at('aws_cognito_username_attributes').optional((entry) => {
        const contacts = entry.list((item) => item.oneOf(CONTACTS));
        return contacts.length ? contacts : ['username'];
      }),
      signUpAttributes: file.at('aws_cognito_signup_attributes').optional(lowerCase),
      verification: file.at('aws_cognito_verification_mechanisms').optional((entry) => entry.list((item) => item.oneOf(CONTACTS))),
      passwordPolicy: file.at('aws_cognito_password_protection_settings').optional(readPolicy),
      mfa: file.at('aws_cognito_mfa_configuration').optional((entry) => ({
        mode: entry.oneOf(MFA_MODES),
        methods: file.at('aws_cognito_mfa_types').optional((list) => list.list((item) => item.oneOf(MFA_METHODS))) ?? [],
      })),
      socialProviders: oauth && file.at('aws_cognito_social_providers').optional(providers),
    },
  };
}

function readPolicy(policy: Entry): JourneySettings['passwordPolicy'] {
  const rules = policy.at('passwordPolicyCharacters').optional((list) => list.list((item) => item.oneOf(RULES))) ?? [];
  return {
    minLength: policy.at('passwordPolicyMinLength').optional((entry) => entry.passwordLength()),
    ...Object.fromEntries(Object.values(RULES).map((rule) => [rule, rules.includes(rule)])),
  };
}
