import { AuthMfaSettings } from '../components/mfa-settings/mfa-settings.js';
import { defineElement } from './define-element.js';

defineElement('auth-mfa-settings', AuthMfaSettings);

export { AuthMfaSettings };

declare global {
  interface HTMLElementTagNameMap { 'auth-mfa-settings': AuthMfaSettings }
}
