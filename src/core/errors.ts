/**
 * Names of errors that do not come from Cognito. Cognito's own keep their wire name (`CodeMismatchException`, …).
 * - `NetworkError`: no answer arrived; it is not known whether the request did.
 * - `TimeoutError`: no answer within the deadline.
 * - `ServiceError`: an answer that is not Cognito's (5xx with HTML, a proxy's page).
 * - `FirewallError`: HTTP 403 that does not carry a Cognito error, as a web application firewall sends it.
 * - `ConfigurationError`: what the page says of its user pool cannot be right; nothing was sent.
 * - `InsecureContextError`: the page has no WebCrypto, because it is not served over HTTPS or from localhost.
 * - `UnknownChallengeError`: Cognito asks for something that this version does not know; the session is kept.
 * - `SessionExpiredError`: the step's Session (3 minutes by default) has run out.
 * - `PasskeyNotUsedError`: the person cancelled, time ran out, or the device has none of the passkeys.
 * - `PasskeyExistsError`: the device has a passkey of this user already.
 * - `PasskeyUnsupportedError`: the browser has no passkeys, or not of the kind asked for.
 * - `PasskeySiteError`: the page's address does not belong to the user pool's relying party.
 * - `PasskeyRefusedError`: Cognito does not accept what the passkey signed.
 * - `PhoneNumberMissingError`: a second factor by SMS is required of a user without a phone number.
 * - `AnswerRefusedError`: the pool's own triggers ask the same question again, by the same public parameters.
 * - `DeviceGoneError`: nothing is kept of the device that is to be remembered.
 * - `HostedLoginError`: the hosted login or a provider has refused; the message begins with the code of RFC 6749.
 * - `StateMismatchError`: an answer of the hosted login belongs to another sign-in, or was tampered with.
 * - `NotSignedInError`: tokens were asked for and nobody is signed in.
 * - `HookError`: a function of the page's own refused; its message is shown as it stands.
 * - `PasswordNeededError`: a sign-in code can be sent again only to who proves the password again, which is no longer known.
 * - `AlreadyConfirmedError`: the account that is to be confirmed is confirmed (Cognito says so by a message alone).
 */
export type LocalErrorName =
  | 'NetworkError' | 'TimeoutError' | 'ServiceError' | 'FirewallError' | 'ConfigurationError'
  | 'PasskeyNotUsedError' | 'PasskeyExistsError' | 'PasskeyUnsupportedError' | 'PasskeySiteError' | 'PasskeyRefusedError'
  | 'InsecureContextError' | 'UnknownChallengeError' | 'SessionExpiredError' | 'PhoneNumberMissingError' | 'AnswerRefusedError' | 'DeviceGoneError' | 'NotSignedInError'
  | 'HostedLoginError' | 'StateMismatchError' | 'HookError' | 'PasswordNeededError' | 'AlreadyConfirmedError';

export interface AuthErrorOptions {
  /** HTTP status, where there was an answer. */
  status?: number;
  /** Milliseconds to wait, where the answer said so (Retry-After, RFC 9110 §10.2.3). */
  retryAfter?: number;
  cause?: unknown;
}

/** Every failure of this library: `name` is what to switch on, `message` is for the console and never for the page. */
export class AuthError extends Error {
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(name: LocalErrorName | (string & {}), message: string, { status, retryAfter, cause }: AuthErrorOptions = {}) {
    super(message, { cause });
    this.name = name;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Wraps whatever was thrown; an AuthError stays what it is. */
  static from(thrown: unknown): AuthError {
    if (thrown instanceof AuthError) return thrown;
    if (thrown instanceof Error) return new AuthError(thrown.name, thrown.message, { cause: thrown });
    return new AuthError('Error', String(thrown), { cause: thrown });
  }
}
