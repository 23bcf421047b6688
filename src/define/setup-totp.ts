import { AuthSetupTotp } from '../components/setup-totp/setup-totp.js';
import { defineElement } from './define-element.js';

defineElement('auth-setup-totp', AuthSetupTotp);

export { AuthSetupTotp };

declare global {
  interface HTMLElementTagNameMap { 'auth-setup-totp': AuthSetupTotp }
}
