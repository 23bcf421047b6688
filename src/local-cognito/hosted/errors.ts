/** Refusals of the hosted login: the codes of RFC 6749 (sections 4.1.2.1 and 5.2) and OpenID Connect Core (section 3.1.2.6). */

export type OAuthErrorCode =
  | 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'invalid_scope' | 'invalid_token' | 'unauthorized_client' | 'unsupported_grant_type'
  | 'unsupported_response_type' | 'unsupported_token_type' | 'access_denied' | 'server_error' | 'login_required' | 'redirect_mismatch';

/** Answered as JSON by the token endpoint, carried back in the address by the others, or shown where there is no address to trust. */
export class OAuthFault extends Error {
  constructor(readonly code: OAuthErrorCode, readonly description?: string) {
    super(description ?? code);
    this.name = code;
  }
}
