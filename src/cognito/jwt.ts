import { fromBase64Url, fromUtf8 } from '../core/encoding.js';

/** Claims that Cognito writes into both tokens; times are in seconds since the Unix epoch. */
interface CommonClaims {
  sub: string;
  iss: string;
  exp: number;
  iat: number;
  auth_time?: number;
  /** Shared by all tokens of one sign-in; there only when the client's tokens can be revoked. */
  origin_jti?: string;
  jti?: string;
  event_id?: string;
  'cognito:groups'?: string[];
  /** Claims of OpenID Connect, of custom attributes, or of a trigger of the site's. */
  [claim: string]: unknown;
}

export interface IdTokenClaims extends CommonClaims {
  token_use: 'id';
  aud: string;
  'cognito:username': string;
  'cognito:roles'?: string[];
  'cognito:preferred_role'?: string;
  email?: string;
  email_verified?: boolean;
  phone_number?: string;
  phone_number_verified?: boolean;
  nonce?: string;
}

export interface AccessTokenClaims extends CommonClaims {
  token_use: 'access';
  client_id: string;
  username: string;
  /** Separated by spaces. */
  scope?: string;
  device_key?: string;
}

/**
 * Reads a token's claims (RFC 7519 §4) without verifying its signature, which is for the server that accepts the token.
 * @returns undefined for anything that is not a JWT with its three parts and an object inside
 */
export function readClaims<Claims extends CommonClaims = CommonClaims>(token: string): Claims | undefined {
  const [, payload, signature] = token.split('.');
  if (!payload || !signature) return undefined;
  try {
    const claims: unknown = JSON.parse(fromUtf8(fromBase64Url(payload)));
    return isObject(claims) ? claims as Claims : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
