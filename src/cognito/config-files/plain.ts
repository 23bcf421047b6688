import { isEndpoint } from '../pool.js';
import { address, addresses, checkRegion, clientId, domain, FACTORS, FLOW_TYPES, identityPoolId, names, poolId } from './entries.js';
import type { Entry } from './reader.js';
import type { ConfigFile, JourneySettings } from './types.js';

const MECHANISMS = { email: 'email', phone: 'phone_number', phone_number: 'phone_number', username: 'username' } as const;
const PASSWORDLESS = { EMAIL_OTP: 'EMAIL_OTP', SMS_OTP: 'SMS_OTP', WEB_AUTHN: 'WEB_AUTHN' } as const;
const VERIFICATIONS = { code: 'code', link: 'link' } as const;
const OFFERS = { never: 'never', once: 'once', always: 'always' } as const;
const STORAGES = { local: 'local', session: 'session', memory: 'memory' } as const;

const KEYS = [
  'userPoolId', 'userPoolClientId', 'region', 'userPoolEndpoint', 'identityPoolId', 'identityPoolEndpoint', 'authenticationFlowType', 'preferredChallenge',
  'storage', 'domain', 'redirectSignIn', 'redirectSignOut', 'scopes', 'loginMechanisms', 'signUpAttributes', 'passwordPolicy', 'socialProviders', 'passwordless', 'verification', 'passkeyOffer', 'customRoleArn',
];

const POLICY_KEYS = ['minLength', 'requireLowercase', 'requireUppercase', 'requireNumbers', 'requireSymbols'];

/** All of it is ours: nothing in it is for somebody else. */
function checkKeys(entry: Entry, known: readonly string[]): void {
  const unknown = entry.keys.find((key) => !known.includes(key));
  if (unknown !== undefined) entry.at(unknown).fail(`is not known; there are ${known.join(', ')}`);
}

const endpoint = (entry: Entry): string => {
  const url = entry.text();
  return isEndpoint(url) ? url : entry.fail(`"${url}" must be a full https: URL (http: for localhost only)`);
};

const oneOrMore = (entry: Entry): string[] => (typeof entry.value === 'string' ? [address(entry)] : addresses(entry));

/** Reads the plain pair of pool and client, with whatever else the elements' attributes say. @throws {AuthError} ConfigurationError that names the key */
export function readPlain(file: Entry): ConfigFile {
  checkKeys(file, KEYS);
  const userPoolId = poolId(file.at('userPoolId'));
  checkRegion(file.at('region'), userPoolId);
  return {
    userPoolId,
    userPoolClientId: clientId(file.at('userPoolClientId')),
    userPoolEndpoint: file.at('userPoolEndpoint').optional(endpoint),
    identityPoolId: file.at('identityPoolId').optional(identityPoolId),
    identityPoolEndpoint: file.at('identityPoolEndpoint').optional(endpoint),
    authenticationFlowType: file.at('authenticationFlowType').optional((entry) => entry.oneOf(FLOW_TYPES)),
    preferredChallenge: file.at('preferredChallenge').optional((entry) => entry.oneOf(FACTORS)),
    verification: file.at('verification').optional((entry) => entry.oneOf(VERIFICATIONS)),
    passkeyOffer: file.at('passkeyOffer').optional((entry) => entry.oneOf(OFFERS)),
    customRoleArn: file.at('customRoleArn').optional((entry) => entry.text(/^arn:[\w-]+:iam::\d{12}:role\/\S+$/, 'arn:aws:iam::123456789012:role/member')),
    storage: file.at('storage').optional((entry) => entry.oneOf(STORAGES)),
    domain: file.at('domain').optional(domain),
    redirectSignIn: file.at('redirectSignIn').optional(oneOrMore),
    redirectSignOut: file.at('redirectSignOut').optional(oneOrMore),
    scopes: file.at('scopes').optional(names),
    journey: {
      loginMechanisms: file.at('loginMechanisms').optional((entry) => entry.list((item) => item.oneOf(MECHANISMS))),
      signUpAttributes: file.at('signUpAttributes').optional(names),
      passwordPolicy: file.at('passwordPolicy').optional(readPolicy),
      socialProviders: file.at('socialProviders').optional(names),
      passwordless: file.at('passwordless').optional((entry) => entry.list((item) => item.oneOf(PASSWORDLESS))),
    },
  };
}

function readPolicy(policy: Entry): JourneySettings['passwordPolicy'] {
  checkKeys(policy, POLICY_KEYS);
  const rule = (key: string): boolean | undefined => policy.at(key).optional((entry) => entry.flag());
  return {
    minLength: policy.at('minLength').optional((entry) => entry.passwordLength()),
    requireLowercase: rule('requireLowercase'), requireUppercase: rule('requireUppercase'), requireNumbers: rule('requireNumbers'), requireSymbols: rule('requireSymbols'),
  };
}
