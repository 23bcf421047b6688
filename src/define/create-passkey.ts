import { AuthCreatePasskey } from '../components/create-passkey/create-passkey.js';
import { defineElement } from './define-element.js';

defineElement('auth-create-passkey', AuthCreatePasskey);

export { AuthCreatePasskey };

declare global {
  interface HTMLElementTagNameMap { 'auth-create-passkey': AuthCreatePasskey }
}
