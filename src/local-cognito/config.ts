/** The configuration: CreateUserPool's and CreateUserPoolClient's keys, checked, with Cognito's defaults. */
import { readClient, type Client } from './config-client.js';
import { readProvider, type IdentityProvider } from './config-provider.js';
import { readGroup, type Group } from './groups.js';
import { Reader, type ObjectReader } from './config-reader.js';
import { readSchema, type AttributeRule } from './schema.js';
import type { PasswordPolicy } from './policy.js';

export type ContactAttribute = 'email' | 'phone_number';
export type AliasAttribute = ContactAttribute | 'preferred_username';
export type MfaType = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** WebAuthnConfiguration. */
export interface RelyingParty {
  /** A domain; sites of it and of its subdomains may use the passkeys. */
  id: string;
  userVerification: 'required' | 'preferred';
  /** A passkey counts as two factors: MULTI_FACTOR_WITH_USER_VERIFICATION. */
  isMultiFactor: boolean;
}

export interface SeedUser {
  username: string;
  attributes: Record<string, string>;
  password: string | undefined;
  permanent: boolean;
  confirmed: boolean;
  groups: readonly string[];
}

export interface DevicePolicy {
  /** A remembered device is asked for no second factor (ChallengeRequiredOnNewDevice). */
  replacesMfa: boolean;
  /** A device is remembered only once the user has said so (DeviceOnlyRememberedOnUserPrompt). */
  isAsked: boolean;
}

export interface PoolConfig {
  id: string;
  /** The part of the id after the underscore: what SRP hashes. */
  name: string;
  region: string;
  usernameAttributes: readonly ContactAttribute[];
  aliasAttributes: readonly AliasAttribute[];
  autoVerified: readonly ContactAttribute[];
  /** A sign-up is confirmed by a link where the message is an e-mail (CONFIRM_WITH_LINK). */
  confirmsByLink: boolean;
  /** Has a domain (CreateUserPoolDomain), which links need. */
  hasDomain: boolean;
  verifyBeforeUpdate: readonly ContactAttribute[];
  policy: PasswordPolicy;
  schema: ReadonlyMap<string, AttributeRule>;
  mfa: 'OFF' | 'OPTIONAL' | 'ON';
  mfaTypes: readonly MfaType[];
  /** SignInPolicy: what choice-based sign-in (USER_AUTH) may begin with. */
  firstFactors: readonly FirstFactor[];
  relyingParty: RelyingParty | undefined;
  /** Where a reset code may go, best first; empty when only an administrator may reset. */
  recovery: readonly ContactAttribute[];
  /** Undefined where the pool does not remember devices. */
  devices: DevicePolicy | undefined;
  caseSensitive: boolean;
  adminOnly: boolean;
  clients: readonly Client[];
  identityProviders: readonly IdentityProvider[];
  users: readonly SeedUser[];
  groups: readonly Group[];
}

const CONTACTS = ['email', 'phone_number'] as const;
const ALIASES = [...CONTACTS, 'preferred_username'] as const;

const POOL_KEYS = [
  'Id', 'clients', 'users', 'groups', 'identityProviders', 'UsernameAttributes', 'AliasAttributes', 'AutoVerifiedAttributes', 'Policies', 'Schema', 'MfaConfiguration',
  'SmsMfaConfiguration', 'SoftwareTokenMfaConfiguration', 'EmailMfaConfiguration', 'AccountRecoverySetting', 'UsernameConfiguration',
  'AdminCreateUserConfig', 'UserAttributeUpdateSettings', 'DeviceConfiguration', 'WebAuthnConfiguration', 'VerificationMessageTemplate', 'Domain',
];

/** Keys of CreateUserPool that change nothing here: texts of messages, delivery, names, billing. */
const IGNORED_POOL_KEYS = [
  'PoolName', 'UserPoolTags', 'UserPoolTier', 'UserPoolAddOns', 'DeletionProtection', 'LambdaConfig',
  'EmailConfiguration', 'SmsConfiguration', 'SmsVerificationMessage', 'EmailVerificationMessage', 'EmailVerificationSubject',
  'SmsAuthenticationMessage',
];

/** @throws {ConfigError} naming the key that cannot be right */
export function readConfig(value: unknown): PoolConfig[] {
  const root = new Reader(value, '').object(['userPools', 'identityPools']);
  const pools = root.at('userPools').list(readPool);
  refuseTwins(root.at('userPools'), pools.map(({ id }) => id), 'pool Id');
  refuseTwins(root.at('userPools'), pools.flatMap(({ clients }) => clients.map(({ id }) => id)), 'ClientId');
  return pools;
}

