import { addresses, checkRegion, clientId, domain, FACTORS, FLOW_TYPES, identityPoolId, MFA_METHODS, name, names, poolId, providers } from './entries.js';
import type { Entry } from './reader.js';
import type { ConfigFile, JourneySettings } from './types.js';

const CONTACTS = { email: 'email', phone_number: 'phone_number' } as const;
const MECHANISMS = { ...CONTACTS, username: 'username' } as const;
const MFA_MODES = { NONE: 'OFF', OPTIONAL: 'OPTIONAL', REQUIRED: 'ON' } as const;

/** Reads `amplify_outputs.json` (Amplify Gen 2, version 1.x). @throws {AuthError} ConfigurationError that names the key */
export function readAmplifyOutputs(file: Entry): ConfigFile {
  file.at('version').text(/^1(\.|$)/, '1.4');
  const auth = file.at('auth');
  if (!auth.isThere) auth.fail('is missing: the backend has no auth');
  const userPoolId = poolId(auth.at('user_pool_id'));
  checkRegion(auth.at('aws_region'), userPoolId);
  const oauth = auth.at('oauth').optional((entry) => entry);
  const passwordless = auth.at('passwordless').optional(readPasswordless);
  return {
    userPoolId,
    userPoolClientId: clientId(auth.at('user_pool_client_id')),
    identityPoolId: auth.at('identity_pool_id').optional(identityPoolId),
    authenticationFlowType: auth.at('authentication_flow_type').optional((entry) => entry.oneOf(FLOW_TYPES)) ?? (passwordless?.methods.length ? 'USER_AUTH' : undefined),
    preferredChallenge: passwordless?.preferred,
    domain: oauth && domain(oauth.at('domain')),
    redirectSignIn: oauth?.at('redirect_sign_in_uri').optional(addresses),
    redirectSignOut: oauth?.at('redirect_sign_out_uri').optional(addresses),
    scopes: oauth?.at('scopes').optional(names),
    journey: {
      loginMechanisms: auth.at('username_attributes').optional((entry) => orUsername(entry.list((item) => item.oneOf(MECHANISMS)))),
      signUpAttributes: auth.at('standard_required_attributes').optional(names),
      verification: auth.at('user_verification_types').optional((entry) => entry.list((item) => item.oneOf(CONTACTS))),
      passwordPolicy: auth.at('password_policy').optional(readPolicy),
      mfa: auth.at('mfa_configuration').optional((entry) => ({
        mode: entry.oneOf(MFA_MODES),
        methods: auth.at('mfa_methods').optional((list) => list.list((item) => item.oneOf(MFA_METHODS))) ?? [],
      })),
      socialProviders: oauth?.at('identity_providers').optional(providers),
      passwordless: passwordless?.methods,
    },
  };
}

/** A pool that names no attribute to sign in by has user names. */
const orUsername = <Mechanism extends string>(mechanisms: Mechanism[]): (Mechanism | 'username')[] => (mechanisms.length ? mechanisms : ['username']);

function readPolicy(policy: Entry): JourneySettings['passwordPolicy'] {
  const rule = (key: string): boolean => policy.at(key).optional((entry) => entry.flag()) ?? false;
  return {
    minLength: policy.at('min_length').optional((entry) => entry.passwordLength()),
    requireLowercase: rule('require_lowercase'),
    requireUppercase: rule('require_uppercase'),
    requireNumbers: rule('require_numbers'),
    requireSymbols: rule('require_symbols'),
  };
}

function readPasswordless(entry: Entry): { methods: NonNullable<JourneySettings['passwordless']>; preferred: ConfigFile['preferredChallenge'] } {
  const isOn = (key: string): boolean => entry.at(key).optional((flag) => flag.flag()) ?? false;
  const webAuthn = entry.at('web_authn').optional((party) => {
    party.at('relying_party_id').optional(name);
    return true;
  }) ?? false;
  return {
    methods: [...(isOn('email_otp_enabled') ? ['EMAIL_OTP' as const] : []), ...(isOn('sms_otp_enabled') ? ['SMS_OTP' as const] : []), ...(webAuthn ? ['WEB_AUTHN' as const] : [])],
    preferred: entry.at('preferred_challenge').optional((factor) => factor.oneOf(FACTORS)),
  };
}
