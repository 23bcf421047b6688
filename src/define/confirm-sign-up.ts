import { AuthConfirmSignUp } from '../components/confirm-sign-up/confirm-sign-up.js';
import { defineElement } from './define-element.js';

defineElement('auth-confirm-sign-up', AuthConfirmSignUp);

export { AuthConfirmSignUp };

declare global {
  interface HTMLElementTagNameMap { 'auth-confirm-sign-up': AuthConfirmSignUp }
}
