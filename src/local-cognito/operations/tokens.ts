/** GetTokensFromRefreshToken, RevokeToken, GlobalSignOut. */
import { CognitoFault, unauthorizedClient, unsupportedTokenType } from '../errors.js';
import { checkClientSecret, clientOperation, tokenOperation } from '../operation.js';
import { peekClaims } from '../jwt.js';
import { signOutEverywhere } from '../removal.js';
import { clientSecret, context, deviceKey, token } from '../shapes.js';
import { familyOf, refreshTokens } from '../tokens.js';
import { required } from '../validate.js';

export const getTokensFromRefreshToken = clientOperation({
  RefreshToken: required(token), ClientSecret: clientSecret, DeviceKey: deviceKey, ClientMetadata: context.ClientMetadata,
}, async (call, input) => {
  checkClientSecret(call.client, input.ClientSecret);
  return { AuthenticationResult: await refreshTokens(call, input.RefreshToken, input.DeviceKey) };
});

/** Ends a refresh token and every access token that stems from the same sign-in; an unknown token is no error (RFC 7009, section 2.2). */
export const revokeToken = clientOperation({ Token: required(token), ClientSecret: clientSecret }, ({ pool, client }, input) => {
  checkClientSecret(client, input.ClientSecret);
  if (!client.revocable) throw new CognitoFault('UnsupportedOperationException', 'The client has not enabled token revocation.');
  if (peekClaims(input.Token)) throw unsupportedTokenType();
  const { family } = familyOf(pool, input.Token) ?? {};
  if (family && family.clientId !== client.id) throw unauthorizedClient();
  if (family) family.revoked = true;
  return {};
});

export const globalSignOut = tokenOperation({}, ({ pool, user }) => {
  signOutEverywhere(pool, user);
  return {};
});