function readPool(reader: Reader): PoolConfig {
  const pool = reader.object([...POOL_KEYS, ...IGNORED_POOL_KEYS]);
  const id = pool.at('Id').text(/^[a-z]{2}(-[a-z]+)+-\d_[0-9a-zA-Z]{1,40}$/);
  const contacts = (key: string): ContactAttribute[] => pool.get(key, (list) => list.list((item) => item.oneOf(CONTACTS)), []);
  const usernameAttributes = contacts('UsernameAttributes');
  const aliasAttributes = pool.get('AliasAttributes', (list) => list.list((item) => item.oneOf(ALIASES)), []);
  if (usernameAttributes.length > 0 && aliasAttributes.length > 0) pool.at('AliasAttributes').fail('cannot stand beside UsernameAttributes.');
  const schema = pool.get('Schema', readSchema, readSchema(new Reader([], '')));
  const identityProviders = pool.get('identityProviders', (list) => list.list(readProvider), []);
  refuseTwins(pool.at('identityProviders'), identityProviders.map(({ name }) => name), 'ProviderName');
  refuseTwins(pool.at('identityProviders'), identityProviders.flatMap(({ identifiers }) => identifiers), 'identifier');
  const clients = pool.at('clients').list(readClient);
  const isProvider = (name: string): boolean => name === 'COGNITO' || identityProviders.some((provider) => provider.name === name);
  for (const { id: client, oauth: { providers } } of clients) {
    const unknown = providers.find((name) => !isProvider(name));
    if (unknown !== undefined) pool.at('clients').fail(`name an identity provider '${unknown}' that the pool does not have (client ${client}).`);
  }
  return {
    id,
    name: id.slice(id.indexOf('_') + 1),
    region: id.slice(0, id.indexOf('_')),
    usernameAttributes,
    aliasAttributes,
    autoVerified: contacts('AutoVerifiedAttributes'),
    confirmsByLink: pool.get('VerificationMessageTemplate', readEmailOption, 'CONFIRM_WITH_CODE') === 'CONFIRM_WITH_LINK',
    hasDomain: pool.get('Domain', (domain) => domain.text(DOMAIN), undefined) !== undefined,
    verifyBeforeUpdate: pool.get('UserAttributeUpdateSettings', (settings) =>
      settings.object(['AttributesRequireVerificationBeforeUpdate']).get('AttributesRequireVerificationBeforeUpdate', (list) =>
        list.list((item) => item.oneOf(CONTACTS)), []), []),
    policy: readPolicy(pool),
    schema,
    mfa: pool.get('MfaConfiguration', (mode) => mode.oneOf(['OFF', 'OPTIONAL', 'ON']), 'OFF'),
    mfaTypes: readMfaTypes(pool),
    firstFactors: readFirstFactors(pool),
    relyingParty: pool.get('WebAuthnConfiguration', readRelyingParty, undefined),
    recovery: pool.get('AccountRecoverySetting', readRecovery, ['phone_number', 'email']),
    devices: pool.get('DeviceConfiguration', readDevices, undefined),
    caseSensitive: pool.get('UsernameConfiguration', (names) => names.object(['CaseSensitive']).at('CaseSensitive').flag(), false),
    adminOnly: pool.get('AdminCreateUserConfig', (settings) =>
      settings.object(['AllowAdminCreateUserOnly', 'UnusedAccountValidityDays', 'InviteMessageTemplate'])
        .get('AllowAdminCreateUserOnly', (only) => only.flag(), false), false),
    clients,
    identityProviders,
    users: pool.get('users', (list) => list.list(readUser), []),
    groups: pool.get('groups', (list) => list.list(readGroup), []),
  };
}

/** A prefix, or a whole domain of one's own (CreateUserPoolDomain). */
const DOMAIN = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;

const TEMPLATE_KEYS = ['DefaultEmailOption', 'EmailMessage', 'EmailSubject', 'EmailMessageByLink', 'EmailSubjectByLink', 'SmsMessage'];

const readEmailOption = (reader: Reader): 'CONFIRM_WITH_CODE' | 'CONFIRM_WITH_LINK' =>
  reader.object(TEMPLATE_KEYS).get('DefaultEmailOption', (option) => option.oneOf(['CONFIRM_WITH_CODE', 'CONFIRM_WITH_LINK']), 'CONFIRM_WITH_CODE');

const POLICY_KEYS = [
  'MinimumLength', 'RequireUppercase', 'RequireLowercase', 'RequireNumbers', 'RequireSymbols', 'PasswordHistorySize',
  'TemporaryPasswordValidityDays',
];

