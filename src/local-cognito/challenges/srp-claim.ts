/** What a client claims by SRP: shared by the proofs of a password and of a device. */
import { fromBase64 } from '../../core/encoding.js';
import { invalidParameter, missingParameter } from '../errors.js';
import { checkProof, isPublicValue } from '../srp.js';

/** How far a client's clock may be off: hours are no reason to refuse somebody, and Cognito's own tolerance is not documented. */
const CLOCK_TOLERANCE_MS = 86_400_000;

type Strings = Readonly<Record<string, string>>;

export interface SrpClaim {
  signature: string;
  secretBlock: string;
  timestamp: string;
}

/** @throws {CognitoFault} InvalidParameterException for an A that would let any secret pass */
export function readPublicValue(a: string | undefined): string {
  if (a === undefined) throw missingParameter('SRP_A');
  if (!isPublicValue(a)) throw invalidParameter('SRP_A is not a public value: a hexadecimal number that N does not divide.');
  return a;
}

/** @throws {CognitoFault} InvalidParameterException for a missing member and for a time that cannot be right */
export function readClaim({ PASSWORD_CLAIM_SIGNATURE: signature, PASSWORD_CLAIM_SECRET_BLOCK: secretBlock, TIMESTAMP: timestamp }: Strings, now: number): SrpClaim {
  if (signature === undefined) throw missingParameter('PASSWORD_CLAIM_SIGNATURE');
  if (secretBlock === undefined) throw missingParameter('PASSWORD_CLAIM_SECRET_BLOCK');
  if (timestamp === undefined) throw missingParameter('TIMESTAMP');
  checkTimestamp(timestamp, now);
  return { signature, secretBlock, timestamp };
}

/** Whether the claim was signed by who knows the secret of the exchange that a Session remembers. */
export function isProven({ a = '', b = '', salt = '', verifier = '', publicB = '' }: Strings, { signature, secretBlock, timestamp }: SrpClaim, group: string, name: string): Promise<boolean> {
  const claim = { poolName: group, userId: name, secretBlock: fromBase64(secretBlock), timestamp };
  return checkProof({ a, b, salt, verifier, publicB }, claim, decodeSignature(signature));
}

/** `Tue Nov 3 08:05:09 UTC 2026`, with or without a zero before the day. */
function checkTimestamp(timestamp: string, now: number): void {
  const match = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:UTC|GMT) (\d{4})$/.exec(timestamp);
  const time = match ? Date.parse(`${match[2] ?? ''} ${match[1] ?? ''} ${match[4] ?? ''} ${match[3] ?? ''} UTC`) : NaN;
  if (Number.isNaN(time)) throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english');
  if (Math.abs(time - now) > CLOCK_TOLERANCE_MS) throw invalidParameter('TIMESTAMP is more than a day away from the time of the service.');
}

function decodeSignature(signature: string): Uint8Array {
  try {
    return fromBase64(signature);
  } catch {
    return new Uint8Array();
  }
}
