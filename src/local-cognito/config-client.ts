/** An app client's configuration: CreateUserPoolClient's keys with Cognito's defaults. */
import type { ObjectReader, Reader } from './config-reader.js';

const FLOWS = [
  'ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
] as const;
export type ExplicitAuthFlow = (typeof FLOWS)[number];

const DEFAULT_FLOWS: readonly ExplicitAuthFlow[] = ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'];

export interface Client {
  id: string;
  secret: string | undefined;
  flows: readonly ExplicitAuthFlow[];
  preventUserExistenceErrors: boolean;
  /** Present when refresh tokens rotate; how long an exchanged one may still be used. */
  rotation: { graceMs: number } | undefined;
  accessTokenMs: number;
  idTokenMs: number;
  refreshTokenMs: number;
  /** EnableTokenRevocation. */
  revocable: boolean;
  /** How long a Session of a challenge lives. */
  sessionMs: number;
  /** Undefined: every attribute. */
  readable: readonly string[] | undefined;
  writable: readonly string[] | undefined;
  oauth: OAuthClient;
}

/** What a client may do at the hosted login. */
export interface OAuthClient {
  /** AllowedOAuthFlowsUserPoolClient with the flow `code`. */
  enabled: boolean;
  /** `COGNITO` is the pool itself. */
  providers: readonly string[];
  callbackUrls: readonly string[];
  logoutUrls: readonly string[];
  scopes: readonly string[];
}

const UNIT_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };
type Unit = keyof typeof UNIT_MS;
const UNITS = Object.keys(UNIT_MS) as Unit[];

const KEYS = [
  'ClientId', 'ClientSecret', 'GenerateSecret', 'ExplicitAuthFlows', 'PreventUserExistenceErrors', 'RefreshTokenRotation',
  'AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity', 'TokenValidityUnits', 'EnableTokenRevocation', 'AuthSessionValidity',
  'ReadAttributes', 'WriteAttributes', 'SupportedIdentityProviders', 'CallbackURLs', 'LogoutURLs', 'AllowedOAuthFlows', 'AllowedOAuthScopes',
  'AllowedOAuthFlowsUserPoolClient',
];

/** Keys of CreateUserPoolClient that change nothing here. */
const IGNORED_KEYS = ['ClientName', 'DefaultRedirectURI', 'AnalyticsConfiguration', 'EnablePropagateAdditionalUserContextData'];

export function readClient(reader: Reader): Client {
  const client = reader.object([...KEYS, ...IGNORED_KEYS]);
  const id = client.at('ClientId').text(/^[\w+]{1,128}$/);
  const names = (key: string): string[] | undefined => client.get(key, (list) => list.list((item) => item.text()), undefined);
  return {
    id,
    secret: readSecret(client, id),
    flows: client.get('ExplicitAuthFlows', (list) => list.list((item) => item.oneOf(FLOWS)), DEFAULT_FLOWS),
    preventUserExistenceErrors: client.get('PreventUserExistenceErrors', (mode) => mode.oneOf(['LEGACY', 'ENABLED']), 'LEGACY') === 'ENABLED',
    rotation: client.get('RefreshTokenRotation', readRotation, undefined),
    accessTokenMs: readValidity(client, 'AccessToken', 1, 'hours', [5 * UNIT_MS.minutes, UNIT_MS.days]),
    idTokenMs: readValidity(client, 'IdToken', 1, 'hours', [5 * UNIT_MS.minutes, UNIT_MS.days]),
    refreshTokenMs: readValidity(client, 'RefreshToken', 30, 'days', [UNIT_MS.hours, 3650 * UNIT_MS.days]),
    revocable: client.get('EnableTokenRevocation', (flag) => flag.flag(), true),
    sessionMs: client.get('AuthSessionValidity', (minutes) => minutes.integer(3, 15), 3) * UNIT_MS.minutes,
    readable: names('ReadAttributes'),
    writable: names('WriteAttributes'),
    oauth: readOAuth(client),
  };
}

/** https anywhere, http on this machine, or an app's own scheme; never a fragment (RFC 6749, section 3.1.2). */
const REDIRECT = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/?]|$)|(?!https?:|javascript:|data:)[a-z][a-z0-9+.-]*:)[^\s#]*$/;

function readOAuth(client: ObjectReader): OAuthClient {
  const texts = (key: string, absent: string[], pattern?: RegExp): string[] => client.get(key, (list) => list.list((item) => item.text(pattern)), absent);
  const flows = client.get('AllowedOAuthFlows', (list) => list.list((item) => item.oneOf(['code', 'implicit', 'client_credentials'])), undefined);
  const enabled = client.get('AllowedOAuthFlowsUserPoolClient', (flag) => flag.flag(), false);
  return {
    enabled: enabled && flows?.includes('code') === true,
    providers: texts('SupportedIdentityProviders', ['COGNITO']),
    callbackUrls: texts('CallbackURLs', [], REDIRECT),
    logoutUrls: texts('LogoutURLs', [], REDIRECT),
    scopes: texts('AllowedOAuthScopes', []),
  };
}

/** GenerateSecret gives a secret that can be told from the file, because nobody could read a random one back. */
function readSecret(client: ObjectReader, id: string): string | undefined {
  const secret = client.get('ClientSecret', (text) => text.text(/^[\w+]{24,64}$/), undefined);
  const generate = client.get('GenerateSecret', (flag) => flag.flag(), false);
  return secret ?? (generate ? id.repeat(51).slice(0, 51) : undefined);
}

function readRotation(reader: Reader): Client['rotation'] {
  const rotation = reader.object(['Feature', 'RetryGracePeriodSeconds']);
  const graceMs = rotation.get('RetryGracePeriodSeconds', (seconds) => seconds.integer(0, 60), 0) * UNIT_MS.seconds;
  return rotation.at('Feature').oneOf(['ENABLED', 'DISABLED']) === 'ENABLED' ? { graceMs } : undefined;
}

function readValidity(client: ObjectReader, token: string, absent: number, absentUnit: Unit, [min, max]: [number, number]): number {
  const unit = client.get('TokenValidityUnits', (units) =>
    units.object(['AccessToken', 'IdToken', 'RefreshToken']).get(token, (member) => member.oneOf(UNITS), absentUnit), absentUnit);
  const key = `${token}Validity`;
  const validity = client.get(key, (number) => number.integer(1, 315_360_000), absent) * UNIT_MS[unit];
  if (validity < min || validity > max) client.at(key).fail(`must be from ${min / UNIT_MS.minutes} minutes to ${max / UNIT_MS.days} days.`);
  return validity;
}
