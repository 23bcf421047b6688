/** The hosted login: where its endpoints are (Cognito's developer guide, user pool endpoints). */
import { asJson, logout, revoke, token, userInfo } from './token.js';
import { authorize, login, oidcResponse, samlResponse, shown } from './sign-in.js';
import { confirmUser } from './confirm-user.js';
import type { Endpoint } from './context.js';

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'GET /oauth2/authorize': shown(authorize),
  'GET /login': shown(login),
  'POST /login': shown(login),
  'GET /oauth2/idpresponse': shown(oidcResponse),
  'POST /saml2/idpresponse': shown(samlResponse),
  'GET /logout': shown(logout),
  'GET /confirmUser': confirmUser,
  'POST /oauth2/token': asJson(token),
  'GET /oauth2/userInfo': userInfo,
  'POST /oauth2/userInfo': userInfo,
  'POST /oauth2/revoke': asJson(revoke),
};

export const hostedEndpoint = (method: string, path: string): Endpoint | undefined => {
  const key = `${method} ${path}`;
  return Object.hasOwn(ENDPOINTS, key) ? ENDPOINTS[key] : undefined;
};
