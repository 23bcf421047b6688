/** Cognito's faults and their words, in one place (as its clients see them; cognito-idp, AWS JSON 1.1). */

/** What an operation refuses with; the HTTP edge turns it into `400 {"__type", "message"}`. */
export class CognitoFault extends Error {
  /** @param type Cognito's exception name, as on the wire */
  constructor(readonly type: string, message: string) {
    super(message);
    this.name = type;
  }
}

const fault = (type: string, message: string): CognitoFault => new CognitoFault(type, message);

export const invalidParameter = (message: string): CognitoFault => fault('InvalidParameterException', message);
export const notAuthorized = (message: string): CognitoFault => fault('NotAuthorizedException', message);
export const resourceNotFound = (message: string): CognitoFault => fault('ResourceNotFoundException', message);

// Sign-in
export const wrongCredentials = (): CognitoFault => notAuthorized('Incorrect username or password.');
export const passwordAttemptsExceeded = (): CognitoFault => notAuthorized('Password attempts exceeded');
export const userDisabled = (): CognitoFault => notAuthorized('User is disabled.');
export const temporaryPasswordExpired = (): CognitoFault => notAuthorized('Temporary password has expired and must be reset by an administrator.');
export const userNotConfirmed = (): CognitoFault => fault('UserNotConfirmedException', 'User is not confirmed.');
export const passwordResetRequired = (): CognitoFault => fault('PasswordResetRequiredException', 'Password reset required for the user');
export const invalidSession = (): CognitoFault => notAuthorized('Invalid session for the user.');
export const sessionExpired = (): CognitoFault => notAuthorized('Invalid session for the user, session is expired.');
export const missingParameter = (name: string): CognitoFault => invalidParameter(`Missing required parameter ${name}`);

// Users
export const userNotFound = (): CognitoFault => fault('UserNotFoundException', 'User does not exist.');
/** ForgotPassword's and ConfirmForgotPassword's own words for an unknown user. */
export const usernameClientNotFound = (): CognitoFault => fault('UserNotFoundException', 'Username/client id combination not found.');
export const usernameExists = (): CognitoFault => fault('UsernameExistsException', 'User already exists');
export const aliasExists = (attribute: string): CognitoFault =>
  fault('AliasExistsException', `An account with the given ${attribute} already exists.`);

// Codes and passwords
export const codeMismatch = (): CognitoFault => fault('CodeMismatchException', 'Invalid verification code provided, please try again.');
export const totpMismatch = (): CognitoFault => fault('CodeMismatchException', 'Invalid code received for user');
export const totpReplayed = (): CognitoFault => fault('ExpiredCodeException', 'Your software token has already been used once.');
/** Its wording is Cognito's own. */
export const withoutDomain = (): CognitoFault =>
  invalidParameter('Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool');
export const codeExpired = (): CognitoFault => fault('ExpiredCodeException', 'Invalid code provided, please request a code again.');
export const limitExceeded = (): CognitoFault => fault('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
export const invalidPassword = (rule: string): CognitoFault =>
  fault('InvalidPasswordException', `Password did not conform with policy: ${rule}`);
export const passwordUsedBefore = (): CognitoFault =>
  fault('PasswordHistoryPolicyViolationException', 'Password has previously been used');

// Tokens
export const invalidAccessToken = (): CognitoFault => notAuthorized('Invalid Access Token');
export const accessTokenExpired = (): CognitoFault => notAuthorized('Access Token has expired');
export const accessTokenRevoked = (): CognitoFault => notAuthorized('Access Token has been revoked');
export const missingScope = (): CognitoFault => notAuthorized('Access Token does not have required scopes');
export const invalidRefreshToken = (): CognitoFault => notAuthorized('Invalid Refresh Token');
export const refreshTokenExpired = (): CognitoFault => notAuthorized('Refresh Token has expired');
export const refreshTokenRevoked = (): CognitoFault => notAuthorized('Refresh Token has been revoked');
export const refreshTokenReuse = (): CognitoFault => fault('RefreshTokenReuseException', 'Refresh token has been used before');
export const unauthorizedClient = (): CognitoFault => fault('UnauthorizedException', 'Unauthorized to revoke token');
export const unsupportedTokenType = (): CognitoFault => fault('UnsupportedTokenTypeException', 'Unsupported token type');

// Multi-factor authentication
export const enableTotpMismatch = (): CognitoFault => fault('EnableSoftwareTokenMFAException', 'Code mismatch');
export const totpNotFound = (): CognitoFault =>
  fault('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool');

// Passkeys
export const webAuthnNotEnabled = (): CognitoFault => fault('WebAuthnNotEnabledException', 'WebAuthn is not enabled for this user pool.');
export const webAuthnConfigurationMissing = (): CognitoFault =>
  fault('WebAuthnConfigurationMissingException', 'The user pool has no WebAuthn configuration.');
export const webAuthnChallengeNotFound = (): CognitoFault => fault('WebAuthnChallengeNotFoundException', 'Challenge not found.');
export const webAuthnClientMismatch = (): CognitoFault => fault('WebAuthnClientMismatchException', 'The credential is not one of this registration.');
export const webAuthnOriginNotAllowed = (): CognitoFault => fault('WebAuthnOriginNotAllowedException', 'Origin is not allowed.');
export const webAuthnRelyingPartyMismatch = (): CognitoFault => fault('WebAuthnRelyingPartyMismatchException', 'Relying party does not match.');
export const webAuthnNotSupported = (): CognitoFault => fault('WebAuthnCredentialNotSupportedException', 'The credential is not supported.');

// Devices and sessions
export const deviceNotFound = (): CognitoFault => resourceNotFound('Device does not exist.');
export const deviceKeyExists = (): CognitoFault => fault('DeviceKeyExistsException', 'Device already exists.');
export const withoutDevices = (): CognitoFault =>
  fault('InvalidUserPoolConfigurationException', 'Device tracking is not enabled for this user pool.');
export const sessionNotFound = (): CognitoFault => resourceNotFound('Session does not exist.');

// The service itself
export const unsupported = (what: string): CognitoFault =>
  fault('UnsupportedOperationException', `${what} is not supported by the local Cognito yet.`);
export const unknownOperation = (name: string): CognitoFault =>
  fault('UnknownOperationException', name === '' ? 'The request has no X-Amz-Target.' : `Cognito has no operation ${name}.`);
export const serialization = (message: string): CognitoFault => fault('SerializationException', message);
export const customAuthUnavailable = (): CognitoFault => invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
export const invalidLambdaResponse = (trigger: string): CognitoFault => fault('InvalidLambdaResponseException', `${trigger} gave an answer that cannot be used.`);
export const lambdaRefusal = (trigger: string, text: string): CognitoFault =>
  fault('UserLambdaValidationException', `${trigger} failed with error ${text}.`);
