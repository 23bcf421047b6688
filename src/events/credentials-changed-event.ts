/** What may be told of AWS credentials; never the keys. */
export interface AuthCredentialsDetail {
  /** The identity in the identity pool; undefined once the credentials were dropped. */
  readonly identityId: string | undefined;
  readonly expiration: Date | undefined;
}

/** A fact: AWS credentials have come, were renewed, or were dropped at a sign-out or a change of user. */
export class AuthCredentialsChangedEvent extends CustomEvent<AuthCredentialsDetail> {
  static readonly type = 'auth-credentials-changed';

  constructor(detail: AuthCredentialsDetail) {
    super(AuthCredentialsChangedEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap { 'auth-credentials-changed': AuthCredentialsChangedEvent }
  interface DocumentEventMap { 'auth-credentials-changed': AuthCredentialsChangedEvent }
}
