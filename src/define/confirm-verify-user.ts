import { AuthConfirmVerifyUser } from '../components/confirm-verify-user/confirm-verify-user.js';
import { defineElement } from './define-element.js';

defineElement('auth-confirm-verify-user', AuthConfirmVerifyUser);

export { AuthConfirmVerifyUser };

declare global {
  interface HTMLElementTagNameMap { 'auth-confirm-verify-user': AuthConfirmVerifyUser }
}
