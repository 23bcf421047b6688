import { AuthVerifyUser } from '../components/verify-user/verify-user.js';
import { defineElement } from './define-element.js';

defineElement('auth-verify-user', AuthVerifyUser);

export { AuthVerifyUser };

declare global {
  interface HTMLElementTagNameMap { 'auth-verify-user': AuthVerifyUser }
}
