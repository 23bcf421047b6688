/** Passkeys of a signed-in user: StartWebAuthnRegistration, CompleteWebAuthnRegistration, ListWebAuthnCredentials, DeleteWebAuthnCredential; GetUserAuthFactors. */
import { limitExceeded, resourceNotFound, webAuthnChallengeNotFound, webAuthnClientMismatch, invalidParameter } from '../errors.js';
import { configuredFactors } from '../first-factors.js';
import { tokenOperation } from '../operation.js';
import { creationOptions, newChallenge, relyingPartyOf } from '../passkeys.js';
import { document, integer, required, text } from '../validate.js';

/** Cognito's quota of passkeys a user. */
const MOST_PASSKEYS = 20;

/** The browser is given a minute; its answer has another to arrive. */
const REGISTRATION_MS = 2 * 60_000;

export const startWebAuthnRegistration = tokenOperation({}, ({ pool, user }) => {
  relyingPartyOf(pool);
  if ((user.passkeys?.length ?? 0) >= MOST_PASSKEYS) throw limitExceeded();
  const challenge = newChallenge(pool);
  user.passkeyChallenge = { challenge, expiresAt: pool.clock.now() + REGISTRATION_MS };
  return { CredentialCreationOptions: creationOptions(pool, user, challenge) };
});

export const completeWebAuthnRegistration = tokenOperation({ Credential: required(document) }, async ({ pool, user }, { Credential }) => {
  const party = relyingPartyOf(pool);
  const { passkeyChallenge: begun } = user;
  if (!begun || pool.clock.now() >= begun.expiresAt) throw webAuthnChallengeNotFound();
  // One answer, right or wrong.
  delete user.passkeyChallenge;
  const { verifyRegistration } = await import('../webauthn.js');
  const passkey = await verifyRegistration(party, begun.challenge, Credential);
  if (pool.state.users.some(({ passkeys = [] }) => passkeys.some(({ id }) => id === passkey.id))) throw webAuthnClientMismatch();
  user.passkeys = [...user.passkeys ?? [], { ...passkey, createdAt: pool.clock.now() }];
  return {};
});

export const listWebAuthnCredentials = tokenOperation({
  NextToken: text({ min: 1 }), MaxResults: integer({ min: 0, max: 20 }),
}, ({ user: { passkeys = [] } }, { NextToken, MaxResults }) => {
  const start = NextToken === undefined ? 0 : passkeys.findIndex(({ id }) => id === NextToken);
  if (start < 0) throw invalidParameter('Invalid pagination token given.');
  const end = start + (MaxResults || MOST_PASSKEYS);
  return {
    Credentials: passkeys.slice(start, end).map(({ id, name, relyingPartyId, attachment, transports, createdAt }) => ({
      CredentialId: id, FriendlyCredentialName: name, RelyingPartyId: relyingPartyId, ...(attachment && { AuthenticatorAttachment: attachment }),
      AuthenticatorTransports: transports, CreatedAt: createdAt / 1000,
    })),
    ...(passkeys[end] && { NextToken: passkeys[end].id }),
  };
});

export const deleteWebAuthnCredential = tokenOperation({ CredentialId: required(text()) }, ({ user }, { CredentialId }) => {
  const { passkeys = [] } = user;
  if (!passkeys.some(({ id }) => id === CredentialId)) throw resourceNotFound('The passkey does not exist.');
  user.passkeys = passkeys.filter(({ id }) => id !== CredentialId);
  return {};
});

export const getUserAuthFactors = tokenOperation({}, ({ user }) => ({
  Username: user.username,
  ...(user.mfa.length > 0 && { UserMFASettingList: user.mfa }),
  ...(user.preferredMfa && { PreferredMfaSetting: user.preferredMfa }),
  ConfiguredUserAuthFactors: configuredFactors(user),
}));
