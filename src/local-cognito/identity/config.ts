/** Identity pools as they are configured: the keys of CreateIdentityPool and SetIdentityPoolRoles. */
import { Reader, type ObjectReader } from '../config-reader.js';

export interface IdentityPoolConfig {
  id: string;
  region: string;
  /** AllowUnauthenticatedIdentities. */
  guests: boolean;
  /** AllowClassicFlow: tokens for STS in place of credentials. */
  classicFlow: boolean;
  providers: readonly IdentityProvider[];
  roles: { authenticated: string | undefined; unauthenticated: string | undefined };
  /** By `<provider name>:<client id>`. */
  mappings: ReadonlyMap<string, RoleMapping>;
}

export interface IdentityProvider {
  /** As `cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Local0001`. */
  name: string;
  clientId: string;
  /** ServerSideTokenCheck: tokens that were revoked, and those of users who were disabled or deleted, are refused. */
  checksUser: boolean;
}

export type RoleMapping = { ambiguous: 'AuthenticatedRole' | 'Deny' } & ({ type: 'Token' } | { type: 'Rules'; rules: readonly RoleRule[] });

export interface RoleRule {
  claim: string;
  match: 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual';
  value: string;
  role: string;
}

const KEYS = [
  'IdentityPoolId', 'AllowUnauthenticatedIdentities', 'AllowClassicFlow', 'CognitoIdentityProviders', 'Roles', 'RoleMappings',
  // These change nothing here.
  'IdentityPoolName', 'IdentityPoolTags',
];

const POOL_ID = /^[a-z]{2}(-[a-z]+)+-\d:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PROVIDER_NAME = /^cognito-idp\.[\w-]+\.amazonaws\.com(\.cn)?\/[\w-]+_[0-9a-zA-Z]+$/;
const ROLE_ARN = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;

/** @throws {ConfigError} naming the key that cannot be right */
export function readIdentityPools(value: unknown): IdentityPoolConfig[] {
  const root = new Reader(value, '').object(['userPools', 'identityPools']);
  return root.get('identityPools', (list) => list.list(readPool), []);
}

function readPool(reader: Reader): IdentityPoolConfig {
  const pool = reader.object(KEYS);
  const id = pool.at('IdentityPoolId').text(POOL_ID);
  const flag = (key: string): boolean => pool.get(key, (member) => member.flag(), false);
  const roles = pool.get('Roles', (member) => member.object(['authenticated', 'unauthenticated']), undefined);
  const role = (key: string): string | undefined => roles?.get(key, (arn) => arn.text(ROLE_ARN), undefined);
  return {
    id,
    region: id.slice(0, id.indexOf(':')),
    guests: flag('AllowUnauthenticatedIdentities'),
    classicFlow: flag('AllowClassicFlow'),
    providers: pool.get('CognitoIdentityProviders', (list) => list.list(readProvider), []),
    roles: { authenticated: role('authenticated'), unauthenticated: role('unauthenticated') },
    mappings: pool.get('RoleMappings', readMappings, new Map<string, RoleMapping>()),
  };
}

function readProvider(reader: Reader): IdentityProvider {
  const provider = reader.object(['ProviderName', 'ClientId', 'ServerSideTokenCheck']);
  return {
    name: provider.at('ProviderName').text(PROVIDER_NAME),
    clientId: provider.at('ClientId').text(),
    checksUser: provider.get('ServerSideTokenCheck', (flag) => flag.flag(), false),
  };
}

function readMappings(reader: Reader): Map<string, RoleMapping> {
  const { value, path } = reader;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) reader.fail('must be an object.');
  return new Map(Object.entries(value).map(([provider, mapping]) => [provider, readMapping(new Reader(mapping, `${path}.${provider}`))]));
}

function readMapping(reader: Reader): RoleMapping {
  const mapping = reader.object(['Type', 'AmbiguousRoleResolution', 'RulesConfiguration']);
  const ambiguous = mapping.get('AmbiguousRoleResolution', (choice) => choice.oneOf(['AuthenticatedRole', 'Deny'] as const), 'Deny' as const);
  const type = mapping.at('Type').oneOf(['Token', 'Rules'] as const);
  if (type === 'Token') return { type, ambiguous };
  return { type, ambiguous, rules: mapping.at('RulesConfiguration').object(['Rules']).at('Rules').list(readRule) };
}

function readRule(reader: Reader): RoleRule {
  const rule: ObjectReader = reader.object(['Claim', 'MatchType', 'Value', 'RoleARN']);
  return {
    claim: rule.at('Claim').text(),
    match: rule.at('MatchType').oneOf(['Equals', 'Contains', 'StartsWith', 'NotEqual']),
    value: rule.at('Value').text(),
    role: rule.at('RoleARN').text(ROLE_ARN),
  };
}
