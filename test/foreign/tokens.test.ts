/** The tokens of the local Cognito, judged by aws-jwt-verify: what a site's own server would verify them with. */
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import {
  CognitoJwtInvalidClientIdError, CognitoJwtInvalidTokenUseError, JwtExpiredError, JwtInvalidSignatureError, JwtParseError, KidNotFoundInJwksError,
} from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { GetTokensFromRefreshTokenCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { sdkClient, signInTokens, type Tokens } from './aws-sdk/client.js';
import { advance, CLIENTS, HOUR, MINUTE, NAMED_POOL_ID, POOL_ID, REGION, startForeignPool, UUID, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

const EMAIL = 'claims@example.com';
const ISSUER = `https://cognito-idp.${REGION}.amazonaws.com/${POOL_ID}`;

let pool: ForeignPool;
let sdk: CognitoIdentityProviderClient;
let tokens: Tokens;
let sub: string;
before(async () => {
  pool = await startForeignPool();
  sdk = sdkClient(pool.url);
  sub = await pool.addUser(EMAIL);
  tokens = await signInTokens(sdk, EMAIL);
});
after(() => pool.close());

const getJson = async (path: string): Promise<Record<string, unknown>> => (await fetch(`${pool.url}${path}`)).json() as Promise<Record<string, unknown>>;

interface VerifierOptions { tokenUse: 'access' | 'id'; clientId?: string; userPoolId?: string }

/** Fetches the keys from where Cognito keeps them, but of the local host. */
function verify(token: string, { tokenUse, clientId = CLIENTS.plain, userPoolId = POOL_ID }: VerifierOptions): Promise<Record<string, unknown>> {
  const fetcher = { fetch: async (uri: string) => (await fetch(uri.replace(/^https:\/\/[^/]+/, pool.url))).arrayBuffer() };
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse }, { jwksCache: new SimpleJwksCache({ fetcher }) });
  return verifier.verify(token);
}

const base64Url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

describe('claims', () => {
  test('of the access token', async () => {
    const { jti, origin_jti, event_id, ...claims } = await verify(tokens.AccessToken, { tokenUse: 'access' });
    const now = Date.now() / 1000;
    assert.deepEqual(claims, {
      sub, iss: ISSUER, client_id: CLIENTS.plain, token_use: 'access', scope: 'aws.cognito.signin.user.admin',
      auth_time: Math.floor(now), iat: Math.floor(now), exp: Math.floor(now) + 3600, username: sub,
    });
    for (const id of [jti, origin_jti, event_id]) assert.match(String(id), UUID);
  });

  test('of the ID token', async () => {
    const { jti, origin_jti, event_id, ...claims } = await verify(tokens.IdToken, { tokenUse: 'id' });
    const now = Math.floor(Date.now() / 1000);
    assert.deepEqual(claims, {
      sub, iss: ISSUER, aud: CLIENTS.plain, token_use: 'id', auth_time: now, iat: now, exp: now + 3600, 'cognito:username': sub, email: EMAIL, email_verified: true,
    });
    for (const id of [jti, origin_jti, event_id]) assert.match(String(id), UUID);
  });

  test('name no origin where tokens cannot be revoked', async () => {
    const { AccessToken } = await signInTokens(sdk, EMAIL, CLIENTS.unrevocable);
    const claims = await verify(AccessToken, { tokenUse: 'access', clientId: CLIENTS.unrevocable });
    assert.equal('origin_jti' in claims, false);
  });

  test('live as long as the client is configured to let them', async () => {
    const brief = await signInTokens(sdk, EMAIL, CLIENTS.brief);
    const lifetime = async (token: string, tokenUse: 'access' | 'id'): Promise<number> => {
      const { exp, iat } = await verify(token, { tokenUse, clientId: CLIENTS.brief });
      return (exp as number) - (iat as number);
    };
    assert.equal(await lifetime(brief.AccessToken, 'access'), 5 * 60);
    assert.equal(await lifetime(brief.IdToken, 'id'), 10 * 60);
    const refresh = () => sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: CLIENTS.brief, RefreshToken: brief.RefreshToken }));
    assert.ok((await refresh()).AuthenticationResult);
    advance(2 * HOUR + 1);
    await assert.rejects(refresh(), { name: 'NotAuthorizedException', message: 'Refresh Token has expired' });
  });

  test('keep their origin through a refresh', async () => {
    const { AccessToken, RefreshToken } = await signInTokens(sdk, EMAIL);
    advance(10 * MINUTE);
    const { AuthenticationResult } = await sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: CLIENTS.plain, RefreshToken }));
    const [before, after] = [await verify(AccessToken, { tokenUse: 'access' }), await verify(AuthenticationResult!.AccessToken!, { tokenUse: 'access' })];
    assert.deepEqual([after['auth_time'], after['origin_jti']], [before['auth_time'], before['origin_jti']]);
    assert.notEqual(after['jti'], before['jti']);
    assert.equal(after['iat'], (before['iat'] as number) + 600);
  });
});

