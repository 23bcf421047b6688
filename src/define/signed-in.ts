import { AuthSignedIn } from '../components/signed-in/signed-in.js';
import { defineElement } from './define-element.js';

defineElement('auth-signed-in', AuthSignedIn);

export { AuthSignedIn };

declare global {
  interface HTMLElementTagNameMap { 'auth-signed-in': AuthSignedIn }
}
