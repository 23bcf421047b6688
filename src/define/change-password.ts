import { AuthChangePassword } from '../components/change-password/change-password.js';
import { defineElement } from './define-element.js';

defineElement('auth-change-password', AuthChangePassword);

export { AuthChangePassword };

declare global {
  interface HTMLElementTagNameMap { 'auth-change-password': AuthChangePassword }
}