function readPolicy(pool: ObjectReader): PasswordPolicy {
  const policy = pool.get('Policies', (policies) =>
    policies.object(['PasswordPolicy', 'SignInPolicy']).get('PasswordPolicy', (own) => own.object(POLICY_KEYS), undefined), undefined);
  // Without a policy Cognito asks for everything; within one, a rule that is not named does not hold.
  const rule = (key: string): boolean => (policy ? policy.get(key, (flag) => flag.flag(), false) : true);
  const number = (key: string, min: number, max: number, absent: number): number =>
    policy?.get(key, (member) => member.integer(min, max), absent) ?? absent;
  return {
    minimumLength: number('MinimumLength', 6, 99, 8),
    uppercase: rule('RequireUppercase'),
    lowercase: rule('RequireLowercase'),
    numbers: rule('RequireNumbers'),
    symbols: rule('RequireSymbols'),
    historySize: number('PasswordHistorySize', 0, 24, 0),
    temporaryDays: number('TemporaryPasswordValidityDays', 0, 365, 7),
  };
}

const MFA_KEYS = ['Enabled', 'SmsAuthenticationMessage', 'SmsConfiguration', 'Message', 'Subject'];

/** SetUserPoolMfaConfig's keys; where none is given, texts and software tokens are on, as CreateUserPool has it. */
function readMfaTypes(pool: ObjectReader): MfaType[] {
  const enabled = (key: string): boolean => pool.get(key, (settings) => settings.object(MFA_KEYS).get('Enabled', (flag) => flag.flag(), true), false);
  const types: MfaType[] = [];
  if (enabled('SmsMfaConfiguration')) types.push('SMS_MFA');
  if (enabled('SoftwareTokenMfaConfiguration')) types.push('SOFTWARE_TOKEN_MFA');
  if (enabled('EmailMfaConfiguration')) types.push('EMAIL_OTP');
  return types.length > 0 ? types : ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'];
}

const FIRST_FACTORS = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;

const readFirstFactors = (pool: ObjectReader): FirstFactor[] => pool.get('Policies', (policies) =>
  policies.object(['PasswordPolicy', 'SignInPolicy']).get('SignInPolicy', (policy) =>
    policy.object(['AllowedFirstAuthFactors']).at('AllowedFirstAuthFactors').list((item) => item.oneOf(FIRST_FACTORS)), undefined), undefined) ?? ['PASSWORD'];

/** SetUserPoolMfaConfig's WebAuthnConfiguration, which hosted login gives a domain by itself. */
function readRelyingParty(reader: Reader): RelyingParty {
  const settings = reader.object(['RelyingPartyId', 'UserVerification', 'FactorConfiguration']);
  const strict = settings.get('FactorConfiguration', (mode) => mode.oneOf(['SINGLE_FACTOR', 'MULTI_FACTOR_WITH_USER_VERIFICATION']), 'SINGLE_FACTOR') !== 'SINGLE_FACTOR';
  return {
    id: settings.at('RelyingPartyId').text(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/),
    userVerification: settings.get('UserVerification', (mode) => mode.oneOf(['required', 'preferred']), strict ? 'required' : 'preferred'),
    isMultiFactor: strict,
  };
}

function readDevices(reader: Reader): DevicePolicy {
  const policy = reader.object(['ChallengeRequiredOnNewDevice', 'DeviceOnlyRememberedOnUserPrompt']);
  const flag = (key: string): boolean => policy.get(key, (member) => member.flag(), false);
  return { replacesMfa: flag('ChallengeRequiredOnNewDevice'), isAsked: flag('DeviceOnlyRememberedOnUserPrompt') };
}

function readRecovery(setting: Reader): ContactAttribute[] {
  const mechanisms = setting.object(['RecoveryMechanisms']).at('RecoveryMechanisms').list((item) => {
    const mechanism = item.object(['Name', 'Priority']);
    return {
      name: mechanism.at('Name').oneOf(['verified_email', 'verified_phone_number', 'admin_only']),
      priority: mechanism.at('Priority').integer(1, 2),
    };
  });
  return mechanisms
    .sort((left, right) => left.priority - right.priority)
    .flatMap(({ name }) => (name === 'admin_only' ? [] : [name === 'verified_email' ? 'email' as const : 'phone_number' as const]));
}

/** AdminAddUserToGroup's GroupName. */
const GROUP_NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;

function readUser(reader: Reader): SeedUser {
  const user = reader.object(['Username', 'UserAttributes', 'Password', 'Permanent', 'Confirmed', 'Groups']);
  const attributes = user.get('UserAttributes', (list) => list.list((item) => {
    const attribute = item.object(['Name', 'Value']);
    return [attribute.at('Name').text(), attribute.at('Value').text()] as const;
  }), []);
  return {
    username: user.at('Username').text(),
    attributes: Object.fromEntries(attributes),
    password: user.get('Password', (password) => password.text(/^\S(.*\S)?$/), undefined),
    permanent: user.get('Permanent', (flag) => flag.flag(), true),
    confirmed: user.get('Confirmed', (flag) => flag.flag(), true),
    groups: user.get('Groups', (list) => list.list((item) => item.text(GROUP_NAME)), []),
  };
}

function refuseTwins(reader: Reader, ids: readonly string[], what: string): void {
  const twin = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twin !== undefined) reader.fail(`has the ${what} '${twin}' twice.`);
}
