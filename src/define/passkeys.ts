import { AuthPasskeys } from '../components/passkeys/passkeys.js';
import { defineElement } from './define-element.js';

defineElement('auth-passkeys', AuthPasskeys);

export { AuthPasskeys };

declare global {
  interface HTMLElementTagNameMap { 'auth-passkeys': AuthPasskeys }
}
