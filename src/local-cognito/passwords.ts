/** Passwords: kept as SRP verifiers only, checked against policy and history, and tried under the lockout. */
import { passwordUsedBefore, passwordResetRequired, temporaryPasswordExpired, userDisabled, userNotConfirmed, wrongCredentials } from './errors.js';
import { checkPassword } from './policy.js';
import { pretendedVerifier } from './pretence.js';
import { createVerifier, matchesVerifier } from './srp.js';
import { countGuess, refuseWhilePaused } from './throttle.js';
import { runTrigger, triggerEvent } from './triggers.js';
import type { Pool } from './pool.js';
import type { SignIn } from './challenges/challenge.js';
import type { User } from './state.js';

const DAY_MS = 86_400_000;

/** @throws {CognitoFault} InvalidPasswordException, PasswordHistoryPolicyViolationException */
export async function setPassword(pool: Pool, user: User, password: string): Promise<void> {
  const { config: { policy, name }, random } = pool;
  checkPassword(policy, password);
  const earlier = [...(user.password ? [user.password] : []), ...user.passwordHistory].slice(0, policy.historySize);
  for (const verifier of earlier) if (await matchesVerifier(name, user.username, password, verifier)) throw passwordUsedBefore();
  user.password = await createVerifier(name, user.username, password, random);
  user.passwordHistory = earlier;
  delete user.temporaryUntil;
  user.modifiedAt = pool.clock.now();
}

export async function setTemporaryPassword(pool: Pool, user: User, password: string): Promise<void> {
  await setPassword(pool, user, password);
  user.status = 'FORCE_CHANGE_PASSWORD';
  user.temporaryUntil = pool.clock.now() + pool.config.policy.temporaryDays * DAY_MS;
}

export const isPassword = async ({ config: { name } }: Pool, { username, password: verifier }: User, password: string): Promise<boolean> =>
  verifier !== undefined && matchesVerifier(name, username, password, verifier);

/** Takes as long for a user who does not exist. */
export async function isTypedPassword({ pool, login, user }: SignIn, password: string): Promise<boolean> {
  if (user?.password) return isPassword(pool, user, password);
  await matchesVerifier(pool.config.name, login, password, await pretendedVerifier(pool, login));
  return false;
}

/**
 * One attempt at a password, however it is shown. Nothing about the user's state is told before it was right.
 * @throws {CognitoFault} NotAuthorizedException, UserNotConfirmedException, UserLambdaValidationException
 */
export async function attemptPassword(signIn: SignIn, isRight: () => Promise<boolean>): Promise<User> {
  const { pool, login, user, clientMetadata } = signIn;
  const name = user?.username ?? login;
  refuseWhilePaused(pool, 'password', name);
  if (user) await runTrigger('PreAuthentication', () => pool.triggers.preAuthentication?.(triggerEvent(signIn, user, clientMetadata)));
  const right = await isRight();
  countGuess(pool, 'password', name, right && user !== undefined);
  if (!right || !user) throw wrongCredentials();
  if (!user.enabled) throw userDisabled();
  if (user.status === 'UNCONFIRMED') throw userNotConfirmed();
  if (user.status === 'RESET_REQUIRED') throw passwordResetRequired();
  if (user.temporaryUntil !== undefined && pool.clock.now() >= user.temporaryUntil) throw temporaryPasswordExpired();
  return user;
}
