import { AuthSignOut } from '../components/sign-out/sign-out.js';
import { defineElement } from './define-element.js';

defineElement('auth-sign-out', AuthSignOut);

export { AuthSignOut };

declare global {
  interface HTMLElementTagNameMap { 'auth-sign-out': AuthSignOut }
}
