import { AuthConfirmSignIn } from '../components/confirm-sign-in/confirm-sign-in.js';
import { defineElement } from './define-element.js';

defineElement('auth-confirm-sign-in', AuthConfirmSignIn);

export { AuthConfirmSignIn };

declare global {
  interface HTMLElementTagNameMap { 'auth-confirm-sign-in': AuthConfirmSignIn }
}
