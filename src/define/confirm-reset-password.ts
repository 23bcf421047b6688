import { AuthConfirmResetPassword } from '../components/confirm-reset-password/confirm-reset-password.js';
import { defineElement } from './define-element.js';

defineElement('auth-confirm-reset-password', AuthConfirmResetPassword);

export { AuthConfirmResetPassword };

declare global {
  interface HTMLElementTagNameMap { 'auth-confirm-reset-password': AuthConfirmResetPassword }
}
