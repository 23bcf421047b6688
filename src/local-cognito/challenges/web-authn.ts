import { invalidParameter, invalidSession, missingParameter, notAuthorized } from '../errors.js';
import { admit } from '../first-factors.js';
import { newChallenge, relyingPartyOf, requestOptions, userHandleOf } from '../passkeys.js';
import type { Challenge } from './challenge.js';

/** WEB_AUTHN: one of the user's passkeys signs what was asked. */
export const webAuthn: Challenge = {
  async ask(signIn) {
    const { pool, user } = signIn;
    if (!user) throw invalidSession();
    await admit(signIn);
    const challenge = newChallenge(pool);
    return { parameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(requestOptions(pool, user, challenge)) }, data: { challenge } };
  },

  async answer({ pool, user }, { responses, data }) {
    if (!user) throw invalidSession();
    if (responses.CREDENTIAL === undefined) throw missingParameter('CREDENTIAL');
    const credential = parse(responses.CREDENTIAL);
    const passkey = user.passkeys?.find(({ id }) => id === credential.id);
    if (!passkey) throw notAuthorized('The passkey is not one of this user.');
    const { verifyAssertion } = await import('../webauthn.js');
    passkey.signCount = await verifyAssertion(relyingPartyOf(pool), data.challenge ?? '', credential, passkey, userHandleOf(user));
    return { shown: 'mfa' };
  },
};

function parse(json: string): { id?: unknown } {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below, as of anything else that is no credential.
  }
  throw invalidParameter('CREDENTIAL is not a credential in JSON.');
}
