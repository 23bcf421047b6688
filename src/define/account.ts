import { AuthAccount } from '../components/account/account.js';
import { defineElement } from './define-element.js';
import './profile.js';
import './change-password.js';
import './mfa-settings.js';
import './delete-user.js';
import './devices.js';
import './passkeys.js';

defineElement('auth-account', AuthAccount);

export { AuthAccount };

declare global {
  interface HTMLElementTagNameMap { 'auth-account': AuthAccount }
}
