import { AuthSelectMfaType } from '../components/select-mfa-type/select-mfa-type.js';
import { defineElement } from './define-element.js';

defineElement('auth-select-mfa-type', AuthSelectMfaType);

export { AuthSelectMfaType };

declare global {
  interface HTMLElementTagNameMap { 'auth-select-mfa-type': AuthSelectMfaType }
}
