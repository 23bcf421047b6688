import { AuthSignedOut } from '../components/signed-out/signed-out.js';
import { defineElement } from './define-element.js';

defineElement('auth-signed-out', AuthSignedOut);

export { AuthSignedOut };

declare global {
  interface HTMLElementTagNameMap { 'auth-signed-out': AuthSignedOut }
}
