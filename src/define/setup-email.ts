import { AuthSetupEmail } from '../components/setup-email/setup-email.js';
import { defineElement } from './define-element.js';

defineElement('auth-setup-email', AuthSetupEmail);

export { AuthSetupEmail };

declare global {
  interface HTMLElementTagNameMap { 'auth-setup-email': AuthSetupEmail }
}
