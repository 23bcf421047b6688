import { AuthResetPassword } from '../components/reset-password/reset-password.js';
import { defineElement } from './define-element.js';
import './follow-up.js';

defineElement('auth-reset-password', AuthResetPassword);

export { AuthResetPassword };

declare global {
  interface HTMLElementTagNameMap { 'auth-reset-password': AuthResetPassword }
}
