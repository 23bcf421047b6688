import { AuthError } from '../core/errors.js';
import type { SrpChallenge } from './srp.js';

/** A challenge's ChallengeParameters as they come over the wire. */
export type Parameters = Readonly<Record<string, string>>;

/** @throws {AuthError} ServiceError when Cognito did not give it */
export function required(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (!value) throw malformed(name);
  return value;
}

export const malformed = (parameter: string): AuthError => new AuthError('ServiceError', `Cognito's challenge has no usable ${parameter}`);

/** What an SRP proof is made from, for a password or a device. */
export const readSrpChallenge = (parameters: Parameters): SrpChallenge => ({
  salt: required(parameters, 'SALT'),
  srpB: required(parameters, 'SRP_B'),
  secretBlock: required(parameters, 'SECRET_BLOCK'),
});
