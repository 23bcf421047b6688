import { AuthError } from '../core/errors.js';
import type { AuthFailure } from '../flow/types.js';
import { errorTexts, type ErrorTextKey } from '../i18n/error-texts.js';

interface Rule {
  readonly name: string;
  /** Narrows a name that Cognito uses for several things; its named groups fill the text's placeholders. */
  readonly message?: RegExp;
  readonly text: ErrorTextKey;
  readonly field?: 'username' | 'password' | 'code' | 'answer' | 'email' | 'phone_number';
  /** What the journey calls it, where it must be told apart from others of its name. */
  readonly as?: string;
}

/** By exception name first and message second; the first rule that fits says it. */
const RULES: readonly Rule[] = [
  { name: 'NetworkError', message: /damaged/, text: 'error-answer-lost' },
  { name: 'NetworkError', text: 'error-network' },
  // As browsers and webpack say of a part of ours that does not come.
  { name: 'TypeError', message: /\bmodule\b/i, text: 'error-not-loaded', as: 'NetworkError' },
  { name: 'ChunkLoadError', text: 'error-not-loaded', as: 'NetworkError' },
  { name: 'TimeoutError', text: 'error-answer-lost' },
  { name: 'ServiceError', text: 'error-service' },
  { name: 'InternalErrorException', text: 'error-service' },
  { name: 'FirewallError', text: 'error-firewall' },
  { name: 'ForbiddenException', text: 'error-firewall' },
  { name: 'ConfigurationError', text: 'error-configuration' },
  { name: 'InsecureContextError', text: 'error-insecure' },
  { name: 'UnknownChallengeError', text: 'error-unsupported' },
  { name: 'SessionExpiredError', message: /device/i, text: 'error-device-refused' },
  { name: 'SessionExpiredError', text: 'error-step-expired' },
  { name: 'PasskeyNotUsedError', text: 'error-passkey-not-used' },
  { name: 'PasskeyExistsError', text: 'error-passkey-exists' },
  { name: 'PasskeyUnsupportedError', text: 'error-passkey-unsupported' },
  { name: 'WebAuthnCredentialNotSupportedException', text: 'error-passkey-unsupported' },
  { name: 'PasskeySiteError', text: 'error-passkey-site' },
  { name: 'WebAuthnNotEnabledException', text: 'error-passkey-site' },
  { name: 'WebAuthnConfigurationMissingException', text: 'error-passkey-site' },
  { name: 'WebAuthnOriginNotAllowedException', text: 'error-passkey-site' },
  { name: 'WebAuthnRelyingPartyMismatchException', text: 'error-passkey-site' },
  { name: 'WebAuthnChallengeNotFoundException', text: 'error-passkey-not-used' },
  { name: 'PasskeyRefusedError', text: 'error-passkey-refused' },
  { name: 'WebAuthnClientMismatchException', text: 'error-passkey-refused' },
  // What the site's own trigger says, as UserLambdaValidationException has it; nobody else can write it: the state is right.
  { name: 'HostedLoginError', message: /^\w+: \w+ failed with error (?<message>[^]+?)\.?\s*$/, text: 'error-site' },
  { name: 'HostedLoginError', message: /^access_denied|cancel|denied/i, text: 'error-federated-denied' },
  { name: 'HostedLoginError', message: /not available|provider/i, text: 'error-federated-provider' },
  { name: 'HostedLoginError', text: 'error-federated' },
  { name: 'StateMismatchError', text: 'error-federated' },
  { name: 'HookError', message: /^(?<message>[^]+)$/, text: 'error-site' },
  { name: 'UserLambdaValidationException', message: /^(?:\w+ failed with error )?(?<message>[^]+?)\.?$/, text: 'error-site' },
  { name: 'UserNotFoundException', message: /client id combination not found/i, text: 'error-user-not-found', field: 'username' },
  { name: 'UserNotFoundException', text: 'error-user-not-found', field: 'username' },
  { name: 'UsernameExistsException', text: 'error-user-exists', field: 'username' },
  { name: 'AliasExistsException', text: 'error-alias-exists', field: 'username' },
  { name: 'CodeMismatchException', text: 'error-code-mismatch', field: 'code' },
  { name: 'InvalidParameterException', message: /at '(?:userCode|confirmationCode|code)'/, text: 'error-code-mismatch', field: 'code' },
  { name: 'EnableSoftwareTokenMFAException', text: 'error-code-mismatch', field: 'code' },
  { name: 'ExpiredCodeException', message: /already been used/i, text: 'error-code-used', field: 'code' },
  { name: 'ExpiredCodeException', text: 'error-code-expired', field: 'code' },
  { name: 'AnswerRefusedError', text: 'error-answer-refused', field: 'answer' },
  { name: 'PhoneNumberMissingError', text: 'error-no-phone' },
  { name: 'CodeDeliveryFailureException', text: 'error-code-delivery' },
  { name: 'TooManyRequestsException', text: 'error-too-many' },
  { name: 'TooManyFailedAttemptsException', text: 'error-too-many' },
  { name: 'LimitExceededException', text: 'error-too-many' },
  { name: 'InvalidPasswordException', message: /not long enough/i, text: 'error-password-length', field: 'password' },
  { name: 'InvalidPasswordException', message: /uppercase/i, text: 'error-password-uppercase', field: 'password' },
  { name: 'InvalidPasswordException', message: /lowercase/i, text: 'error-password-lowercase', field: 'password' },
  { name: 'InvalidPasswordException', message: /numeric/i, text: 'error-password-number', field: 'password' },
  { name: 'InvalidPasswordException', message: /symbol/i, text: 'error-password-symbol', field: 'password' },
  { name: 'InvalidPasswordException', message: /space/i, text: 'error-password-space', field: 'password' },
  { name: 'InvalidPasswordException', text: 'error-password-policy', field: 'password' },
  { name: 'PasswordHistoryPolicyViolationException', text: 'error-password-history', field: 'password' },
  { name: 'NotAuthorizedException', message: /invalid session|session is expired/i, text: 'error-step-expired', as: 'SessionExpiredError' },
  { name: 'NotAuthorizedException', message: /attempts exceeded/i, text: 'error-locked' },
  { name: 'NotAuthorizedException', message: /disabled/i, text: 'error-user-disabled' },
  { name: 'NotAuthorizedException', message: /temporary password has expired/i, text: 'error-temporary-password-expired' },
  { name: 'NotAuthorizedException', message: /SECRET_HASH|secret hash/i, text: 'error-client-secret' },
  { name: 'NotAuthorizedException', message: /SignUp is not permitted/i, text: 'error-sign-up-closed' },
  { name: 'NotAuthorizedException', message: /current status is CONFIRMED/i, text: 'error-user-exists', as: 'AlreadyConfirmedError' },
  { name: 'NotAuthorizedException', text: 'error-credentials' },
  { name: 'InvalidParameterException', message: /no registered\/verified/i, text: 'error-no-verified-contact' },
  { name: 'InvalidParameterException', message: /already confirmed/i, text: 'error-user-exists', as: 'AlreadyConfirmedError' },
  { name: 'InvalidParameterException', message: /missing.+password/i, text: 'error-password-needed', field: 'password' },
  // A link cannot be sent without the pool's own domain.
  { name: 'InvalidParameterException', message: /pool domain/i, text: 'error-configuration' },
  { name: 'InvalidParameterException', message: /password/i, text: 'error-password-space', field: 'password' },
  // Where it may be either, a phone number has been looked at before it was sent.
  { name: 'InvalidParameterException', message: /^username .+email/i, text: 'error-email-format', field: 'username' },
  { name: 'InvalidParameterException', message: /^username .+phone number/i, text: 'error-phone-format', field: 'username' },
  { name: 'InvalidParameterException', message: /phone number/i, text: 'error-phone-format', field: 'phone_number' },
  { name: 'InvalidParameterException', message: /email/i, text: 'error-email-format', field: 'email' },
  { name: 'InvalidParameterException', message: /(?<attribute>[\w:]+): (?:The )?attribute/i, text: 'error-attribute' },
  { name: 'InvalidParameterException', message: /(?<attribute>[\w:]+) is missing/i, text: 'error-attribute' },
  { name: 'InvalidParameterException', message: /USER_\w+_AUTH|flow not enabled/i, text: 'error-configuration' },
  { name: 'DeviceGoneError', text: 'error-device-gone' },
  { name: 'ResourceNotFoundException', message: /device/i, text: 'error-device-gone' },
  { name: 'ResourceNotFoundException', text: 'error-configuration' },
];

/** What failed, as a value that a screen can show. The raw message goes to the console only. */
export function explain(thrown: unknown): AuthFailure {
  const { name, message } = AuthError.from(thrown);
  for (const rule of RULES) {
    const found = rule.name === name && (rule.message ?? /(?:)/).exec(message);
    if (found) return failure(rule.as ?? name, message, rule.text, rule.field ?? found.groups?.attribute, found.groups);
  }
  return failure(name, message, 'error-unknown');
}

const failure = (name: string, message: string, key: ErrorTextKey, field?: string, params?: Record<string, string>): AuthFailure =>
  ({ name, message, field, text: { key, english: errorTexts[key], ...(params && { params: { ...params } }) } });
