import { AuthForceNewPassword } from '../components/force-new-password/force-new-password.js';
import { defineElement } from './define-element.js';

defineElement('auth-force-new-password', AuthForceNewPassword);

export { AuthForceNewPassword };

declare global {
  interface HTMLElementTagNameMap { 'auth-force-new-password': AuthForceNewPassword }
}
