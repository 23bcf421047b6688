/** What a choice-based sign-in (USER_AUTH) may begin with: the pool's policy, narrowed to what the user has. */
import { activeFactors } from './mfa.js';
import { pretendedDelivery } from './pretence.js';
import { triggerEvent, runTrigger } from './triggers.js';
import { invalidParameter, userDisabled, userNotConfirmed } from './errors.js';
import type { ContactAttribute, FirstFactor } from './config.js';
import type { Pool } from './pool.js';
import type { SignIn } from './challenges/challenge.js';
import type { User } from './state.js';

/** As InitiateAuth lists them: a password can be proven in two ways. */
export type FirstChallenge = 'PASSWORD_SRP' | 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** In the order in which Cognito lists them. */
const ORDER: readonly FirstChallenge[] = ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'];

export const OTP_CONTACT = { EMAIL_OTP: 'email', SMS_OTP: 'phone_number' } as const satisfies Partial<Record<FirstFactor, ContactAttribute>>;

/** What this user has, whatever the pool allows (GetUserAuthFactors). */
export function configuredFactors(user: User): FirstFactor[] {
  const isVerified = (attribute: ContactAttribute): boolean => Boolean(user.attributes[attribute]) && user.attributes[`${attribute}_verified`] === 'true';
  return [
    ...(user.password ? ['PASSWORD' as const] : []),
    ...(['EMAIL_OTP', 'SMS_OTP'] as const).filter((factor) => isVerified(OTP_CONTACT[factor])),
    ...(user.passkeys?.length ? ['WEB_AUTHN' as const] : []),
  ];
}

/** A one-time code is no first factor where a second is asked for, and a passkey only where it counts as two. */
function allowed(pool: Pool, user: User): FirstFactor[] {
  const { config: { firstFactors, mfa, relyingParty } } = pool;
  // An invitation is taken up by its temporary password alone.
  if (user.status === 'FORCE_CHANGE_PASSWORD') return ['PASSWORD'];
  const asksForSecond = mfa === 'ON' || activeFactors(pool, user).length > 0;
  return firstFactors.filter((factor) => factor === 'PASSWORD' || !asksForSecond || (factor === 'WEB_AUTHN' && relyingParty?.isMultiFactor));
}

const asChallenges = (factors: readonly FirstFactor[]): FirstChallenge[] =>
  ORDER.filter((challenge) => factors.includes(challenge === 'PASSWORD_SRP' ? 'PASSWORD' : challenge));

/**
 * What may be chosen. For a name that nobody has it is what most users of the pool could choose.
 * @throws {CognitoFault} UserNotConfirmedException, where nothing can be chosen before the account is confirmed
 */
export async function availableChallenges({ pool, login, user }: SignIn): Promise<FirstChallenge[]> {
  if (!user) {
    const { DeliveryMedium } = await pretendedDelivery(pool, login);
    return asChallenges(pool.config.firstFactors.filter((factor) => factor === 'PASSWORD' || factor === (DeliveryMedium === 'EMAIL' ? 'EMAIL_OTP' : 'SMS_OTP')));
  }
  const permitted = allowed(pool, user);
  const available = asChallenges(configuredFactors(user).filter((factor) => permitted.includes(factor)));
  if (available.length > 0) return available;
  if (user.status === 'UNCONFIRMED') throw userNotConfirmed();
  throw invalidParameter('No challenges are available for the user.');
}

/** Before a code is sent or a passkey asked for: what may keep a user from signing in. A password's own attempt sees to it itself. */
export async function admit(signIn: SignIn): Promise<void> {
  const { pool, user, clientMetadata } = signIn;
  if (!user) return;
  if (!user.enabled) throw userDisabled();
  if (user.status === 'UNCONFIRMED') throw userNotConfirmed();
  await runTrigger('PreAuthentication', () => pool.triggers.preAuthentication?.(triggerEvent(signIn, user, clientMetadata)));
}
