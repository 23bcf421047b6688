/** Tokens: forged, expired, revoked, exchanged before. */
import { DAY, HOUR, MAIN, holds, newTokens, refused, signInByPassword, type Refusal, type World } from '../world.js';

const getUser = (world: World, AccessToken: string) => world.call('GetUser', { AccessToken });
const refresh = (world: World, RefreshToken: string, ClientId = 'plain') => world.call('GetTokensFromRefreshToken', { ClientId, RefreshToken });
const oldRefresh = (world: World, REFRESH_TOKEN: string, ClientId = 'plain') =>
  world.call('InitiateAuth', { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId, AuthParameters: { REFRESH_TOKEN } });
const revoke = (world: World, Token: string, ClientId = 'plain') => world.call('RevokeToken', { ClientId, Token });

/** The token with one claim changed and the signature of before. */
export function forge(token: string, change: object): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const base64 = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as object;
  return [header, base64(JSON.stringify({ ...claims, ...change })), signature].join('.');
}

export const tokenRefusals: Refusal[] = [
  {
    name: 'an access token that is none, forged, or an ID token',
    async run(world) {
      const { access, id } = await newTokens(world);
      await refused(getUser(world, 'rubbish'), 'NotAuthorizedException', 'Invalid Access Token');
      await refused(getUser(world, id), 'NotAuthorizedException', 'Invalid Access Token');
      await refused(getUser(world, forge(access, { username: 'admin' })), 'NotAuthorizedException', 'Invalid Access Token');
      await refused(getUser(world, forge(access, { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other' })), 'NotAuthorizedException');
      await refused(getUser(world, `${access.slice(0, access.lastIndexOf('.'))}.`), 'NotAuthorizedException', 'Invalid Access Token');
      await getUser(world, access);
    },
  },
  {
    name: 'an access token after an hour',
    async run(world) {
      const { access, refresh: refreshToken } = await newTokens(world);
      world.clock.advance(HOUR - 10_000);
      await getUser(world, access);
      world.clock.advance(10_000);
      await refused(getUser(world, access), 'NotAuthorizedException', 'Access Token has expired');
      await getUser(world, (await refresh(world, refreshToken)).AuthenticationResult?.AccessToken ?? '');
    },
  },
  {
    name: 'a refresh token that is none, expired, or another client\'s',
    async run(world) {
      const { refresh: refreshToken } = await newTokens(world);
      for (const by of [refresh, oldRefresh]) {
        await refused(by(world, 'rubbish'), 'NotAuthorizedException', 'Invalid Refresh Token');
        await refused(by(world, refreshToken, 'other'), 'NotAuthorizedException', 'Invalid Refresh Token');
        const { AuthenticationResult: tokens } = await by(world, refreshToken);
        holds(tokens !== undefined && tokens.RefreshToken === undefined, 'without rotation a refresh gives no new refresh token');
      }
      world.clock.advance(30 * DAY);
      for (const by of [refresh, oldRefresh]) await refused(by(world, refreshToken), 'NotAuthorizedException', 'Refresh Token has expired');
    },
  },
  {
    name: 'a rotated refresh token after its grace period, and with it the whole family',
    async run(world) {
      const { refresh: first } = await newTokens(world, 'rotating');
      const exchanged = (await refresh(world, first, 'rotating')).AuthenticationResult;
      const second = exchanged?.RefreshToken ?? '';
      holds(second !== '' && second !== first, 'an exchange gives another refresh token');
      world.clock.advance(29_999);
      await refresh(world, first, 'rotating');
      world.clock.advance(1);
      await getUser(world, exchanged?.AccessToken ?? '');
      await refused(refresh(world, first, 'rotating'), 'RefreshTokenReuseException');
      await refused(refresh(world, second, 'rotating'), 'NotAuthorizedException', 'Refresh Token has been revoked');
      await refused(getUser(world, exchanged?.AccessToken ?? ''), 'NotAuthorizedException', 'Access Token has been revoked');
    },
  },
  {
    name: 'the old way to refresh, by a client whose tokens rotate',
    async run(world) {
      const { refresh: refreshToken } = await newTokens(world, 'rotating');
      await refused(oldRefresh(world, refreshToken, 'rotating'), 'InvalidParameterException', 'REFRESH_TOKEN_AUTH flow not enabled for this client');
      await refresh(world, refreshToken, 'rotating');
    },
  },
  {
    name: 'the tokens of a revoked sign-in, and not those of the same user\'s other one',
    async run(world) {
      const { username, access, refresh: refreshToken } = await newTokens(world);
      const other = (await signInByPassword(world, username)).AuthenticationResult;
      await revoke(world, refreshToken);
      await refused(refresh(world, refreshToken), 'NotAuthorizedException', 'Refresh Token has been revoked');
      await refused(getUser(world, access), 'NotAuthorizedException', 'Access Token has been revoked');
      await getUser(world, other?.AccessToken ?? '');
      await refresh(world, other?.RefreshToken ?? '');
    },
  },
  {
    name: 'a revocation by another client, of an access token, or where it is not enabled',
    async run(world) {
      const { access, refresh: refreshToken } = await newTokens(world);
      await refused(revoke(world, refreshToken, 'other'), 'UnauthorizedException');
      await refused(revoke(world, access), 'UnsupportedTokenTypeException');
      await refused(revoke(world, (await newTokens(world, 'unrevocable')).refresh, 'unrevocable'), 'UnsupportedOperationException');
      await refresh(world, refreshToken);
      await revoke(world, 'unknown-token');
    },
  },
  {
    name: 'every token after a global sign-out',
    async run(world) {
      const { username, access, refresh: refreshToken } = await newTokens(world);
      const other = (await signInByPassword(world, username)).AuthenticationResult;
      await world.call('GlobalSignOut', { AccessToken: access });
      await refused(getUser(world, access), 'NotAuthorizedException', 'Access Token has been revoked');
      await refused(getUser(world, other?.AccessToken ?? ''), 'NotAuthorizedException', 'Access Token has been revoked');
      await refused(refresh(world, refreshToken), 'NotAuthorizedException', 'Refresh Token has been revoked');
      await signInByPassword(world, username);
    },
  },
  {
    name: 'the tokens of a user who was deleted or disabled',
    async run(world) {
      const deleted = await newTokens(world);
      await world.call('DeleteUser', { AccessToken: deleted.access });
      await refused(getUser(world, deleted.access), 'UserNotFoundException', 'User does not exist.');
      await refused(refresh(world, deleted.refresh), 'UserNotFoundException');
      await refused(signInByPassword(world, deleted.username), 'UserNotFoundException');
      const disabled = await newTokens(world);
      await getUser(world, disabled.access);
      await world.local.admin.disableUser(MAIN, disabled.username);
      await refused(getUser(world, disabled.access), 'NotAuthorizedException');
      await refused(refresh(world, disabled.refresh), 'NotAuthorizedException');
    },
  },
];
