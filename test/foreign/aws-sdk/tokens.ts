/** The checks of aws-sdk.test.ts: tokens and their end. */
import assert from 'node:assert/strict';
import {
  GetTokensFromRefreshTokenCommand, GlobalSignOutCommand, RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { getUser, INVALID_TOKEN, signedIn, signInTokens, type Bench, type Checks } from './client.js';
import { advance, CLIENTS, refused, RETRY_GRACE_SECONDS } from '../pool.js';

const ClientId = CLIENTS.plain;

export const tokensChecks = (bench: Bench): Checks => ({
  async GetTokensFromRefreshToken() {
    const { sdk } = bench;
    const { RefreshToken } = await signedIn(bench, 'rotate@example.com', CLIENTS.rotating);
    const refresh = async (token: string, client: string = CLIENTS.rotating) =>
      (await sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: client, RefreshToken: token }))).AuthenticationResult;
    const next = (await refresh(RefreshToken))?.RefreshToken ?? '';
    assert.notEqual(next, RefreshToken);
    await assert.rejects(refresh('invented'), refused('NotAuthorizedException', 'Invalid Refresh Token'));
    await assert.rejects(refresh(next, CLIENTS.plain), { name: 'NotAuthorizedException' }, "another client's token");
    assert.ok((await refresh(RefreshToken))?.AccessToken, 'good again within the grace period');
    advance((RETRY_GRACE_SECONDS + 1) * 1000);
    await assert.rejects(refresh(RefreshToken), { name: 'RefreshTokenReuseException' });
    await assert.rejects(refresh(next), { name: /NotAuthorizedException|RefreshTokenReuseException/ }, 'reuse ends the family');

    const fixed = await signInTokens(sdk, 'rotate@example.com');
    assert.equal((await refresh(fixed.RefreshToken, ClientId))?.RefreshToken, undefined, 'without rotation the old one stays');
  },

  async RevokeToken() {
    const { sdk } = bench;
    const { AccessToken, RefreshToken } = await signedIn(bench, 'revoke@example.com');
    const other = await signInTokens(sdk, 'revoke@example.com');
    await assert.rejects(sdk.send(new RevokeTokenCommand({ ClientId, Token: AccessToken })), { name: 'UnsupportedTokenTypeException' });
    await sdk.send(new RevokeTokenCommand({ ClientId, Token: RefreshToken }));
    await assert.rejects(getUser(sdk, AccessToken), refused('NotAuthorizedException', 'Access Token has been revoked'));
    await assert.rejects(sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken })), refused('NotAuthorizedException', 'Refresh Token has been revoked'));
    await getUser(sdk, other.AccessToken);
    const lasting = await signInTokens(sdk, 'revoke@example.com', CLIENTS.unrevocable);
    await assert.rejects(sdk.send(new RevokeTokenCommand({ ClientId: CLIENTS.unrevocable, Token: lasting.RefreshToken })), { name: 'UnsupportedOperationException' });
  },

  async GlobalSignOut() {
    const { sdk } = bench;
    const { AccessToken, RefreshToken } = await signedIn(bench, 'global@example.com');
    const other = await signInTokens(sdk, 'global@example.com');
    await assert.rejects(sdk.send(new GlobalSignOutCommand({ AccessToken: 'not.a.token' })), INVALID_TOKEN);
    await sdk.send(new GlobalSignOutCommand({ AccessToken }));
    for (const token of [AccessToken, other.AccessToken]) await assert.rejects(getUser(sdk, token), refused('NotAuthorizedException', 'Access Token has been revoked'));
    await assert.rejects(sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken })), { name: 'NotAuthorizedException' });
    await getUser(sdk, (await signInTokens(sdk, 'global@example.com')).AccessToken);
  },
});
