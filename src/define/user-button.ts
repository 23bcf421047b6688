import { AuthUserButton } from '../components/user-button/user-button.js';
import { defineElement } from './define-element.js';

defineElement('auth-user-button', AuthUserButton);

export { AuthUserButton };

declare global {
  interface HTMLElementTagNameMap { 'auth-user-button': AuthUserButton }
}
