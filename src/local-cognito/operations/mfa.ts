/** Second factors: AssociateSoftwareToken, VerifySoftwareToken, SetUserMFAPreference. */
import { TOTP_VERIFIED } from '../challenges/mfa-setup.js';
import { enableTotpMismatch, invalidParameter, invalidSession, totpNotFound, unsupported } from '../errors.js';
import { MFA_CONTACT, turnOn } from '../mfa.js';
import { tokenOperation, type Operation } from '../operation.js';
import { findSession, openSession, sessionCall } from '../sessions.js';
import { session, token } from '../shapes.js';
import { countGuess, refuseWhilePaused } from '../throttle.js';
import { authorize } from '../tokens.js';
import { createTotpSecret, matchTotp } from '../totp.js';
import { findByUsername } from '../users.js';
import { flag, required, structure, text, validate } from '../validate.js';
import type { MfaType } from '../config.js';
import type { Pool } from '../pool.js';
import type { Session, User } from '../state.js';

const SECRET = 'totpSecret';

/** Who sets a software token up: signed in, or in the middle of signing in. */
interface Holder {
  pool: Pool;
  user: User;
  /** What the Session remembers; a signed-in user has none. */
  pending?: Session;
  /** Uses the Session up and gives the next. */
  renew: (data: Record<string, string>) => { Session?: string };
}

async function holder(pools: ReadonlyMap<string, Pool>, { AccessToken, Session: id }: { AccessToken?: string; Session?: string }): Promise<Holder> {
  if (AccessToken !== undefined) return { ...await authorize(pools, AccessToken), renew: () => ({}) };
  if (id === undefined) throw invalidParameter('AccessToken or Session is required.');
  const call = sessionCall(pools, id);
  const pending = findSession(call, id, ['MFA_SETUP']);
  const user = findByUsername(call.pool, pending.username ?? '');
  if (!user) throw invalidSession();
  return {
    pool: call.pool, user, pending,
    renew: (data) => {
      pending.used = true;
      return { Session: openSession(call, { ...pending, data: { ...pending.data, ...data } }) };
    },
  };
}

function refuseWithoutTotp({ config: { mfa, mfaTypes } }: Pool): void {
  if (mfa === 'OFF' || !mfaTypes.includes('SOFTWARE_TOKEN_MFA')) throw totpNotFound();
}

/** Hands out a secret; the one before it, if it was verified, works until this one is. */
export const associateSoftwareToken: Operation = async (pools, body) => {
  const { pool, user, pending, renew } = await holder(pools, validate({ AccessToken: token, Session: session }, body));
  refuseWithoutTotp(pool);
  const secret = createTotpSecret(pool.random);
  if (!pending) user.pendingTotp = secret;
  return { SecretCode: secret, ...renew({ [SECRET]: secret }) };
};

const userCode = text({ min: 6, max: 6, pattern: /[0-9]+/, sensitive: true });

export const verifySoftwareToken: Operation = async (pools, body) => {
  const input = validate({ AccessToken: token, Session: session, UserCode: required(userCode), FriendlyDeviceName: text() }, body);
  const { pool, user, pending, renew } = await holder(pools, input);
  refuseWithoutTotp(pool);
  const secret = pending ? pending.data[SECRET] : user.pendingTotp;
  if (secret === undefined) throw invalidParameter('No software token has been associated.');
  refuseWhilePaused(pool, 'mfa', user.username);
  const lastStep = await matchTotp(secret, input.UserCode, pool.clock.now());
  countGuess(pool, 'mfa', user.username, lastStep !== undefined);
  if (lastStep === undefined) throw enableTotpMismatch();
  user.totp = { secret, lastStep, name: input.FriendlyDeviceName ?? '' };
  delete user.pendingTotp;
  return { Status: 'SUCCESS', ...renew({ [TOTP_VERIFIED]: 'true' }) };
};

const settings = structure({ Enabled: flag, PreferredMfa: flag });

export const setUserMfaPreference = tokenOperation({
  SMSMfaSettings: settings, SoftwareTokenMfaSettings: settings, EmailMfaSettings: settings, WebAuthnMfaSettings: structure({ Enabled: flag }),
}, ({ pool, user }, input) => {
  if (input.WebAuthnMfaSettings) throw unsupported('WebAuthnMfaSettings');
  const given = { SMS_MFA: input.SMSMfaSettings, SOFTWARE_TOKEN_MFA: input.SoftwareTokenMfaSettings, EMAIL_OTP: input.EmailMfaSettings };
  const wishes = Object.entries(given).flatMap(([type, wish]) =>
    (wish ? [{ type: type as MfaType, enabled: wish.Enabled ?? false, preferred: wish.PreferredMfa ?? false }] : []));
  if (wishes.filter(({ preferred }) => preferred).length > 1) throw invalidParameter('Only one MFA method can be preferred.');
  for (const { type, enabled, preferred } of wishes) {
    if (enabled) refuseUnusable(pool, user, type);
    else if (preferred) throw invalidParameter(`${type} cannot be preferred without being enabled.`);
  }
  for (const { type, enabled, preferred } of wishes) {
    if (enabled) turnOn(user, type);
    else user.mfa = user.mfa.filter((other) => other !== type);
    if (preferred) user.preferredMfa = type;
    else if (user.preferredMfa === type) delete user.preferredMfa;
  }
  return {};
});

function refuseUnusable({ config: { mfa, mfaTypes } }: Pool, user: User, type: MfaType): void {
  if (mfa === 'OFF' || !mfaTypes.includes(type)) throw invalidParameter(`${type} is not enabled in the user pool.`);
  if (type === 'SOFTWARE_TOKEN_MFA') {
    if (!user.totp) throw invalidParameter('User has not verified software token mfa');
  } else if (user.attributes[`${MFA_CONTACT[type]}_verified`] !== 'true') {
    throw invalidParameter(`User does not have delivery config set to turn on ${type}`);
  }
}
