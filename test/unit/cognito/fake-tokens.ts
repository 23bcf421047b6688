import { toBase64Url, utf8 } from '../../../src/core/encoding.js';
import type { AuthenticationResult } from '../../../src/cognito/operations.js';

const part = (value: object): string => toBase64Url(utf8(JSON.stringify(value)));

/** Well-formed and signed by nobody. */
export const fakeJwt = (claims: object): string => `${part({ alg: 'RS256', kid: 'test' })}.${part(claims)}.c2lnbmF0dXJl`;

export interface FakeTokenOptions {
  username?: string;
  /** Seconds since the Unix epoch. */
  issuedAt: number;
  /** Seconds. */
  lifetime?: number;
  refreshToken?: string;
}

/** What Cognito would issue, with the claims that clients read. */
export function fakeTokens({ username = '0b3c5a1e-1111', issuedAt, lifetime = 3600, refreshToken }: FakeTokenOptions) {
  const common = { sub: `sub of ${username}`, iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E', iat: issuedAt, exp: issuedAt + lifetime };
  return {
    IdToken: fakeJwt({ ...common, token_use: 'id', aud: 'client', 'cognito:username': username, email: 'jürgen@example.com' }),
    AccessToken: fakeJwt({ ...common, token_use: 'access', client_id: 'client', username, scope: 'aws.cognito.signin.user.admin' }),
    RefreshToken: refreshToken,
    TokenType: 'Bearer',
    ExpiresIn: lifetime,
  } satisfies AuthenticationResult;
}
