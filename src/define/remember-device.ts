import { AuthRememberDevice } from '../components/remember-device/remember-device.js';
import { defineElement } from './define-element.js';

defineElement('auth-remember-device', AuthRememberDevice);

export { AuthRememberDevice };

declare global {
  interface HTMLElementTagNameMap { 'auth-remember-device': AuthRememberDevice }
}
