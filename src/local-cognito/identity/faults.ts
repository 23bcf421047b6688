/** What identity pools refuse with, in the service's words (cognito-identity, AWS JSON 1.1). */
import { CognitoFault, notAuthorized, resourceNotFound } from '../errors.js';

export const poolNotFound = (id: string): CognitoFault => resourceNotFound(`IdentityPool '${id}' not found.`);
export const identityNotFound = (id: string): CognitoFault => resourceNotFound(`Identity '${id}' not found.`);
export const identityForbidden = (id: string): CognitoFault => notAuthorized(`Access to Identity '${id}' is forbidden.`);
export const guestsRefused = (): CognitoFault => notAuthorized('Unauthenticated access is not supported for this identity pool.');
export const unknownProvider = (): CognitoFault => notAuthorized('Token is not from a supported provider of this identity pool.');
export const invalidLogin = (reason: string): CognitoFault => notAuthorized(`Invalid login token. ${reason}`);
export const loginsDoNotMatch = (): CognitoFault =>
  notAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.");
export const roleForbidden = (arn: string): CognitoFault => notAuthorized(`Access to Role '${arn}' is forbidden.`);
export const ambiguousRole = (): CognitoFault => notAuthorized('Role mapping does not lead to a role, and the pool denies access then.');
export const noRole = (): CognitoFault =>
  new CognitoFault('InvalidIdentityPoolConfigurationException', 'Invalid identity pool configuration. Check assigned IAM roles for this pool.');
export const loginConflict = (): CognitoFault => new CognitoFault('ResourceConflictException', 'Logins are linked to different identities.');
export const classicFlowOff = (): CognitoFault =>
  new CognitoFault('InvalidParameterException', 'Basic (classic) flow is not enabled, please use enhanced flow.');
