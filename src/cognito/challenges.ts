import { AuthError } from '../core/errors.js';
import type { AuthResponse, ChallengeName } from './operations.js';
import { malformed, readSrpChallenge, required, type Parameters } from './parameters.js';
import type { SrpChallenge } from './srp.js';

/** Where a code went; the destination is masked (`a***@e***`). */
export interface CodeDelivery {
  medium?: 'EMAIL' | 'SMS' | undefined;
  destination?: string | undefined;
}

interface CodeSent {
  delivery: CodeDelivery;
}

/** What each challenge tells, read from its ChallengeParameters. */
export interface ChallengeDetails {
  ADMIN_NO_SRP_AUTH: object;
  /** What the pool's own Lambda trigger made public. */
  CUSTOM_CHALLENGE: { publicParameters: Record<string, string> };
  DEVICE_PASSWORD_VERIFIER: SrpChallenge & { deviceKey: string };
  DEVICE_SRP_AUTH: object;
  EMAIL_OTP: CodeSent;
  MFA_SETUP: { choices: string[] };
  /** `attributes` are those the user has; `requiredAttributes` must be given along with the new password. */
  NEW_PASSWORD_REQUIRED: { attributes: Record<string, string>; requiredAttributes: string[] };
  PASSWORD: object;
  PASSWORD_SRP: object;
  PASSWORD_VERIFIER: SrpChallenge;
  SELECT_CHALLENGE: { choices: ChallengeName[] };
  SELECT_MFA_TYPE: { choices: string[] };
  SMS_MFA: CodeSent;
  SMS_OTP: CodeSent;
  SOFTWARE_TOKEN_MFA: { deviceName?: string | undefined };
  /** WebAuthn Level 3 §5.1.9, to be given to `parseRequestOptionsFromJSON`. */
  WEB_AUTHN: { requestOptions: PublicKeyCredentialRequestOptionsJSON };
}

export interface ChallengeBase<Name extends ChallengeName = ChallengeName> {
  name: Name;
  /** Cognito's own name of the user where it tells it, else the name that was typed. */
  username: string;
  /** Serves one answer, within 3 to 15 minutes as the client is configured. */
  session: string | undefined;
}

export type Challenge = { [Name in ChallengeName]: ChallengeBase<Name> & ChallengeDetails[Name] }[ChallengeName];

/** Challenges that are answered by a one-time code alone. */
export type CodeChallengeName = 'EMAIL_OTP' | 'SMS_OTP' | 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA';

/** Cognito asks for something that this version does not know; nothing is lost for who does. */
export class UnknownChallengeError extends AuthError {
  constructor(readonly challengeName: string, readonly session: string | undefined, readonly parameters: Readonly<Record<string, string>>) {
    super('UnknownChallengeError', `Cognito asks for ${challengeName || 'nothing, and gives no tokens'}`);
  }
}

type Reader<Name extends ChallengeName> = (parameters: Parameters, response: AuthResponse) => ChallengeDetails[Name];

const nothing = (): object => ({});

const codeSent = (parameters: Parameters): CodeSent => ({
  delivery: {
    medium: parameters.CODE_DELIVERY_DELIVERY_MEDIUM as CodeDelivery['medium'],
    destination: parameters.CODE_DELIVERY_DESTINATION,
  },
});

const READERS: { readonly [Name in ChallengeName]: Reader<Name> } = {
  ADMIN_NO_SRP_AUTH: nothing,
  CUSTOM_CHALLENGE: (parameters) => ({ publicParameters: { ...parameters } }),
  DEVICE_PASSWORD_VERIFIER: (parameters) => ({ ...readSrpChallenge(parameters), deviceKey: required(parameters, 'DEVICE_KEY') }),
  DEVICE_SRP_AUTH: nothing,
  EMAIL_OTP: codeSent,
  MFA_SETUP: ({ MFAS_CAN_SETUP }) => ({ choices: list(MFAS_CAN_SETUP) }),
  NEW_PASSWORD_REQUIRED: ({ userAttributes, requiredAttributes }) => ({
    attributes: { ...parse(userAttributes) as Record<string, string> },
    requiredAttributes: list(requiredAttributes).map((name) => name.replace(/^userAttributes\./, '')),
  }),
  PASSWORD: nothing,
  PASSWORD_SRP: nothing,
  PASSWORD_VERIFIER: readSrpChallenge,
  SELECT_CHALLENGE: (_, { AvailableChallenges = [] }) => ({ choices: AvailableChallenges }),
  SELECT_MFA_TYPE: ({ MFAS_CAN_CHOOSE }) => ({ choices: list(MFAS_CAN_CHOOSE) }),
  SMS_MFA: codeSent,
  SMS_OTP: codeSent,
  SOFTWARE_TOKEN_MFA: ({ FRIENDLY_DEVICE_NAME }) => ({ deviceName: FRIENDLY_DEVICE_NAME }),
  WEB_AUTHN: (parameters) => {
    const requestOptions = parse(required(parameters, 'CREDENTIAL_REQUEST_OPTIONS'));
    if (!requestOptions) throw malformed('CREDENTIAL_REQUEST_OPTIONS');
    return { requestOptions: requestOptions as PublicKeyCredentialRequestOptionsJSON };
  },
};

/**
 * Reads what Cognito asks for next.
 * @param username what was typed, for challenges that do not tell Cognito's own name of the user
 * @throws {UnknownChallengeError} for a challenge that is not among the sixteen
 * @throws {AuthError} ServiceError when parameters that cannot be done without are missing or malformed
 */
export function readChallenge(response: AuthResponse, username: string): Challenge {
  const { ChallengeName = '', ChallengeParameters: parameters = {}, Session: session } = response;
  const name = currentName(ChallengeName);
  if (!Object.hasOwn(READERS, name)) throw new UnknownChallengeError(ChallengeName, session, parameters);
  const details = READERS[name as ChallengeName](parameters, response);
  // Name and details come from one row of the table, which TypeScript cannot follow.
  return { name, username: parameters.USER_ID_FOR_SRP ?? parameters.USERNAME ?? username, session, ...details } as Challenge;
}

const CODE_NAMES: Readonly<Record<CodeChallengeName, string>> = {
  EMAIL_OTP: 'EMAIL_OTP_CODE',
  SMS_OTP: 'SMS_OTP_CODE',
  SMS_MFA: 'SMS_MFA_CODE',
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE',
};

/** ChallengeResponses for a one-time code. */
export function codeResponse({ name, username }: { name: CodeChallengeName; username: string }, code: string): Record<string, string> {
  return { USERNAME: username, [CODE_NAMES[name]]: code };
}

/** AWS's documents also write EMAIL_MFA for what the service's model calls EMAIL_OTP. */
const currentName = (name: string): string => name === 'EMAIL_MFA' ? 'EMAIL_OTP' : name;

/** Lists and objects are written as JSON inside a string. */
function parse(json = ''): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value || undefined;
  } catch {
    return undefined;
  }
}

function list(json: string | undefined): string[] {
  const value = parse(json);
  return Array.isArray(value) ? value.map((item) => currentName(String(item))) : [];
}