describe('refused by the verifier', () => {
  let fresh: Tokens;
  before(async () => { fresh = await signInTokens(sdk, EMAIL); });

  function resigned(token: string, key: KeyObject): string {
    const [header, payload] = token.split('.');
    return `${header}.${payload}.${sign('sha256', Buffer.from(`${header}.${payload}`), key).toString('base64url')}`;
  }

  test('a changed claim', async () => {
    const [header, payload, signature] = fresh.AccessToken.split('.');
    const changed = base64Url({ ...decode(payload!), username: 'somebody-else' });
    await assert.rejects(verify(`${header}.${changed}.${signature}`, { tokenUse: 'access' }), JwtInvalidSignatureError);
  });

  test("a signature by somebody else's key", async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await assert.rejects(verify(resigned(fresh.AccessToken, privateKey), { tokenUse: 'access' }), JwtInvalidSignatureError);
  });

  test('no signature', async () => {
    const [header, payload] = fresh.AccessToken.split('.');
    const unsigned = base64Url({ ...decode(header!), alg: 'none' });
    await assert.rejects(verify(`${unsigned}.${payload}.`, { tokenUse: 'access' }), JwtParseError);
  });

  test('an unknown key', async () => {
    const [header, ...rest] = fresh.AccessToken.split('.');
    const unknown = [base64Url({ ...decode(header!), kid: 'unknown' }), ...rest].join('.');
    await assert.rejects(verify(unknown, { tokenUse: 'access' }), KidNotFoundInJwksError);
  });

  test('another client, another use, another pool', async () => {
    await assert.rejects(verify(fresh.AccessToken, { tokenUse: 'access', clientId: CLIENTS.guarded }), CognitoJwtInvalidClientIdError);
    await assert.rejects(verify(fresh.AccessToken, { tokenUse: 'id' }), CognitoJwtInvalidTokenUseError);
    await assert.rejects(verify(fresh.AccessToken, { tokenUse: 'access', userPoolId: NAMED_POOL_ID }), /issuer not configured/);
  });

  test('an expired one', async () => {
    await verify(fresh.AccessToken, { tokenUse: 'access' });
    advance(HOUR + 1000);
    await assert.rejects(verify(fresh.AccessToken, { tokenUse: 'access' }), JwtExpiredError);
  });
});

describe('keys and discovery', () => {
  test('the keys are public, RS256, and named by the tokens', async () => {
    const { keys } = await getJson(`/${POOL_ID}/.well-known/jwks.json`) as { keys: Record<string, string>[] };
    for (const key of keys) assert.deepEqual(Object.keys(key).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    for (const token of [tokens.AccessToken, tokens.IdToken]) {
      const { alg, kid } = decode(token.split('.')[0]!);
      assert.equal(alg, 'RS256');
      assert.ok(keys.some((key) => key['kid'] === kid));
    }
  });

  test('each pool has keys of its own', async () => {
    const kids = await Promise.all([POOL_ID, NAMED_POOL_ID].map(async (id) => {
      const { keys } = await getJson(`/${id}/.well-known/jwks.json`) as { keys: Record<string, string>[] };
      return keys.map((key) => key['kid']);
    }));
    assert.deepEqual(kids[0]!.filter((kid) => kids[1]!.includes(kid)), []);
  });

  test('discovery names the issuer of the tokens', async () => {
    const discovered = await getJson(`/${POOL_ID}/.well-known/openid-configuration`);
    assert.equal(discovered['issuer'], ISSUER);
    assert.match(String(discovered['jwks_uri']), new RegExp(`/${POOL_ID}/\\.well-known/jwks\\.json$`));
    assert.deepEqual(discovered['id_token_signing_alg_values_supported'], ['RS256']);
  });

  test('refused: a pool that does not exist', async () => {
    const response = await fetch(`${pool.url}/eu-west-1_Nowhere01/.well-known/jwks.json`);
    assert.ok([400, 404].includes(response.status), `status ${response.status}`);
  });
});

test('the refresh token is opaque', () => {
  assert.throws(() => decode(tokens.RefreshToken.split('.')[1] ?? ''));
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
