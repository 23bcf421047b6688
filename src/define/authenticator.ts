import { AuthAuthenticator } from '../components/authenticator/authenticator.js';
import { defineElement } from './define-element.js';
import './follow-up.js';

defineElement('auth-authenticator', AuthAuthenticator);

export { AuthAuthenticator };

declare global {
  interface HTMLElementTagNameMap { 'auth-authenticator': AuthAuthenticator }
}
