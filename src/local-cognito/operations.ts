/** What the service can do: one row an operation. */
import { initiateAuth, respondToAuthChallenge } from './operations/auth.js';
import {
  deleteUser, deleteUserAttributes, getUser, getUserAttributeVerificationCode, updateUserAttributes, verifyUserAttribute,
} from './operations/attributes.js';
import { associateSoftwareToken, setUserMfaPreference, verifySoftwareToken } from './operations/mfa.js';
import {
  completeWebAuthnRegistration, deleteWebAuthnCredential, getUserAuthFactors, listWebAuthnCredentials, startWebAuthnRegistration,
} from './operations/passkeys.js';
import { confirmDevice, forgetDevice, getDevice, listDevices, updateDeviceStatus } from './operations/devices.js';
import { listUserSessions, revokeUserSession } from './operations/user-sessions.js';
import { changePassword, confirmForgotPassword, forgotPassword } from './operations/passwords.js';
import { confirmSignUp, resendConfirmationCode, signUp } from './operations/sign-up.js';
import { getTokensFromRefreshToken, globalSignOut, revokeToken } from './operations/tokens.js';
import type { Operation } from './operation.js';

export const operations: Readonly<Record<string, Operation>> = {
  SignUp: signUp,
  ConfirmSignUp: confirmSignUp,
  ResendConfirmationCode: resendConfirmationCode,
  InitiateAuth: initiateAuth,
  RespondToAuthChallenge: respondToAuthChallenge,
  ForgotPassword: forgotPassword,
  ConfirmForgotPassword: confirmForgotPassword,
  ChangePassword: changePassword,
  GetUser: getUser,
  UpdateUserAttributes: updateUserAttributes,
  DeleteUserAttributes: deleteUserAttributes,
  GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
  VerifyUserAttribute: verifyUserAttribute,
  DeleteUser: deleteUser,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  RevokeToken: revokeToken,
  GlobalSignOut: globalSignOut,
  AssociateSoftwareToken: associateSoftwareToken,
  VerifySoftwareToken: verifySoftwareToken,
  SetUserMFAPreference: setUserMfaPreference,
  StartWebAuthnRegistration: startWebAuthnRegistration,
  CompleteWebAuthnRegistration: completeWebAuthnRegistration,
  ListWebAuthnCredentials: listWebAuthnCredentials,
  DeleteWebAuthnCredential: deleteWebAuthnCredential,
  GetUserAuthFactors: getUserAuthFactors,
  ConfirmDevice: confirmDevice,
  ListDevices: listDevices,
  GetDevice: getDevice,
  UpdateDeviceStatus: updateDeviceStatus,
  ForgetDevice: forgetDevice,
  ListUserSessions: listUserSessions,
  RevokeUserSession: revokeUserSession,
};

/** Cognito has these too; here each answers that it is not supported yet. */
export const UNSUPPORTED_OPERATIONS: readonly string[] = [
  'SetUserSettings', 'UpdateAuthEventFeedback',
];
